namespace BatchTasks.Answers;

/// <summary>An embedding that was sent as numbers and has been read already.</summary>
/// <param name="Length">The bytes of its JSON, brackets included.</param>
/// <param name="Vector">The numbers.</param>
internal readonly record struct ReadVector(int Length, float[] Vector);
