using System.Collections.Generic;
using System.Linq;
using BatchTasks.Generators.CustomIds.Texts;

namespace BatchTasks.Generators.CustomIds.Search;

/// <summary>
/// The characters that some patterns tell apart: one for each class of characters that all their pieces treat alike, the most readable one of it. A search
/// goes through these instead of 65,536 code units.
/// </summary>
internal sealed class IdAlphabet
{
    private const string Readable = "1234567890abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    public IdAlphabet(params IdPattern[] patterns)
    {
        var sets = patterns.SelectMany(p => p.Pieces).Distinct().ToList();
        var candidates = new HashSet<char>(sets.SelectMany(s => s.Characters));
        candidates.Add(OutsideOf(sets, candidates));

        var classes = new HashSet<string>(StringComparer.Ordinal);
        var key = new char[sets.Count];
        var characters = new List<char>();
        foreach (var character in candidates.OrderBy(Rank))
        {
            for (var i = 0; i < key.Length; i++)
                key[i] = (char)sets[i].ClassOf(character);

            if (classes.Add(new string(key)))
                characters.Add(character);
        }

        Characters = characters;
    }

    /// <summary>The most readable first.</summary>
    public IReadOnlyList<char> Characters { get; }

    /// <summary>A letter that no piece names.</summary>
    private static char OutsideOf(List<TextSet> sets, HashSet<char> named)
    {
        foreach (var letter in Readable)
        {
            if (char.IsLetter(letter) && !named.Contains(letter))
                return letter;
        }

        var other = '\u00C0';
        while (!char.IsLetter(other) || sets.Exists(s => s.ClassOf(other) != 0))
            other++;

        return other;
    }

    private static int Rank(char character) => Readable.IndexOf(character) is var index and >= 0 ? index : Readable.Length + character;
}
