using System.Collections.Generic;
using System.Linq;

namespace BatchTasks.Generators.CustomIds.Texts;

/// <summary>A finite set of texts as a table of states and characters.</summary>
internal sealed class TableText : TextSet
{
    private readonly char[] _alphabet;
    private readonly int[] _classOf;
    private readonly int[,] _next;
    private readonly bool[] _accepts;
    private readonly int[] _minimumLeft;
    private readonly int[] _maximumLeft;
    private readonly bool[] _goesOnWith;

    /// <summary>The place of each ASCII character in the alphabet, or -1.</summary>
    private readonly int[] _places = new int[128];

    private TableText(char[] alphabet, int[][] rows, bool[] accepts)
    {
        _accepts = accepts;
        (_minimumLeft, _maximumLeft) = Lengths(rows, accepts);
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++)
                row[i] = row[i] >= 0 && _minimumLeft[row[i]] != Unbounded ? row[i] : Dead;
        }

        // Characters with the same column are of one class. One that leads nowhere is of none.
        var columns = new Dictionary<string, int>(StringComparer.Ordinal) { [Column(rows.Select(_ => Dead))] = 0 };
        _alphabet = alphabet;
        _classOf = new int[alphabet.Length];
        _next = new int[rows.Length, alphabet.Length];
        for (var i = 0; i < alphabet.Length; i++)
        {
            var column = Column(rows.Select(row => row[i]));
            if (!columns.TryGetValue(column, out _classOf[i]))
                columns.Add(column, _classOf[i] = columns.Count);

            for (var state = 0; state < rows.Length; state++)
                _next[state, i] = rows[state][i];
        }

        Characters = alphabet.Where((_, i) => _classOf[i] > 0).ToArray();
        _goesOnWith = alphabet.Select((_, i) => rows.Where((row, state) => accepts[state] && row[i] != Dead).Any()).ToArray();
        GoesOn = _goesOnWith.Contains(true);
        for (var i = 0; i < _places.Length; i++)
            _places[i] = Math.Max(-1, Array.BinarySearch(alphabet, (char)i));
    }

    public override int StateCount => _accepts.Length;

    public override IReadOnlyList<char> Characters { get; }

    public override bool GoesOn { get; }

    /// <summary>Explores the states of a set.</summary>
    /// <param name="start">The first state.</param>
    /// <param name="alphabet">The characters of its texts.</param>
    /// <param name="step">The state after one more character, or null.</param>
    /// <param name="accepts">Whether a text of the set ends in the state.</param>
    public static TableText Build<TState>(TState start, IEnumerable<char> alphabet, Func<TState, char, TState?> step, Func<TState, bool> accepts)
        where TState : struct
    {
        var characters = alphabet.Distinct().OrderBy(c => c).ToArray();
        var numbers = new Dictionary<TState, int> { [start] = 0 };
        var states = new List<TState> { start };
        var rows = new List<int[]>();
        for (var state = 0; state < states.Count; state++)
        {
            var row = new int[characters.Length];
            for (var i = 0; i < row.Length; i++)
                row[i] = step(states[state], characters[i]) is { } next ? NumberOf(next) : Dead;

            rows.Add(row);
        }

        return new TableText(characters, rows.ToArray(), states.Select(accepts).ToArray());

        int NumberOf(TState state)
        {
            if (numbers.TryGetValue(state, out var number))
                return number;

            number = states.Count;
            numbers.Add(state, number);
            states.Add(state);
            return number;
        }
    }

    /// <summary>The given texts.</summary>
    public static TableText Of(IReadOnlyList<string> texts)
    {
        // A state is what was read, numbered as it is first met.
        var alphabet = texts.SelectMany(t => t).Distinct().OrderBy(c => c).ToArray();
        var rows = new List<int[]> { NewRow() };
        var ends = new HashSet<int>();
        foreach (var text in texts)
        {
            var state = 0;
            foreach (var character in text)
            {
                ref var next = ref rows[state][Array.BinarySearch(alphabet, character)];
                if (next == Dead)
                {
                    next = rows.Count;
                    rows.Add(NewRow());
                }

                state = next;
            }

            ends.Add(state);
        }

        return new TableText(alphabet, rows.ToArray(), rows.Select((_, state) => ends.Contains(state)).ToArray());

        int[] NewRow() => Enumerable.Repeat(Dead, alphabet.Length).ToArray();
    }

    public override int ClassOf(char character) => PlaceOf(character) is var place and >= 0 ? _classOf[place] : 0;

    public override int Next(int state, char character) => PlaceOf(character) is var place and >= 0 ? _next[state, place] : Dead;

    public override bool GoesOnWith(char character) => PlaceOf(character) is var place and >= 0 && _goesOnWith[place];

    public override bool Accepts(int state) => _accepts[state];

    public override int MinimumLeft(int state) => _minimumLeft[state];

    public override int MaximumLeft(int state) => _maximumLeft[state];

    private int PlaceOf(char character) => character < _places.Length ? _places[character] : Math.Max(-1, Array.BinarySearch(_alphabet, character));

    private static string Column(IEnumerable<int> states) => string.Join(",", states);

    /// <summary>The least and the greatest number of characters to an accepting state; a state without one has no least.</summary>
    private static (int[] Minimum, int[] Maximum) Lengths(int[][] rows, bool[] accepts)
    {
        var minimum = accepts.Select(a => a ? 0 : Unbounded).ToArray();
        var maximum = accepts.Select(a => a ? 0 : -1).ToArray();

        // The sets are finite: no state comes back to itself, and each round settles the states one step further from the end.
        for (var changed = true; changed;)
        {
            changed = false;
            for (var state = rows.Length - 1; state >= 0; state--)
            {
                foreach (var next in rows[state])
                {
                    if (next < 0 || minimum[next] == Unbounded)
                        continue;

                    if (minimum[next] + 1 < minimum[state])
                        (minimum[state], changed) = (minimum[next] + 1, true);

                    if (maximum[next] + 1 > maximum[state])
                        (maximum[state], changed) = (maximum[next] + 1, true);
                }
            }
        }

        return (minimum, maximum);
    }
}
