using BatchTasks.Shared.Errors;

namespace BatchTasks.Emulator.Batches;

/// <summary>One entry of a batch's <c>errors.data</c>.</summary>
internal readonly record struct BatchErrorEntry(ServiceError Error, int? Line);

/// <summary>How many requests came to what end.</summary>
internal readonly record struct RequestCounts(int Total, int Completed, int Failed);

/// <summary>The tokens of all answers.</summary>
internal readonly record struct BatchUsageTotals(long Input, long Cached, long Output, long Reasoning)
{
    public BatchUsageTotals Plus(BatchUsageTotals other) =>
        new(Input + other.Input, Cached + other.Cached, Output + other.Output, Reasoning + other.Reasoning);
}

/// <summary>A batch as a caller sees it at one moment.</summary>
internal sealed record BatchRecord
{
    public required string Id { get; init; }

    /// <summary>In the order of creation, from 1; 0 before it is taken in.</summary>
    public int Number { get; init; }

    public required string Endpoint { get; init; }

    public required string InputFileId { get; init; }

    public required string CompletionWindow { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>>? Metadata { get; init; }

    /// <summary>How long the result files live, from their creation; null for the service's 30 days.</summary>
    public TimeSpan? OutputExpiresAfter { get; init; }

    public string Status { get; init; } = BatchStatus.Validating;

    public string? Model { get; init; }

    /// <summary>What it takes of the queue of tokens, once it is validated.</summary>
    public long EnqueuedTokens { get; init; }

    public IReadOnlyList<BatchErrorEntry>? Errors { get; init; }

    public string? OutputFileId { get; init; }

    public string? ErrorFileId { get; init; }

    public DateTimeOffset? InProgressAt { get; init; }

    public DateTimeOffset? FinalizingAt { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    public DateTimeOffset? FailedAt { get; init; }

    public DateTimeOffset? ExpiredAt { get; init; }

    public DateTimeOffset? CancellingAt { get; init; }

    public DateTimeOffset? CancelledAt { get; init; }

    public RequestCounts Counts { get; init; }

    public BatchUsageTotals Usage { get; init; }
}
