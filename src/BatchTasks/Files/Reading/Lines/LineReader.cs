namespace BatchTasks.Files.Reading;

/// <summary>
/// The lines of a stream in bounded memory. Lines end at the byte <c>\n</c> and nowhere else (JSON text may hold U+2028 and its like); one <c>\r</c> before
/// it is dropped. A byte order mark at the beginning and blank lines are stepped over, and counted.
/// </summary>
internal sealed class LineReader(Stream stream, int maxLineBytes) : IDisposable
{
    private readonly LineBlocks _blocks = new(stream, maxLineBytes, LineBlockUse.InTurn);
    private readonly BlockLines _lines = new(maxLineBytes);

    /// <inheritdoc cref="BlockLines.Line"/>
    public ReadOnlyMemory<byte> Line => _lines.Line;

    /// <inheritdoc cref="BlockLines.LineNumber"/>
    public long LineNumber => _lines.LineNumber;

    /// <inheritdoc cref="BlockLines.IsTerminated"/>
    public bool IsTerminated => _lines.IsTerminated;

    /// <inheritdoc cref="BlockLines.HasByteOrderMark"/>
    public bool HasByteOrderMark => _lines.HasByteOrderMark;

    /// <inheritdoc cref="BlockLines.IsTooLong"/>
    public bool IsTooLong => _lines.IsTooLong;

    /// <inheritdoc cref="LineBlocks.BytesRead"/>
    public long BytesRead => _blocks.BytesRead;

    /// <summary>Moves to the next line that is not blank.</summary>
    /// <returns><see langword="false"/> at the end.</returns>
    public ValueTask<bool> ReadAsync(CancellationToken cancellationToken) =>
        _lines.TryRead() ? new(true) : ReadBlockAsync(cancellationToken);

    public void Dispose() => _blocks.Dispose();

    private async ValueTask<bool> ReadBlockAsync(CancellationToken cancellationToken)
    {
        while (await _blocks.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            _lines.Begin(_blocks.Current, _lines.LineNumber);
            if (_lines.TryRead())
                return true;
        }

        return false;
    }
}
