namespace BatchTasks;

/// <summary>Takes a part out of the queue again where the service had no room for it.</summary>
internal static class PartQueue
{
    /// <summary>The part as it waits for another submission. Nothing of it was executed; its input file stays at the service.</summary>
    public static PartRecord Requeue(RunContext context, PartRecord part, string problem, TimeSpan? retryAfter = null)
    {
        var failures = part.Failures + 1;
        RunLog.QueueFull(context.Logger, part.Number, problem);
        return part with
        {
            State = PartState.Planned,
            BatchId = null,
            Batch = null,
            EndedAt = null,
            Looks = 0,
            Failures = failures,
            Problem = problem,
            NotBefore = context.Now + Backoff.AfterFailures(failures, context.Settings.PollInterval, context.Options.Random, retryAfter),
        };
    }
}
