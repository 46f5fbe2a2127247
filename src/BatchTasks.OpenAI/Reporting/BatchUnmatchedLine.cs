namespace BatchTasks;

/// <summary>A line of a result file that is no task's outcome. It stays in the downloaded file.</summary>
/// <param name="BatchId">The batch whose file it is in.</param>
/// <param name="Reason">Why it belongs to no task.</param>
/// <param name="Line">What was read from it, with its place.</param>
public sealed record BatchUnmatchedLine(string BatchId, BatchUnmatchedReason Reason, BatchOutcome Line);
