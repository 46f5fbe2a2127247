using System.Collections.Generic;
using System.Linq;
using BatchTasks.Generators.CustomIds.Texts;
using BatchTasks.Generators.Model;

namespace BatchTasks.Generators.CustomIds.Search;

/// <summary>
/// A custom_id's pattern as an automaton: its literals and holes one after the other. A state is a piece and a state in it; where a piece may end, reading may
/// go on in the next one, and each such choice is another way to read the id. Immutable.
/// </summary>
internal sealed class IdPattern
{
    private readonly TextSet[] _pieces;
    private readonly int[] _holeOfPiece;
    private readonly int[] _firstState;
    private readonly int[] _pieceOfState;
    private readonly int[] _minimumAfter;
    private readonly int[] _maximumAfter;

    private IdPattern(IReadOnlyList<(TextSet Texts, int Hole)> pieces, int holes)
    {
        HoleCount = holes;
        _pieces = pieces.Select(p => p.Texts).ToArray();
        _holeOfPiece = pieces.Select(p => p.Hole).ToArray();
        _firstState = new int[_pieces.Length];
        _minimumAfter = new int[_pieces.Length];
        _maximumAfter = new int[_pieces.Length];
        for (var i = 0; i < _pieces.Length; i++)
        {
            _firstState[i] = StateCount;
            StateCount += _pieces[i].StateCount;
        }

        for (var i = _pieces.Length - 2; i >= 0; i--)
        {
            _minimumAfter[i] = Sum(_minimumAfter[i + 1], _pieces[i + 1].MinimumLeft(0));
            _maximumAfter[i] = Sum(_maximumAfter[i + 1], _pieces[i + 1].MaximumLeft(0));
        }

        _pieceOfState = new int[StateCount];
        for (var i = 0; i < _pieces.Length; i++)
        {
            for (var state = 0; state < _pieces[i].StateCount; state++)
                _pieceOfState[_firstState[i] + state] = i;
        }
    }

    public int StateCount { get; }

    public int HoleCount { get; }

    /// <summary>The literals and holes, without literals that are empty.</summary>
    public IReadOnlyList<TextSet> Pieces => _pieces;

    /// <param name="model">The pattern.</param>
    /// <param name="strings">The texts of a string.</param>
    public static IdPattern Of(CustomIdModel model, TextSet strings) => Of(model.Literals, model.Holes.Select(h => KindTexts.Of(h, strings)).ToArray());

    /// <param name="literals">The literals before, between and after the holes.</param>
    /// <param name="holes">The texts of the holes.</param>
    public static IdPattern Of(IReadOnlyList<string> literals, IReadOnlyList<TextSet> holes)
    {
        var pieces = new List<(TextSet, int)>();
        for (var i = 0; i < literals.Count; i++)
        {
            if (literals[i].Length > 0)
                pieces.Add((new OneText(literals[i]), -1));

            if (i < holes.Count)
                pieces.Add((holes[i], i));
        }

        return new IdPattern(pieces, holes.Count);
    }

    /// <summary>Adds the state after one more character for each way to read it.</summary>
    public void AddNext(int state, char character, List<int> states)
    {
        var piece = _pieceOfState[state];
        for (var inner = state - _firstState[piece]; piece < _pieces.Length; piece++, inner = 0)
        {
            if (_pieces[piece].Next(inner, character) is var next and not TextSet.Dead)
                states.Add(_firstState[piece] + next);

            if (!_pieces[piece].Accepts(inner))
                return;
        }
    }

    /// <summary>Whether an id may end here.</summary>
    public bool Accepts(int state) => _minimumAfter[_pieceOfState[state]] == 0 && _pieces[_pieceOfState[state]].Accepts(state - FirstOf(state));

    /// <summary>The fewest characters that end an id.</summary>
    public int MinimumLeft(int state) => Sum(_minimumAfter[_pieceOfState[state]], _pieces[_pieceOfState[state]].MinimumLeft(state - FirstOf(state)));

    /// <summary>The most characters that end an id, or <see cref="TextSet.Unbounded"/>.</summary>
    public int MaximumLeft(int state) => Sum(_maximumAfter[_pieceOfState[state]], _pieces[_pieceOfState[state]].MaximumLeft(state - FirstOf(state)));

    /// <summary>The hole that the character before a state was read in, or -1 for a literal.</summary>
    public int HoleOf(int state) => _holeOfPiece[_pieceOfState[state]];

    private int FirstOf(int state) => _firstState[_pieceOfState[state]];

    private static int Sum(int left, int right) => left == TextSet.Unbounded || right == TextSet.Unbounded ? TextSet.Unbounded : left + right;
}
