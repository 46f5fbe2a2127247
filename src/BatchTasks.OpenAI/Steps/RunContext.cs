using Microsoft.Extensions.Logging;

namespace BatchTasks;

/// <summary>What the steps of one run share.</summary>
internal sealed class RunContext(BatchService service, BatchRunStore store, RunRecord run, RunSettings settings, BatchRunOptions options, ILogger logger)
{
    public BatchService Service => service;

    public BatchRunStore Store => store;

    public RunRecord Run => run;

    public RunSettings Settings => settings;

    public BatchRunOptions Options => options;

    public ILogger Logger => logger;

    /// <summary>By the store's clock: what one machine notes, another goes by.</summary>
    public DateTimeOffset Now => store.UtcNow;

    /// <summary>No pause between two steps is longer.</summary>
    public TimeSpan LongestPause => (2 * Backoff.LongestVaried(settings.PollInterval)) + RetryAfterHeader.Longest;

    /// <summary>Whether somebody has called the run off, here or on another machine.</summary>
    public async Task<bool> IsCalledOffAsync(CancellationToken cancellationToken) =>
        await store.FindRunByKeyAsync(run.Key, cancellationToken).ConfigureAwait(false) is { IsCalledOff: true };

    /// <summary>The folder of the run's files.</summary>
    public string Directory => store.DirectoryOf(run);

    public string PathOf(string name) => Path.Combine(Directory, name);

    /// <summary>The part after a passing failure: the same step again, after a pause.</summary>
    public PartRecord AfterFailure(PartRecord part, BatchServiceException failure)
    {
        var failures = part.Failures + 1;
        RunTelemetry.ServiceFailed(failure);
        RunLog.PassingFailure(logger, part.Number, failures, failure.Message);
        return part with
        {
            Failures = failures,
            Problem = failure.Message,
            NotBefore = Now + Backoff.AfterFailures(failures, settings.PollInterval, options.Random, failure.RetryAfter),
        };
    }
}
