namespace BatchTasks.Files.Writing;

/// <summary>Writes lines that are written already, byte for byte: each into the file that has room for it.</summary>
internal sealed class LineCopier(FileTarget target, FileLimits limits, bool countsTokens) : IAsyncDisposable
{
    private readonly FileDivision _division = new(limits, countsTokens);
    private readonly BlockWriter _blocks = new(target);

    /// <summary>What a line takes with the line break that it gets.</summary>
    public static int BytesOf(ReadOnlySpan<byte> line) => line.Length + 1;

    /// <summary>Writes one line.</summary>
    /// <param name="line">The line without its line break.</param>
    /// <param name="inputs">Its embedding inputs.</param>
    /// <param name="tokens">Its prompt tokens.</param>
    /// <returns>Whether <see cref="DrainAsync"/> must be called before the next.</returns>
    public bool Add(ReadOnlySpan<byte> line, int inputs, long tokens)
    {
        _blocks.Filling.Append(line);
        _blocks.Filling.Append((byte)'\n');
        var size = new LineSize(BytesOf(line), inputs, tokens);
        if (_division.FindFull(size) is not null)
        {
            _division.StartNextFile();
            _blocks.CarryOver(size.Bytes);
        }

        _division.Add(size);
        return _blocks.MustDrain;
    }

    /// <summary>Hands the block to the target.</summary>
    public ValueTask DrainAsync(CancellationToken cancellationToken) => _blocks.DrainAsync(cancellationToken);

    /// <summary>Hands over what is left.</summary>
    /// <returns>What each file holds.</returns>
    public async ValueTask<IReadOnlyList<BatchFileSummary>> FinishAsync(CancellationToken cancellationToken)
    {
        await _blocks.FinishAsync(cancellationToken).ConfigureAwait(false);
        return _division.Finish();
    }

    public ValueTask DisposeAsync() => _blocks.DisposeAsync();
}
