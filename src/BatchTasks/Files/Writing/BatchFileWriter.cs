namespace BatchTasks.Files.Writing;

/// <summary>Writes tasks into files: each is formatted, put into the file that has room for it, and handed to the target in blocks.</summary>
internal sealed class BatchFileWriter<TTask, TResult>(FileTarget target, BatchWriteOptions options) : IAsyncDisposable
    where TTask : IBatchTaskSerializer<TTask, TResult>
{
    private readonly TaskFormatter<TTask, TResult> _formatter = new(options.Provider);
    private readonly FileDivision _division = new(FileLimits.Of(options), options.CountTokens is not null);
    private readonly BlockWriter _blocks = new(target);

    /// <summary>Writes one task.</summary>
    /// <returns>Whether <see cref="DrainAsync"/> must be called before the next.</returns>
    public bool Add(TTask task)
    {
        var index = _formatter.Count;
        var line = _formatter.Format(task, _blocks.Filling);
        if (options.CountTokens is { } count)
            line = line with { Tokens = CountTokens(count, _blocks.Filling.Span[^line.Bytes..^1], index) };

        if (_division.FindFull(line) is { } full)
        {
            if (!target.CanSplit)
                throw TaskErrors.FileIsFull(full, _formatter.IdOf(index), index, options.Provider);

            _division.StartNextFile();
            _blocks.CarryOver(line.Bytes);
        }

        _division.Add(line);
        return _blocks.MustDrain;
    }

    /// <summary>Hands the block to the target.</summary>
    public ValueTask DrainAsync(CancellationToken cancellationToken) => _blocks.DrainAsync(cancellationToken);

    /// <summary>Hands over what is left.</summary>
    /// <returns>What each file holds.</returns>
    public async ValueTask<IReadOnlyList<BatchFileSummary>> FinishAsync(CancellationToken cancellationToken)
    {
        if (_formatter.Count == 0)
            throw TaskErrors.NoTasks();

        await _blocks.FinishAsync(cancellationToken).ConfigureAwait(false);
        return _division.Finish();
    }

    public async ValueTask DisposeAsync()
    {
        await _blocks.DisposeAsync().ConfigureAwait(false);
        _formatter.Dispose();
    }

    private long CountTokens(BatchTokenCounter count, ReadOnlySpan<byte> line, int index)
    {
        var tokens = count(line);
        return options.MaxTokensPerFile is { } limit && tokens > limit ? throw TaskErrors.TooManyTokens(_formatter.IdOf(index), index, tokens, limit) : tokens;
    }
}
