namespace BatchTasks.Emulator.Batches;

/// <summary>A batch that runs. Its record is replaced as a whole, so a reader never sees half of a step; where the status changes it is saved before.</summary>
internal sealed class Batch(BatchRecord record, EmulatorBatchFaults faults, TimeProvider timeProvider, Action<BatchRecord> save) : IDisposable
{
    private readonly object _lock = new();
    private readonly CancellationTokenSource _cancelled = new();
    private readonly CancellationTokenSource _expired = new(Positive(record.ExpiresAt - timeProvider.GetUtcNow()), timeProvider);
    private BatchRecord _record = record;
    private int _looksBeforeFileIds = faults.LooksBeforeFileIds;

    public string Id => _record.Id;

    public EmulatorBatchFaults Faults => faults;

    /// <summary>The rows that it had when the emulator ended before; null where it did not run then.</summary>
    public ResultSpool? RowsBefore { get; init; }

    public BatchRecord Record
    {
        get
        {
            lock (_lock)
                return _record;
        }
    }

    /// <summary>Signalled when a caller cancels the batch.</summary>
    public CancellationToken Cancelled => _cancelled.Token;

    /// <summary>Signalled when the completion window has passed.</summary>
    public CancellationToken Expired => _expired.Token;

    /// <summary>The batch as a caller is told it, with what goes wrong in that.</summary>
    public BatchLook Look()
    {
        lock (_lock)
        {
            var told = _record;
            var hasEnded = BatchStatus.IsEnd(told.Status);
            if (hasEnded && _looksBeforeFileIds-- > 0)
                told = told with { OutputFileId = null, ErrorFileId = null };

            if (faults.EmptyFileIds)
                told = told with { OutputFileId = told.OutputFileId ?? "", ErrorFileId = told.ErrorFileId ?? "" };

            return new(told, hasEnded ? Told(told.Counts) : told.Counts);
        }
    }

    public void Change(Func<BatchRecord, BatchRecord> change)
    {
        lock (_lock)
            Set(change(_record));
    }

    /// <summary>Moves on to the next status unless a cancellation came first.</summary>
    public bool TryAdvance(Func<BatchRecord, BatchRecord> change)
    {
        lock (_lock)
        {
            if (_record.Status == BatchStatus.Cancelling)
                return false;

            Set(change(_record));
            return true;
        }
    }

    /// <summary>Asks the batch to stop. False, with nothing changed, where it has come to an end already or is about to.</summary>
    public bool TryCancel(DateTimeOffset now)
    {
        lock (_lock)
        {
            if (_record.Status is BatchStatus.Cancelling or BatchStatus.Cancelled)
                return true;

            if (_record.Status is not (BatchStatus.Validating or BatchStatus.InProgress))
                return false;

            Set(_record with { Status = BatchStatus.Cancelling, CancellingAt = now });
        }

        _cancelled.Cancel();
        return true;
    }

    /// <summary>The window is of no interest any more.</summary>
    public void EndWindow() => _expired.CancelAfter(Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        RowsBefore?.Dispose();
        _cancelled.Dispose();
        _expired.Dispose();
    }

    private void Set(BatchRecord record)
    {
        if (record.Status != _record.Status)
            save(record);

        _record = record;
    }

    private RequestCounts? Told(RequestCounts counts) => faults.Counts switch
    {
        EmulatorCounts.Absent => null,
        EmulatorCounts.Zero => default(RequestCounts),
        EmulatorCounts.Swapped => counts with { Completed = counts.Failed, Failed = counts.Completed },
        _ => counts,
    };

    private static TimeSpan Positive(TimeSpan span) => span > TimeSpan.Zero ? span : TimeSpan.Zero;
}
