namespace BatchTasks;

/// <summary>The service, or the way to it, failed a call.</summary>
public sealed class BatchServiceException : Exception
{
    /// <summary>Creates an exception.</summary>
    /// <param name="message">What was being done and what went wrong.</param>
    /// <param name="innerException">The official package's exception.</param>
    public BatchServiceException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>What was being done, for example <c>reading batch_abc</c>.</summary>
    public string Operation { get; init; } = "";

    /// <summary>The HTTP status, or <see langword="null"/> where no response came.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The service's code, for example <c>invalid_api_key</c>.</summary>
    public string? Code { get; init; }

    /// <summary>The service's own message.</summary>
    public string? ServiceMessage { get; init; }

    /// <summary>
    /// Whether the same call may succeed later: no response came (a dropped connection, a time-out), the response was cut off, or the status is 408,
    /// 429 (unless the quota is used up) or 5xx.
    /// </summary>
    public bool IsTransient { get; init; }

    /// <summary>How long the service asks to wait before the next try (its <c>Retry-After</c>), where it does.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The same error with a sentence more.</summary>
    internal BatchServiceException With(string sentence) => Copy($"{Message} {sentence}", IsTransient);

    /// <summary>The same error as one that may be over at the next try.</summary>
    internal BatchServiceException AsPassing() => Copy(Message, isTransient: true);

    private BatchServiceException Copy(string message, bool isTransient) => new(message, InnerException ?? this)
    {
        Operation = Operation,
        StatusCode = StatusCode,
        Code = Code,
        ServiceMessage = ServiceMessage,
        IsTransient = isTransient,
        RetryAfter = RetryAfter,
    };
}
