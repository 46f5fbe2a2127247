using System.ComponentModel;
using Hangfire;
using Hangfire.Server;

namespace BatchTasks;

/// <summary>What Hangfire calls. Use <see cref="BatchRunJobs"/> to have runs worked on.</summary>
/// <param name="worker">Steps the runs.</param>
/// <param name="jobs">The jobs that there are.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BatchRunJob(BatchRunWorker worker, BatchRunJobs jobs)
{
    /// <summary>
    /// Steps a run and schedules the job of the next step. A job that fails is tried again by Hangfire's own rules; nothing is done twice by that. When the server stops, the step
    /// ends between two calls of the service, and Hangfire gives the job to another server.
    /// </summary>
    /// <param name="runName">The run.</param>
    /// <param name="context">The job.</param>
    /// <param name="cancellationToken">Is cancelled when the server stops, or the job is deleted.</param>
    [JobDisplayName("Step of batch run {0}")]
    public async Task StepAsync(string runName, PerformContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var id = context.BackgroundJob.Id;
        if (!jobs.TryBegin(runName, id))
            return;

        var step = await worker.StepAsync(runName, cancellationToken).ConfigureAwait(false);
        jobs.End(runName, id, step.NextStep is null ? null : step.Pause);
    }

    /// <summary>Has the unfinished runs of the store worked on that no job is there for.</summary>
    /// <param name="cancellationToken">Is cancelled when the server stops.</param>
    [JobDisplayName("Look for batch runs")]
    public Task LookAsync(CancellationToken cancellationToken) => jobs.EnqueueUnfinishedAsync(cancellationToken);
}
