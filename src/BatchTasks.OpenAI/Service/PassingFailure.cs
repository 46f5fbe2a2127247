using BatchTasks.Shared.Errors;

namespace BatchTasks;

/// <summary>Which failures may be over at the next try: of a call of ours, and of a request in a batch.</summary>
internal static class PassingFailure
{
    public static bool Is(int? status, string? code) => status switch
    {
        408 or >= 500 => true,
        429 => code is not (ServiceErrorCodes.InsufficientQuota or ServiceErrorCodes.BillingHardLimitReached),
        null => code is ServiceErrorCodes.RequestTimeout or ServiceErrorCodes.ServerError,
        _ => false,
    };

    /// <summary>Whether a batch was refused as a whole for what is no line's fault: nothing of it was executed.</summary>
    public static bool IsOfBatch(Batch batch) =>
        batch.Status.Kind == BatchStatusKind.Failed && batch.Errors.Count > 0 && batch.Errors.All(static error => error.Line is null && Is(null, error.Code));
}
