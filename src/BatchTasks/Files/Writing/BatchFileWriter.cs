using BatchTasks.Buffers;
using BatchTasks.Shared.Rules;

namespace BatchTasks.Files.Writing;

/// <summary>
/// Formats tasks into blocks of about 1 MB and hands the full ones to the target while the next is being formatted. Two blocks are kept for the
/// whole run, so a line costs no allocation.
/// </summary>
internal sealed class BatchFileWriter<TTask, TResult>(FileTarget target, BatchProvider provider) : IAsyncDisposable
    where TTask : IBatchTaskSerializer<TTask, TResult>
{
    private const int BufferBytes = 1 << 20;

    // A block is handed over while there is still room for an ordinary line, so that its buffer seldom grows.
    private const int BlockBytes = BufferBytes - (64 << 10);

    private readonly byte[] _middle = BatchLineFrame<TTask, TResult>.Middle(provider);
    private readonly bool _checksRanges = provider.Preset is { HasPublishedBodies: true };
    private readonly TaskChecks _checks = new(provider, TTask.Definition);
    private readonly List<BatchFileSummary> _finished = [];
    private PooledBuffer _filling = new(BufferBytes);
    private PooledBuffer _writing = new(BufferBytes);
    private Task _write = Task.CompletedTask;
    private int _tasks;

    // The file that the next line goes into, and the bytes at the end of the block that go into the one after it.
    private int _requests;
    private long _bytes;
    private int _inputs;
    private int _carried;

    /// <summary>Formats one task.</summary>
    /// <returns>Whether <see cref="DrainAsync"/> must be called before the next.</returns>
    public bool Add(TTask task)
    {
        var index = _tasks++;
        if (!typeof(TTask).IsValueType && task is null)
            throw TaskErrors.NotATask(index, item: null, typeof(TTask));

        var start = _filling.Count;
        Format(task, index);
        var length = _filling.Count - start;
        _checks.CheckLine(length, index);
        var inputs = _checks.CountInputs<TTask, TResult>(task, index);
        if (FullLimit(length, inputs) is { } full)
        {
            if (!target.CanSplit)
                throw TaskErrors.FileIsFull(full.Rule, _checks.IdOf(index), index, full.Limit, provider);

            _finished.Add(new BatchFileSummary(_requests, _bytes, _inputs));
            (_requests, _bytes, _inputs, _carried) = (0, 0, 0, length);
        }

        _requests++;
        _bytes += length;
        _inputs += inputs;
        return _carried > 0 || _filling.Count >= BlockBytes;
    }

    /// <summary>Hands the block to the target.</summary>
    public async ValueTask DrainAsync(CancellationToken cancellationToken)
    {
        await _write.ConfigureAwait(false);
        (_filling, _writing) = (_writing, _filling);
        _filling.Clear();
        var carried = _carried;
        if (carried > 0)
        {
            _carried = 0;
            _filling.Append(_writing.Span[^carried..]);
            _writing.Truncate(_writing.Count - carried);
        }

        if (_writing.Count > 0)
            _write = target.WriteAsync(_writing.Memory, cancellationToken).AsTask();

        if (carried > 0)
        {
            await _write.ConfigureAwait(false);
            await target.StartNextFileAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Hands over what is left.</summary>
    /// <returns>What each file holds.</returns>
    public async ValueTask<IReadOnlyList<BatchFileSummary>> FinishAsync(CancellationToken cancellationToken)
    {
        if (_tasks == 0)
            throw TaskErrors.NoTasks();

        await DrainAsync(cancellationToken).ConfigureAwait(false);
        await _write.ConfigureAwait(false);
        await target.FinishAsync(cancellationToken).ConfigureAwait(false);
        _finished.Add(new BatchFileSummary(_requests, _bytes, _inputs));
        return _finished;
    }

    public async ValueTask DisposeAsync()
    {
        // The block that is being written goes back to the pool only after the write has ended, however it ends.
        await _write.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _filling.Dispose();
        _writing.Dispose();
        _checks.Dispose();
    }

    private void Format(TTask task, int index)
    {
        var hasId = false;
        var start = _filling.Count + BatchLineFrame.Head.Length;
        try
        {
            var writer = new BatchLineWriter(_filling) { ChecksRanges = _checksRanges };
            writer.WriteConstant(BatchLineFrame.Head);
            TTask.WriteCustomId(task, ref writer);
            writer.Flush();
            _checks.AddId(_filling.Span[start..], index);
            hasId = true;
            writer.WriteConstant(_middle);
            TTask.WriteBody(task, ref writer);
            writer.WriteConstant(BatchLineFrame.Tail);
            writer.Flush();
        }
        catch (Exception e) when (e is not (BatchTaskException or OperationCanceledException or OutOfMemoryException))
        {
            throw TaskErrors.Unwritable(hasId ? _checks.IdOf(index) : null, index, e);
        }
    }

    private (string Rule, string Limit)? FullLimit(int length, int inputs)
    {
        if (_requests == 0)
            return null;

        if (_requests >= provider.MaxRequestsPerFile)
            return (RuleIds.TooManyRequests, $"{provider.MaxRequestsPerFile:N0} requests");

        if (length > provider.MaxBytesPerFile - _bytes)
            return (RuleIds.TooLarge, $"{provider.MaxBytesPerFile:N0} bytes");

        return inputs > provider.MaxEmbeddingInputsPerBatch - _inputs
            ? (RuleIds.TooManyEmbeddingInputs, $"{provider.MaxEmbeddingInputsPerBatch:N0} embedding inputs")
            : null;
    }
}
