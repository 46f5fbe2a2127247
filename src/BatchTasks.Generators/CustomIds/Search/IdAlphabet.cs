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

    private readonly List<char> _free;

    public IdAlphabet(params IdPattern[] patterns)
    {
        var sets = patterns.SelectMany(p => p.Pieces).Distinct().ToList();
        var candidates = new HashSet<char>(sets.SelectMany(s => s.Characters));
        _free = Readable.Where(c => char.IsLetter(c) && !candidates.Contains(c)).ToList();
        candidates.Add(_free.Count > 0 ? _free[0] : OutsideOf(sets));

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

    /// <summary>Gives characters that no piece names letters in the order of the alphabet, so that one can see which is which.</summary>
    public void Vary(char[] id)
    {
        var used = 0;
        for (var i = 0; i < id.Length; i++)
        {
            if (_free.Contains(id[i]))
                id[i] = _free[used++ % _free.Count];
        }
    }

    /// <summary>A character that no piece names.</summary>
    private static char OutsideOf(List<TextSet> sets)
    {
        var other = '\u00C0';
        while (sets.Exists(s => s.ClassOf(other) != 0))
            other++;

        return other;
    }

    private static int Rank(char character) => Readable.IndexOf(character) is var index and >= 0 ? index : Readable.Length + character;
}
