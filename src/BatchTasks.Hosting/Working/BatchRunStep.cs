namespace BatchTasks;

/// <summary>What came of a step of a run.</summary>
/// <param name="Progress">How far the run is; <see langword="null"/> where the store has no such run.</param>
/// <param name="NextStep">When the next step is worth while, by the store's clock; <see langword="null"/> where nothing is left for a worker.</param>
/// <param name="Pause">The time from now until then.</param>
public sealed record BatchRunStep(BatchProgress? Progress, DateTimeOffset? NextStep, TimeSpan Pause);
