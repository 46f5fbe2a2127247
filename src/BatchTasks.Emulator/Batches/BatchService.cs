using BatchTasks.Emulator.Answers;
using BatchTasks.Emulator.Files;
using BatchTasks.Emulator.Ledger;
using BatchTasks.Shared.Errors;

namespace BatchTasks.Emulator.Batches;

/// <summary>Takes batches in, lets them run, and ends them with the emulator.</summary>
internal sealed class BatchService : IAsyncDisposable
{
    private static readonly EmulatorBatchFaults s_noFaults = new();

    private readonly BatchEmulatorOptions _options;
    private readonly IFileStore _files;
    private readonly BatchFolder _folder;
    private readonly LedgerBook _ledger;
    private readonly TokenQueue _queue;
    private readonly BatchRunner _runner;
    private readonly CancellationTokenSource _stopping = new();
    private readonly object _lock = new();
    private readonly HashSet<Task> _running = [];
    private int _lastNumber;

    public BatchService(BatchEmulatorOptions options, IFileStore files, BatchFolder folder, Answerer answerer, LedgerBook ledger)
    {
        _options = options;
        _files = files;
        _folder = folder;
        _ledger = ledger;
        _queue = new(options.MaxEnqueuedTokens, options.RequestTokens);
        _runner = new(options, files, folder, answerer, ledger, _queue);
    }

    public BatchStore Store { get; } = new();

    /// <summary>What was taken in and executed until now.</summary>
    public EmulatorLedger ReadLedger() => _ledger.Read(Store.CountRunning());

    /// <summary>Takes the batch in and lets it run.</summary>
    public Batch Start(BatchRecord record)
    {
        record = record with { Number = Interlocked.Increment(ref _lastNumber) };
        _folder.Save(record);
        var batch = new Batch(record, Faults(record), _options.TimeProvider, _folder.Save);
        _ledger.AddBatch();
        Run(batch);
        return batch;
    }

    /// <summary>Takes the batches over that the emulator before had: those that had not ended go on. Nothing that has a row is executed again.</summary>
    public void Resume()
    {
        foreach (var record in _folder.Load())
        {
            _lastNumber = record.Number;
            _ledger.AddBatch();
            if (BatchStatus.IsEnd(record.Status))
                ResumeEnded(record);
            else
                ResumeRunning(record);
        }
    }

    private void ResumeEnded(BatchRecord record)
    {
        foreach (var line in _folder.LoadLedger(record.Id))
            _ledger.AddRequest(line, record.Id);

        _folder.DeleteRows(record.Id);
        var batch = new Batch(record, Faults(record), _options.TimeProvider, _folder.Save);
        batch.EndWindow();
        Store.Add(batch);
    }

    private void ResumeRunning(BatchRecord record)
    {
        if (record.InProgressAt is null)
        {
            Run(new(record, Faults(record), _options.TimeProvider, _folder.Save));
            return;
        }

        _queue.Restore(record.Id, record.Model ?? "", record.EnqueuedTokens);
        var rows = _folder.OpenRows(record.Id);
        foreach (var line in rows.Answered())
            _ledger.AddRequest(line, record.Id);

        var counts = record.Counts with { Completed = rows.CountOf(ResultRowKind.Success), Failed = rows.CountOf(ResultRowKind.Failure) };
        Run(new(record with { Counts = counts, Usage = rows.Usage() }, Faults(record), _options.TimeProvider, _folder.Save) { RowsBefore = rows });
    }

    private EmulatorBatchFaults Faults(BatchRecord record) =>
        _options.Faults?.Batches?.Invoke(new(record.Number, record.Endpoint, (record.Metadata ?? []).ToDictionary(StringComparer.Ordinal))) ?? s_noFaults;

    private void Run(Batch batch)
    {
        Store.Add(batch);
        var run = Task.Run(() => RunAsync(batch));
        lock (_lock)
            _running.Add(run);

        run.ContinueWith(Forget, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>
    /// Lets a batch that is to be created into the queue of tokens; gives what the service says where it does not fit. A file that is not as it should be is
    /// found in validation.
    /// </summary>
    public async Task<ServiceError?> EnterQueueAsync(string batchId, string endpoint, string inputFileId, CancellationToken cancellationToken)
    {
        if (!_queue.IsLimited || _files.Open(inputFileId) is not { } input)
            return null;

        await using (input.ConfigureAwait(false))
        {
            var found = await new BatchValidation(_options, _queue).RunAsync(input, endpoint, cancellationToken).ConfigureAwait(false);
            return found.Errors.Count > 0 ? null : _queue.Enter(batchId, found.Model ?? "", found.Tokens);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        Task[] running;
        lock (_lock)
            running = [.. _running];

        await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Store.Dispose();
        _stopping.Dispose();
    }

    private async Task RunAsync(Batch batch)
    {
        try
        {
            await _runner.RunAsync(batch, _stopping.Token).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // A disk that is full, for one: the batch says so instead of standing still.
        catch (Exception exception) when (!_stopping.IsCancellationRequested)
#pragma warning restore CA1031
        {
            var error = new ServiceError("server_error", $"The emulator could not go on: {exception.Message}", null);
            batch.Change(record => record with { Status = BatchStatus.Failed, FailedAt = _options.TimeProvider.GetUtcNow(), Errors = [new(error, null)] });
        }
    }

    private void Forget(Task run)
    {
        lock (_lock)
            _running.Remove(run);
    }
}
