using System.Globalization;

namespace BatchTasks;

/// <summary>Takes a part out of the queue again where the service had no room for it.</summary>
internal static class PartQueue
{
    private const int Suspicious = 10;

    /// <summary>The part as it waits for another submission. Nothing of it was executed; its input file stays at the service.</summary>
    public static PartRecord Requeue(RunContext context, PartRecord part, string problem, TimeSpan? retryAfter = null)
    {
        var failures = part.Submission;
        RunLog.QueueFull(context.Logger, part.Number, problem);
        return part with
        {
            State = PartState.Planned,
            BatchId = null,
            Batch = null,
            EndedAt = null,
            Looks = 0,
            Failures = failures,
            Problem = failures < Suspicious ? problem : $"{problem} {TooLarge(failures)}",
            NotBefore = context.Now + Backoff.AfterFailures(failures, context.Settings.PollInterval, context.Options.Random, retryAfter),
        };
    }

    // What the limit is, the service tells in a sentence alone.
    private static string TooLarge(int failures) => string.Create(
        CultureInfo.InvariantCulture,
        $"The part was refused {failures} times: where no other batch of the model runs, it has more tokens than its queue, and {nameof(BatchRunOptions.MaxEnqueuedTokens)} makes smaller parts.");
}
