using BatchTasks.Shared.Errors;

namespace BatchTasks;

/// <summary>Which failures may be over at the next try: of a call of ours, and of a request in a batch.</summary>
internal static class PassingFailure
{
    public static bool Is(int? status, string? code) => status switch
    {
        408 or >= 500 => true,
        429 => code is not (ServiceErrorCodes.InsufficientQuota or ServiceErrorCodes.BillingHardLimitReached),
        null => code == ServiceErrorCodes.RequestTimeout,
        _ => false,
    };
}
