namespace BatchTasks;

/// <summary>What is done for a part in one of its states. The record that it gets is leased, and the one that it gives is saved.</summary>
internal interface IPartStep
{
    /// <exception cref="BatchServiceException">The service refuses for good. What was saved until then stays.</exception>
    /// <exception cref="LeaseLostException">Another process works on the part.</exception>
    Task<PartRecord> TakeAsync(PartRecord part, CancellationToken cancellationToken);
}
