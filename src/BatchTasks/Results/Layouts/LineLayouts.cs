using BatchTasks.Answers;

namespace BatchTasks.Results;

/// <summary>The layouts of the lines that were read last. Most files have one; some have a few, as for answers with and without a call.</summary>
/// <param name="readsVectors">Whether embeddings are read.</param>
internal sealed class LineLayouts(bool readsVectors) : IDisposable
{
    private const int Kept = 4;
    private const int LongestPause = 1024;

    private readonly LearnedLayout?[] _layouts = new LearnedLayout?[Kept];

    // The one that matched last, which is tried first.
    private int _current;
    private int _oldest;

    // Lines of which none is laid out as another are not learned from one by one.
    private int _pause;
    private int _untilNext;

    /// <summary>What was decoded of the line that was read last; nothing where it was not read by its layout.</summary>
    public DecodedParts Decoded { get; } = new();

    /// <summary>Reads a line that is laid out as one before.</summary>
    /// <param name="line">The line.</param>
    /// <param name="read">What <see cref="ResultLine.Read"/> makes of it.</param>
    /// <param name="body">What <see cref="ResponseBody.Read"/> makes of its body.</param>
    /// <returns><see langword="false"/> where it is not.</returns>
    public bool TryRead(ReadOnlySpan<byte> line, ref ResultLine read, ref ResponseBody body)
    {
        for (var i = 0; i < Kept; i++)
        {
            var candidate = (_current + i) % Kept;
            if (_layouts[candidate] is not { } layout || !layout.TryRead(line, ref read, ref body, Decoded))
                continue;

            _current = candidate;
            _pause = 0;
            return true;
        }

        Decoded.Clear();
        return false;
    }

    /// <summary>Keeps the layout of a line that was read otherwise.</summary>
    /// <param name="line">The line, which is valid.</param>
    /// <param name="read">What was read of it.</param>
    /// <param name="body">What was read of its body, which is an object.</param>
    public void Learn(ReadOnlySpan<byte> line, ref ResultLine read, ref ResponseBody body)
    {
        if (_untilNext > 0)
        {
            _untilNext--;
            return;
        }

        _untilNext = _pause;
        _pause = Math.Min((2 * _pause) + 1, LongestPause);
        if (LineLayout.Of(line, ref read, ref body, readsVectors) is not { } layout)
            return;

        _layouts[_oldest] = new(layout);
        _current = _oldest;
        _oldest = (_oldest + 1) % Kept;
    }

    public void Dispose() => Decoded.Dispose();
}
