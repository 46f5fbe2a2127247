using System.Linq;
using BatchTasks.Generators.Model;
using BatchTasks.Generators.Templates;

namespace BatchTasks.Generators.CustomIds;

/// <summary>Makes an ambiguous template unambiguous by separators between the holes that the two ways to read it divide differently.</summary>
internal static class Separation
{
    private const string Separators = "-_:/.|";

    /// <summary>
    /// The template with one separator wherever it is needed: in place of nothing, or of punctuation. Null where no separator helps, as between strings, which
    /// may hold any of them.
    /// </summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="alphabet">The characters that an id may have, or null.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static string? Find(CustomIdModel pattern, string? alphabet, CancellationToken cancellationToken)
    {
        foreach (var separator in Separators)
        {
            if ((alphabet is null || alphabet.IndexOf(separator) >= 0) && Separate(pattern, separator.ToString(), cancellationToken) is { } separated)
                return Rewrite(pattern, separated);
        }

        return null;
    }

    /// <summary>The literals after separating, or null where the separator does not do it.</summary>
    private static string[]? Separate(CustomIdModel pattern, string separator, CancellationToken cancellationToken)
    {
        var literals = pattern.Literals.ToArray();
        while (true)
        {
            var separated = pattern with { Literals = literals.ToEquatableArray() };
            if (Ambiguity.Find(separated, cancellationToken) is not { } witness)
                return Ambiguity.IsNone(separated, cancellationToken) ? literals : null;

            var isChanged = false;
            for (var i = witness.FirstHole + 1; i <= witness.LastHole; i++)
            {
                if (literals[i] == separator || !literals[i].All(c => char.IsPunctuation(c) || char.IsSymbol(c)))
                    continue;

                literals[i] = separator;
                isChanged = true;
            }

            if (!isChanged)
                return null;
        }
    }

    private static string? Rewrite(CustomIdModel pattern, string[] literals)
    {
        var template = pattern.Template;
        var holes = TemplateParser.Parse(template).Parts.Where(p => p.Literal is null).ToList();
        if (holes.Count != pattern.Holes.Count)
            return null;

        for (var i = holes.Count - 1; i > 0; i--)
        {
            // From the last to the first, so that the places before stay what they are.
            var start = holes[i - 1].Start + holes[i - 1].Length;
            if (literals[i] != pattern.Literals[i])
                template = template.Substring(0, start) + literals[i] + template.Substring(holes[i].Start);
        }

        return template;
    }
}
