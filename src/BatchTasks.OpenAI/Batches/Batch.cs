namespace BatchTasks;

/// <summary>
/// A batch as the service describes it, every documented field. What the service leaves out, gives as <c>null</c> or (for ids) as an empty string
/// is <see langword="null"/> here. Source: the <c>Batch</c> schema of the OpenAPI document, and what compatible services send.
/// </summary>
public sealed record Batch
{
    /// <summary>The batch's id.</summary>
    public required string Id { get; init; }

    /// <summary>Its state.</summary>
    public required BatchStatus Status { get; init; }

    /// <summary>The endpoint of all its requests.</summary>
    public string? Endpoint { get; init; }

    /// <summary>The model of all its requests, where the service tells.</summary>
    public string? Model { get; init; }

    /// <summary>Why the service refused it. Empty unless the status is <c>failed</c>.</summary>
    public IReadOnlyList<BatchValidationError> Errors { get; init; } = [];

    /// <summary>The id of the input file.</summary>
    public string? InputFileId { get; init; }

    /// <summary>The id of the file with the requests that were answered.</summary>
    public string? OutputFileId { get; init; }

    /// <summary>The id of the file with the requests that failed.</summary>
    public string? ErrorFileId { get; init; }

    /// <summary>The time that the service gives itself, for example <c>24h</c>.</summary>
    public string? CompletionWindow { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When the service began to execute it.</summary>
    public DateTimeOffset? InProgressAt { get; init; }

    /// <summary>When it will expire.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When the service began to prepare the result files.</summary>
    public DateTimeOffset? FinalizingAt { get; init; }

    /// <summary>When it was completed.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>When it was refused.</summary>
    public DateTimeOffset? FailedAt { get; init; }

    /// <summary>When it expired.</summary>
    public DateTimeOffset? ExpiredAt { get; init; }

    /// <summary>When its cancellation was asked for.</summary>
    public DateTimeOffset? CancellingAt { get; init; }

    /// <summary>When it was cancelled.</summary>
    public DateTimeOffset? CancelledAt { get; init; }

    /// <summary>The service's count of its requests.</summary>
    public BatchRequestCounts? RequestCounts { get; init; }

    /// <summary>The tokens that all its requests used, where the service tells.</summary>
    public BatchUsage? Usage { get; init; }

    /// <summary>What the creator attached to it.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>When its result files are deleted, where that was asked for.</summary>
    public BatchOutputExpiry? OutputExpiresAfter { get; init; }

    /// <summary>Whether it has ended: completed, failed, expired or cancelled.</summary>
    public bool IsTerminal => Status.IsTerminal;

    /// <summary>Reads a batch object.</summary>
    /// <param name="utf8Json">The object as UTF-8 JSON. Members that are not known are stepped over.</param>
    /// <returns>The batch.</returns>
    /// <exception cref="System.Text.Json.JsonException">The text is not a JSON object with an <c>id</c> and a <c>status</c>.</exception>
    public static Batch Parse(ReadOnlyMemory<byte> utf8Json) => BatchReader.Read(utf8Json);
}
