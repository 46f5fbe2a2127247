namespace BatchTasks.Shared.Errors;

/// <summary>The <c>error</c> of an error file's line whose request was not answered. Source: the service's Batch guide and reference.</summary>
internal static class RowErrors
{
    public static readonly ServiceError Expired =
        new(ServiceErrorCodes.BatchExpired, "This request could not be executed before the completion window expired.", null);

    public static readonly ServiceError Cancelled =
        new(ServiceErrorCodes.BatchCancelled, "The batch was cancelled before this request executed.", null);

    public static readonly ServiceError TimedOut =
        new(ServiceErrorCodes.RequestTimeout, "The underlying call to the model timed out.", null);
}
