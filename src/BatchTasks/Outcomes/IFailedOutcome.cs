namespace BatchTasks;

/// <summary>An outcome of the kind <see cref="BatchOutcomeKind.Failed"/>, whatever its result type.</summary>
public interface IFailedOutcome
{
    /// <summary>The error.</summary>
#pragma warning disable CA1716 // The name that the outcome itself has for it.
    BatchError Error { get; }
#pragma warning restore CA1716
}
