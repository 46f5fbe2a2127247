using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BatchTasks;

/// <summary>Works on the unfinished runs of the host's store for as long as the host runs.</summary>
internal sealed class BatchWorkerService(BatchRunPlaces places, BatchRunWorker worker, ILogger logger) : BackgroundService, IBatchRunScheduler
{
    private readonly RunDates _dates = new();
    private readonly SemaphoreSlim _wake = new(0, 1);

    // The steps that are being made, by the run.
    private readonly ConcurrentDictionary<string, Task> _steps = [];

    public ValueTask ScheduleAsync(string runName, CancellationToken cancellationToken)
    {
        _dates.Hurry(runName);
        Wake();
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
                await BeginStepsAsync(stoppingToken).ConfigureAwait(false);
                await WaitAsync(stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The batches go on at the service; the next start carries on.
            await Task.WhenAll(_steps.Values).ConfigureAwait(false);
        }
    }

    /// <summary>Begins a step of each run that is due and that there is room for. None waits for another's end: an upload or a handler may take long.</summary>
    private async Task BeginStepsAsync(CancellationToken stoppingToken)
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
        foreach (var run in runs.Where(run => _dates.IsDue(run.Name, now) && !_steps.ContainsKey(run.Name)))
        {
            if (!HasRoom)
                break;

            // Only this loop adds, so the step is there before it can be taken away.
            var begun = new TaskCompletionSource();
            _dates.Begin(run.Name);
            _steps[run.Name] = StepAsync(run.Name, begun.Task, stoppingToken);
            begun.SetResult();
        }
    }

    private bool HasRoom => _steps.Count < places.Options.MaxConcurrentRuns;

    private async Task StepAsync(string run, Task begun, CancellationToken cancellationToken)
    {
        await begun.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            await StepAsync(run, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The host stops.
        }
        finally
        {
            _steps.TryRemove(run, out _);
            Wake();
        }
    }

    private async Task StepAsync(string run, CancellationToken cancellationToken)
    {
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
        if (pause <= TimeSpan.Zero && HasRoom)
            return;

        // Where there is no room, the end of a step wakes.
        pause = pause < places.Options.LookInterval && HasRoom ? pause : places.Options.LookInterval;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var waiting = Task.Delay(pause, places.TimeProvider, either.Token);
        await Task.WhenAny(waiting, _wake.WaitAsync(either.Token)).ConfigureAwait(false);
        await either.CancelAsync().ConfigureAwait(false);
        stoppingToken.ThrowIfCancellationRequested();
    }

    private void Wake()
    {
        try
        {
            _wake.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is waking up already.
        }
        catch (ObjectDisposedException)
        {
            // The host has ended.
        }
    }
}
