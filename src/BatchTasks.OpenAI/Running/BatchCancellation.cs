namespace BatchTasks;

/// <summary>What came of calling a run off.</summary>
/// <param name="Progress">How far the run is.</param>
/// <param name="Problem">What went wrong with asking the service to cancel its batches, or <see langword="null"/>.</param>
public sealed record BatchCancellation(BatchProgress Progress, string? Problem);
