namespace BatchTasks;

/// <summary>Takes a part that has no batch out of the run: its tasks are cancelled.</summary>
internal static class CallOff
{
    /// <param name="context">The run's.</param>
    /// <param name="part">The part, leased.</param>
    public static Task<PartRecord> SaveAsync(RunContext context, PartRecord part)
    {
        var refusal = new PartRefusal { Message = "It was called off before it was submitted.", IsCancellation = true };
        return context.Store.SaveAsync(part with { State = PartState.Refused, Refusal = refusal.ToJson(), NotBefore = null }, CancellationToken.None);
    }
}
