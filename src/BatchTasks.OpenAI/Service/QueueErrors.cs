using BatchTasks.Shared.Errors;

namespace BatchTasks;

/// <summary>How the service says that a model's queue is full: at the creation, or as the failure of the batch.</summary>
internal static class QueueErrors
{
    /// <summary>Whether the creation was refused for it.</summary>
    public static bool IsQueueFull(BatchServiceException exception) => exception.Code == ServiceErrorCodes.TokenLimitExceeded;

    /// <summary>Whether the batch was refused for it alone: nothing was executed, and it can be created again when others have ended.</summary>
    public static bool IsQueueFull(Batch batch) =>
        batch.Status.Kind == BatchStatusKind.Failed && batch.Errors.Count > 0 && batch.Errors.All(static error => error.Code == ServiceErrorCodes.TokenLimitExceeded);
}
