using System.Collections.Generic;
using System.Linq;
using BatchTasks.Generators.CustomIds.Texts;
using BatchTasks.Generators.Model;
using BatchTasks.Shared.Providers;

namespace BatchTasks.Generators.CustomIds;

/// <summary>Whether every id of a pattern is outside of what a service takes. One that only some ids are in is left to the check at run time.</summary>
internal static class IdLimits
{
    /// <summary>What is wrong with each id, and what the service takes; null where some id will do.</summary>
    public static (string Problem, string Taken)? Find(CustomIdModel pattern, ProviderLimits provider)
    {
        if (provider.CustomIdAlphabet is { } alphabet && FindCharacter(pattern, alphabet) is { } problem)
            return (problem, CustomIdCharacters.Describe(alphabet));

        if (provider.CustomIdLength is { } limit && ShortestLength(pattern, provider.CustomIdAlphabet) is var length && length > limit)
            return ($"The shortest custom_id has {length} characters", $"at most {limit}");

        return null;
    }

    private static string? FindCharacter(CustomIdModel pattern, string alphabet)
    {
        foreach (var literal in pattern.Literals)
        {
            for (var i = 0; i < literal.Length; i++)
            {
                if (alphabet.IndexOf(literal[i]) < 0)
                    return $"Every custom_id has '{ShownText.Of(literal.Substring(i, char.IsHighSurrogate(literal[i]) ? 2 : 1))}'";
            }
        }

        foreach (var hole in pattern.Holes)
        {
            if (ShortestText(hole, alphabet) == TextSet.Unbounded)
                return $"Every text of '{hole.Member}' has a character that can't stand in a custom_id";
        }

        return null;
    }

    /// <summary>The fewest code points of an id, of the alphabet where there is one.</summary>
    private static int ShortestLength(CustomIdModel pattern, string? alphabet) =>
        pattern.Literals.Sum(l => l.Count(c => !char.IsLowSurrogate(c))) + pattern.Holes.Sum(h => ShortestText(h, alphabet));

    /// <summary>The fewest code points of a hole's text within the alphabet, or <see cref="TextSet.Unbounded"/> where every text leaves it.</summary>
    private static int ShortestText(CustomIdHoleModel hole, string? alphabet)
    {
        switch (hole.Kind)
        {
            case CustomIdKind.String:
                return 0;
            case CustomIdKind.Char:
                return 1;
            case CustomIdKind.Enum:
                var texts = hole.Names.Select(n => n.Text).Where(t => alphabet is null || t.All(c => alphabet.IndexOf(c) >= 0)).ToList();
                return texts.Count == 0 ? (hole.Names.Count == 0 ? 1 : TextSet.Unbounded) : texts.Min(t => t.Count(c => !char.IsLowSurrogate(c)));
            default:
                return ShortestPath(KindTexts.Of(hole, AnyText.All), alphabet);
        }
    }

    /// <summary>Breadth first; these texts are ASCII.</summary>
    private static int ShortestPath(TextSet set, string? alphabet)
    {
        var characters = set.Characters.Where(c => alphabet is null || alphabet.IndexOf(c) >= 0).ToList();
        var seen = new HashSet<int> { 0 };
        var states = new List<int> { 0 };
        for (var length = 0; states.Count > 0; length++)
        {
            if (states.Exists(set.Accepts))
                return length;

            states = states.SelectMany(s => characters.Select(c => set.Next(s, c))).Where(s => s != TextSet.Dead && seen.Add(s)).ToList();
        }

        return TextSet.Unbounded;
    }
}
