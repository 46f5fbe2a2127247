using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BatchTasks;

/// <summary>Works on the unfinished runs of the host's store for as long as the host runs.</summary>
internal sealed class BatchWorkerService(BatchRunPlaces places, BatchRunWorker worker, ILogger logger) : BackgroundService, IBatchRunScheduler
{
    private readonly RunDates _dates = new();
    private readonly SemaphoreSlim _wake = new(0, 1);

    public ValueTask ScheduleAsync(string runName, CancellationToken cancellationToken)
    {
        _dates.Hurry(runName);
        try
        {
            _wake.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is waking up already.
        }

        return default;
    }

    public override void Dispose()
    {
        _wake.Dispose();
        base.Dispose();
    }

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        // Not to be found out at the first run.
        _ = places.Client;
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            while (true)
            {
                await WorkAsync(stoppingToken).ConfigureAwait(false);
                await WaitAsync(stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The batches go on at the service; the next start carries on.
        }
    }

    private async Task WorkAsync(CancellationToken stoppingToken)
    {
        IReadOnlyList<BatchRunInfo> runs;
        try
        {
            runs = await places.Store.ListAsync(unfinishedOnly: true, stoppingToken).ConfigureAwait(false);
        }
        catch (BatchStoreException e)
        {
            WorkerLog.ListFailed(logger, e, places.Options.LookInterval);
            return;
        }

        _dates.KeepOnly(runs.Select(static run => run.Name).ToHashSet());
        var now = places.Store.UtcNow;
        var limits = new ParallelOptions { MaxDegreeOfParallelism = places.Options.MaxConcurrentRuns, CancellationToken = stoppingToken };
        await Parallel.ForEachAsync(
            runs.Where(run => _dates.IsDue(run.Name, now)), limits, (run, token) => StepAsync(run.Name, token)).ConfigureAwait(false);
    }

    private async ValueTask StepAsync(string run, CancellationToken cancellationToken)
    {
        _dates.Begin(run);
        try
        {
            var step = await worker.StepAsync(run, cancellationToken).ConfigureAwait(false);
            if (step.NextStep is { } next)
            {
                _dates.Set(run, next);
                return;
            }

            WorkerLog.Done(logger, run);
            _dates.Rest(run, places.Store.UtcNow);
        }
        catch (Exception e) when (!(e is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            WorkerLog.StepFailed(logger, e, run, _dates.PutOff(run, places.Store.UtcNow));
        }
    }

    private async Task WaitAsync(CancellationToken stoppingToken)
    {
        var pause = _dates.Next - places.Store.UtcNow ?? places.Options.LookInterval;
        if (pause <= TimeSpan.Zero)
            return;

        pause = pause < places.Options.LookInterval ? pause : places.Options.LookInterval;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var waiting = Task.Delay(pause, places.TimeProvider, either.Token);
        await Task.WhenAny(waiting, _wake.WaitAsync(either.Token)).ConfigureAwait(false);
        await either.CancelAsync().ConfigureAwait(false);
        stoppingToken.ThrowIfCancellationRequested();
    }
}
