using System.Collections.Generic;
using System.Linq;
using BatchTasks.Generators.CustomIds.Texts;
using BatchTasks.Generators.Model;

namespace BatchTasks.Generators.CustomIds.Search;

/// <summary>
/// Searches for an id that two patterns can give, or for one that a pattern can give in two ways; of these, one whose strings look like what people give. A
/// member that stands twice in a pattern has one value: an id that would need two is none.
/// </summary>
internal static class Collisions
{
    /// <summary>Pairs of states; ordinary patterns take some hundred.</summary>
    private const int StateLimit = 20_000;

    /// <summary>Ways to read beginnings of ids.</summary>
    private const int WayLimit = 20_000;

    private static readonly AnyText[] s_readable = [AnyText.Tidy, AnyText.NotEmpty];

    public static SearchResult Find(CustomIdModel first, CustomIdModel second, bool mustDiffer, CancellationToken cancellationToken)
    {
        var result = Find(first, second, mustDiffer, AnyText.All, cancellationToken);
        if (result.Outcome != SearchOutcome.Found || !(HasString(first) || HasString(second)))
            return result;

        foreach (var strings in s_readable)
        {
            if (Find(first, second, mustDiffer, strings, cancellationToken) is { Outcome: SearchOutcome.Found } readable)
                return readable;
        }

        return result;
    }

    /// <summary>The texts of a pattern's holes.</summary>
    /// <param name="id">The id.</param>
    /// <param name="holes">For each character, the hole that it was read in.</param>
    /// <param name="count">The number of holes.</param>
    public static string[] Texts(char[] id, int[] holes, int count)
    {
        var texts = new string[count];
        for (var hole = 0; hole < count; hole++)
            texts[hole] = new string(id.Where((_, i) => holes[i] == hole).ToArray());

        return texts;
    }

    private static SearchResult Find(CustomIdModel first, CustomIdModel second, bool mustDiffer, AnyText strings, CancellationToken cancellationToken)
    {
        var left = IdPattern.Of(first, strings);
        var right = ReferenceEquals(first, second) ? left : IdPattern.Of(second, strings);
        var alphabet = new IdAlphabet(left, right);
        var result = new ProductSearch(left, right, alphabet.Characters, mustDiffer, StateLimit).Run(cancellationToken);
        if (result.Outcome == SearchOutcome.Found && !IsPossible(result))
            result = FindPossible();

        return result.Outcome == SearchOutcome.Found ? Varied(result) : result;

        // That two holes have one text is nothing that a pair of states can tell, so every beginning counts for itself: few of them, of few characters. Not
        // to have found one then says nothing.
        SearchResult FindPossible()
        {
            var literals = first.Literals.Concat(second.Literals).SelectMany(l => l);
            var some = alphabet.Characters.Where((c, i) => i < 2 || c > '9' || literals.Contains(c)).Take(6).ToList();
            var possible = new ProductSearch(left, right, some, mustDiffer, WayLimit) { Merges = false, Where = IsPossible }.Run(cancellationToken);
            return possible.Outcome == SearchOutcome.None ? SearchResult.Unknown : possible;
        }

        bool IsPossible(SearchResult found) => HasOneValueEach(first, found.Id, found.First) && HasOneValueEach(second, found.Id, found.Second);

        SearchResult Varied(SearchResult found)
        {
            // What any text takes, in both ways to read it, may as well be another letter: so that one can see which is which.
            var varied = found with { Id = (char[])found.Id.Clone() };
            var letter = 'a';
            for (var i = 0; i < varied.Id.Length && letter <= 'z'; i++)
            {
                if (char.IsLetterOrDigit(varied.Id[i]) && TakesAny(first, found.First[i]) && TakesAny(second, found.Second[i]))
                    varied.Id[i] = letter++;
            }

            return IsPossible(varied) ? varied : found;
        }
    }

    private static bool HasString(CustomIdModel pattern) => pattern.Holes.Any(h => h.Kind == CustomIdKind.String);

    private static bool TakesAny(CustomIdModel pattern, int hole) => hole >= 0 && pattern.Holes[hole].Kind is CustomIdKind.String or CustomIdKind.Char;

    private static bool HasOneValueEach(CustomIdModel pattern, char[] id, int[] holes)
    {
        if (!HasRepeatedMember(pattern))
            return true;

        var texts = Texts(id, holes, pattern.Holes.Count);
        var valueOf = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < texts.Length; i++)
        {
            if (!valueOf.TryGetValue(pattern.Holes[i].Member, out var value))
                valueOf.Add(pattern.Holes[i].Member, texts[i]);
            else if (value != texts[i])
                return false;
        }

        return true;
    }

    private static bool HasRepeatedMember(CustomIdModel pattern) =>
        pattern.Holes.Count > 1 && pattern.Holes.Select(h => h.Member).Distinct(StringComparer.Ordinal).Count() < pattern.Holes.Count;
}
