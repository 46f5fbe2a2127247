namespace BatchTasks;

/// <summary>What came of going through the parts once.</summary>
/// <param name="Parts">As they are now.</param>
/// <param name="Ended">Whether a part came to its end, so that there may be something to hand over, and more to do at once.</param>
/// <param name="Next">When something can be done next. Null when nothing is left.</param>
internal sealed record RunStep(IReadOnlyList<PartRecord> Parts, bool Ended, DateTimeOffset? Next)
{
    public bool IsDone => Parts.All(static part => part.IsFinal);
}
