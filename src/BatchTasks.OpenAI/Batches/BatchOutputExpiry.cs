namespace BatchTasks;

/// <summary>When the result files of a batch are deleted.</summary>
/// <param name="Anchor">What the time is counted from: <c>created_at</c> of the file.</param>
/// <param name="Seconds">Seconds after the anchor.</param>
public readonly record struct BatchOutputExpiry(string Anchor, long Seconds);
