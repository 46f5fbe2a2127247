namespace BatchTasks.Shared.Errors;

/// <summary>The service's error codes. They are open: a reader must take any other too.</summary>
internal static class ServiceErrorCodes
{
    // Of one line of an input file, in a failed batch's errors.data.
    public const string InvalidJsonLine = "invalid_json_line";
    public const string MissingRequiredParameter = "missing_required_parameter";
    public const string InvalidRequest = "invalid_request";
    public const string InvalidUrl = "invalid_url";
    public const string InvalidType = "invalid_type";
    public const string InvalidValue = "invalid_value";
    public const string ModelNotFound = "model_not_found";
    public const string StreamingUnsupported = "streaming_unsupported";
    public const string DuplicateCustomId = "duplicate_custom_id";
    public const string MismatchedModel = "mismatched_model";

    // Of the whole input file.
    public const string EmptyFile = "empty_file";
    public const string TooManyTasks = "too_many_tasks";
    public const string FileTooLarge = "file_too_large";
    public const string TokenLimitExceeded = "token_limit_exceeded";

    // Of a request that was not answered: the "error" of an error file's line.
    public const string BatchExpired = "batch_expired";
    public const string BatchCancelled = "batch_cancelled";
    public const string RequestTimeout = "request_timeout";

    // Of a call of the service.
    public const string InvalidApiKey = "invalid_api_key";
    public const string ServerError = "server_error";
    public const string InsufficientQuota = "insufficient_quota";
    public const string BillingHardLimitReached = "billing_hard_limit_reached";
    public const string RateLimitExceeded = "rate_limit_exceeded";
}
