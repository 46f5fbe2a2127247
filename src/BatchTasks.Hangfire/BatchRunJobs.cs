using Hangfire;
using Hangfire.States;
using Hangfire.Storage;

namespace BatchTasks;

/// <summary>The jobs of Hangfire that work on the runs of a store: one for each run at a time.</summary>
public sealed class BatchRunJobs : IBatchRunScheduler
{
    private readonly JobStorage _storage;
    private readonly IBackgroundJobClient _client;
    private readonly BatchRunStore _store;

    internal BatchRunJobs(JobStorage storage, IBackgroundJobClient client, BatchRunStore store)
    {
        _storage = storage;
        _client = client;
        _store = store;
    }

    /// <summary>
    /// Has a run stepped as soon as can be. Where its job waits for its time, that is now; where it is at work, another step follows at once; where it has failed for good, was
    /// deleted or has ended, there is a new one. However often it is called, the run has one job.
    /// </summary>
    /// <param name="runName">The run's name in the store.</param>
    public void Enqueue(string runName)
    {
        ArgumentException.ThrowIfNullOrEmpty(runName);
        using var entry = JobEntry.Lock(_storage, runName);
        switch (entry.State)
        {
            case JobState.Waiting:
                _client.ChangeState(entry.JobId, new EnqueuedState(), ScheduledState.StateName);
                break;
            case JobState.AtWork:
                entry.Hurry();
                break;
            case JobState.Queued:
                break;
            default:
                entry.Set(Create(runName, TimeSpan.Zero));
                break;
        }
    }

    /// <summary>Has the unfinished runs of the store worked on that have no job. One that has failed for good, or was deleted, is left to people.</summary>
    /// <param name="cancellationToken">Stops between the runs.</param>
    public async Task EnqueueUnfinishedAsync(CancellationToken cancellationToken = default)
    {
        foreach (var run in await _store.ListAsync(unfinishedOnly: true, cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var entry = JobEntry.Lock(_storage, run.Name);
            if (entry.State == JobState.None)
                entry.Set(Create(run.Name, TimeSpan.Zero));
        }
    }

    /// <summary>Registers a recurring job that calls <see cref="EnqueueUnfinishedAsync"/>: for runs that are planned where Hangfire is not, or whose planner ended right after it.</summary>
    /// <param name="recurringJobs">Hangfire's.</param>
    /// <param name="cron">When. The default is each minute.</param>
    public static void WatchStore(IRecurringJobManager recurringJobs, string cron = "* * * * *")
    {
        ArgumentNullException.ThrowIfNull(recurringJobs);
        recurringJobs.AddOrUpdate<BatchRunJob>("batchtasks", static job => job.LookAsync(CancellationToken.None), cron);
    }

    ValueTask IBatchRunScheduler.ScheduleAsync(string runName, CancellationToken cancellationToken)
    {
        Enqueue(runName);
        return default;
    }

    /// <summary>Whether that job is the run's. Another one may have taken its place: then it has nothing to do.</summary>
    internal bool TryBegin(string runName, string jobId)
    {
        using var entry = JobEntry.Lock(_storage, runName);
        if (entry.JobId is null)
            entry.Set(jobId);

        if (entry.JobId != jobId)
            return false;

        entry.Begin();
        return true;
    }

    /// <summary>Schedules the next step of a run, unless that job is the run's no more.</summary>
    /// <param name="runName">The run.</param>
    /// <param name="jobId">The job that has made a step.</param>
    /// <param name="pause">Until the next one; null where nothing is left.</param>
    internal void End(string runName, string jobId, TimeSpan? pause)
    {
        using var entry = JobEntry.Lock(_storage, runName);
        if (entry.JobId != jobId)
            return;

        if (entry.IsHurried)
            pause = TimeSpan.Zero;

        if (pause is { } span)
            entry.Set(Create(runName, span));
        else
            entry.Remove();
    }

    private string Create(string runName, TimeSpan pause) => _client.Create<BatchRunJob>(
        job => job.StepAsync(runName, null!, CancellationToken.None),
        pause > TimeSpan.Zero ? new ScheduledState(pause) : new EnqueuedState());
}
