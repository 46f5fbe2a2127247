namespace BatchTasks;

/// <summary>The state of a batch: the service's own word for it, and which of the documented states that is.</summary>
/// <param name="Text">The service's word, for example <c>in_progress</c>.</param>
public readonly record struct BatchStatus(string Text)
{
    /// <summary>Which of the documented states it is.</summary>
    public BatchStatusKind Kind => Text switch
    {
        "validating" => BatchStatusKind.Validating,
        "failed" => BatchStatusKind.Failed,
        "in_progress" => BatchStatusKind.InProgress,
        "finalizing" => BatchStatusKind.Finalizing,
        "completed" => BatchStatusKind.Completed,
        "expired" => BatchStatusKind.Expired,
        // The one-l spellings stand in Azure's documentation.
        "cancelling" or "canceling" => BatchStatusKind.Cancelling,
        "cancelled" or "canceled" => BatchStatusKind.Cancelled,
        _ => BatchStatusKind.Unknown,
    };

    /// <summary>Whether the batch has ended and will not change any more: completed, failed, expired or cancelled.</summary>
    public bool IsTerminal => Kind is BatchStatusKind.Completed or BatchStatusKind.Failed or BatchStatusKind.Expired or BatchStatusKind.Cancelled;

    /// <inheritdoc/>
    public override string ToString() => Text ?? "";
}
