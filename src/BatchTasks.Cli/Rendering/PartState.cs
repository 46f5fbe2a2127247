using System.Globalization;

namespace BatchTasks.Cli.Rendering;

/// <summary>A part in words and numbers.</summary>
internal static class PartState
{
    /// <summary>The service's word for its batch, or what it waits for.</summary>
    public static string Of(BatchPartProgress part) => part switch
    {
        { Status: { IsTerminal: true }, IsEnded: false } => "downloading",
        { Status: { } status } => status.Text,
        { IsEnded: true } => "not sent",
        { BatchId: not null } => "created",
        { InputFileId: not null } => "uploaded",
        _ => "waiting",
    };

    /// <summary>Requests that are over: at the service's count, or all once the part has ended.</summary>
    public static long Done(BatchPartProgress part) =>
        part.IsEnded ? part.Requests : Math.Min(part.Requests, (part.Batch?.RequestCounts?.Completed ?? 0) + Failed(part));

    /// <summary>Requests without an answer: at the service's count, and once the part has ended, those that were never executed too.</summary>
    public static long Failed(BatchPartProgress part) => part switch
    {
        { IsEnded: true, Batch: null } => part.Requests,
        { IsEnded: true, Batch.RequestCounts: { } counts } => Math.Clamp(part.Requests - counts.Completed, 0, part.Requests),
        _ => Math.Min(part.Requests, part.Batch?.RequestCounts?.Failed ?? 0),
    };

    /// <summary>Tasks of the run that are over: those that are sent again are open until their new part has done them.</summary>
    public static long Done(BatchProgress progress) =>
        progress.Parts.Sum(Done) - progress.Parts.Where(static part => part.Attempt > 1).Sum(static part => (long)part.Requests);

    public static string Counts(long done, long all) => string.Create(CultureInfo.InvariantCulture, $"{done:N0}/{all:N0}");

    public static string Name(BatchPartProgress part) =>
        part.RetryOf is { } parent ? string.Create(CultureInfo.InvariantCulture, $"{part.Number} (again of {parent})") : part.Number.ToString(CultureInfo.InvariantCulture);
}
