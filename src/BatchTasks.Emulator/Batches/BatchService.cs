using BatchTasks.Emulator.Answers;
using BatchTasks.Emulator.Files;
using BatchTasks.Emulator.Ledger;
using BatchTasks.Shared.Errors;

namespace BatchTasks.Emulator.Batches;

/// <summary>Takes batches in, lets them run, and ends them with the emulator.</summary>
internal sealed class BatchService(BatchEmulatorOptions options, IFileStore files, Answerer answerer, LedgerBook ledger) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly BatchRunner _runner = new(options, files, answerer, ledger);
    private readonly object _lock = new();
    private readonly HashSet<Task> _running = [];

    public BatchStore Store { get; } = new();

    public BatchRecord Start(BatchRecord record)
    {
        var batch = new Batch(record, options.TimeProvider);
        Store.Add(batch);
        ledger.AddBatch();
        var run = Task.Run(() => RunAsync(batch));
        lock (_lock)
            _running.Add(run);

        run.ContinueWith(Forget, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return record;
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
            batch.Change(record => record with { Status = BatchStatus.Failed, FailedAt = options.TimeProvider.GetUtcNow(), Errors = [new(error, null)] });
        }
    }

    private void Forget(Task run)
    {
        lock (_lock)
            _running.Remove(run);
    }
}
