namespace BatchTasks.Emulator.Batches;

/// <summary>What a caller is told about a batch at one look.</summary>
/// <param name="Record">The batch.</param>
/// <param name="Counts">What stands in <c>request_counts</c>; null where nothing does.</param>
internal readonly record struct BatchLook(BatchRecord Record, RequestCounts? Counts);
