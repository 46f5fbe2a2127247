namespace BatchTasks.Shared.Rules;

/// <summary>The codes in a result line's <c>error</c> that say that the request was never executed. Any other code is the service's own error.</summary>
internal static class RequestErrorCodes
{
    /// <summary>The completion window ended first.</summary>
    public const string Expired = "batch_expired";

    /// <summary>The batch was cancelled first.</summary>
    public const string Cancelled = "batch_cancelled";
}
