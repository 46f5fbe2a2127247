using System.ComponentModel;

namespace BatchTasks;

/// <summary>Reads an id back into the members that it was written from. Used by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CustomIdTemplate
{
    private readonly string[] _literals;
    private readonly CustomIdText[] _holes;

    /// <summary>Creates a template: a literal, then by turns a hole and a literal.</summary>
    /// <param name="literals">One more than holes. Any of them may be empty.</param>
    /// <param name="holes">The texts that each hole takes.</param>
    public CustomIdTemplate(string[] literals, CustomIdText[] holes)
    {
        ArgumentNullException.ThrowIfNull(literals);
        ArgumentNullException.ThrowIfNull(holes);
        if (literals.Length != holes.Length + 1)
            throw new ArgumentException("A template has one literal more than holes.", nameof(literals));

        _literals = literals;
        _holes = holes;
    }

    /// <summary>Finds the text of each hole.</summary>
    /// <param name="customId">The id.</param>
    /// <returns>
    /// No match where the template can't have written the id, and where it could have written it from two different tasks: a guess would join an answer to the
    /// wrong row.
    /// </returns>
    public CustomIdMatch Match(ReadOnlySpan<char> customId)
    {
        if (!customId.StartsWith(_literals[0]))
            return default;

        // ways[p]: in how many ways (none, one, several) the text from position p on is matched by the rest of the template, begun with the current
        // hole. Filled from the last hole to the first, so the time is bounded by holes x length squared.
        var length = customId.Length;
        var ends = new int[_holes.Length, length + 1];
        var next = new byte[length + 1];
        next[length] = 1;
        for (var hole = _holes.Length - 1; hole >= 0; hole--)
            next = MatchHole(customId, hole, next, ends);

        var start = _literals[0].Length;
        if (next[start] != 1)
            return default;

        var holes = new Range[_holes.Length];
        for (var hole = 0; hole < _holes.Length; hole++)
        {
            var end = ends[hole, start];
            holes[hole] = start..end;
            start = end + _literals[hole + 1].Length;
        }

        return new(customId, holes);
    }

    private byte[] MatchHole(ReadOnlySpan<char> customId, int hole, byte[] next, int[,] ends)
    {
        var ways = new byte[next.Length];
        var literal = _literals[hole + 1];
        for (var start = 0; start < ways.Length; start++)
        {
            for (var end = start; end + literal.Length < next.Length; end++)
            {
                var rest = next[end + literal.Length];
                if (rest == 0 || !customId[end..].StartsWith(literal) || !_holes[hole].Contains(customId[start..end]))
                    continue;

                ends[hole, start] = end;
                ways[start] = (byte)Math.Min(2, ways[start] + rest);
            }
        }

        return ways;
    }
}
