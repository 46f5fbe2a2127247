namespace BatchTasks.Emulator.Batches;

/// <summary>The statuses of a batch, as they stand on the wire.</summary>
internal static class BatchStatus
{
    public const string Validating = "validating";
    public const string Failed = "failed";
    public const string InProgress = "in_progress";
    public const string Finalizing = "finalizing";
    public const string Completed = "completed";
    public const string Expired = "expired";
    public const string Cancelling = "cancelling";
    public const string Cancelled = "cancelled";

    /// <summary>Whether nothing comes after it.</summary>
    public static bool IsEnd(string status) => status is Failed or Completed or Expired or Cancelled;
}
