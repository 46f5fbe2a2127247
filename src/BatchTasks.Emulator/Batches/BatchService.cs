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
    private readonly LedgerBook _ledger;
    private readonly TokenQueue _queue;
    private readonly BatchRunner _runner;
    private readonly CancellationTokenSource _stopping = new();
    private readonly object _lock = new();
    private readonly HashSet<Task> _running = [];
    private int _lastNumber;

    public BatchService(BatchEmulatorOptions options, IFileStore files, Answerer answerer, LedgerBook ledger)
    {
        _options = options;
        _files = files;
        _ledger = ledger;
        _queue = new(options.MaxEnqueuedTokens, options.RequestTokens);
        _runner = new(options, files, answerer, ledger, _queue);
    }

    public BatchStore Store { get; } = new();

    /// <summary>Takes the batch in and lets it run.</summary>
    public Batch Start(BatchRecord record)
    {
        record = record with { Number = Interlocked.Increment(ref _lastNumber) };
        var metadata = (record.Metadata ?? []).ToDictionary(StringComparer.Ordinal);
        var faults = _options.Faults?.Batches?.Invoke(new(record.Number, record.Endpoint, metadata)) ?? s_noFaults;
        var batch = new Batch(record, faults, _options.TimeProvider);
        Store.Add(batch);
        _ledger.AddBatch();
        var run = Task.Run(() => RunAsync(batch));
        lock (_lock)
            _running.Add(run);

        run.ContinueWith(Forget, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return batch;
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
