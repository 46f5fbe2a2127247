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
    }

    public override int StateCount => _accepts.Length;

    public override IReadOnlyList<char> Characters { get; }

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
        // A state is the first text that begins so, and how much of it was read.
        return Build<(int Text, int Length)>(
            default,
            texts.SelectMany(t => t),
            (state, character) =>
            {
                var read = texts.Count == 0 ? "" : texts[state.Text].Substring(0, state.Length) + character;
                for (var i = 0; i < texts.Count; i++)
                {
                    if (texts[i].StartsWith(read, StringComparison.Ordinal))
                        return (i, read.Length);
                }

                return null;
            },
            state => texts.Count > 0 && texts.Contains(texts[state.Text].Substring(0, state.Length)));
    }

    public override int ClassOf(char character) => Array.BinarySearch(_alphabet, character) is var index and >= 0 ? _classOf[index] : 0;

    public override int Next(int state, char character) => Array.BinarySearch(_alphabet, character) is var index and >= 0 ? _next[state, index] : Dead;

    public override bool Accepts(int state) => _accepts[state];

    public override int MinimumLeft(int state) => _minimumLeft[state];

    public override int MaximumLeft(int state) => _maximumLeft[state];

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
