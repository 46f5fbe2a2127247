namespace BatchTasks.Cli.Json;

/// <summary>A batch as the service describes it.</summary>
internal sealed record BatchDocument
{
    public required string Id { get; init; }

    public required string Status { get; init; }

    public required bool HasEnded { get; init; }

    public string? Endpoint { get; init; }

    public string? Model { get; init; }

    public CountsDocument? RequestCounts { get; init; }

    public UsageDocument? Usage { get; init; }

    public IReadOnlyList<BatchErrorDocument>? Errors { get; init; }

    public string? InputFileId { get; init; }

    public string? OutputFileId { get; init; }

    public string? ErrorFileId { get; init; }

    public string? CompletionWindow { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public DateTimeOffset? InProgressAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    public static BatchDocument Of(Batch batch) => new()
    {
        Id = batch.Id,
        Status = batch.Status.Text,
        HasEnded = batch.IsTerminal,
        Endpoint = batch.Endpoint,
        Model = batch.Model,
        RequestCounts = batch.RequestCounts is { } counts ? new(counts.Total, counts.Completed, counts.Failed) : null,
        Usage = batch.Usage is { } usage ? UsageDocument.Of(usage) : null,
        Errors = batch.Errors.Count == 0 ? null : [.. batch.Errors.Select(static e => new BatchErrorDocument(e.Code, e.Message, e.Param, e.Line))],
        InputFileId = batch.InputFileId,
        OutputFileId = batch.OutputFileId,
        ErrorFileId = batch.ErrorFileId,
        CompletionWindow = batch.CompletionWindow,
        CreatedAt = batch.CreatedAt,
        InProgressAt = batch.InProgressAt,
        ExpiresAt = batch.ExpiresAt,
        EndedAt = batch.CompletedAt ?? batch.FailedAt ?? batch.ExpiredAt ?? batch.CancelledAt,
        Metadata = batch.Metadata.Count == 0 ? null : batch.Metadata,
    };
}

/// <summary>The service's own count of a batch's requests.</summary>
internal sealed record CountsDocument(long Total, long Completed, long Failed);

/// <summary>Tokens.</summary>
internal sealed record UsageDocument(long InputTokens, long CachedInputTokens, long OutputTokens, long ReasoningTokens, long TotalTokens)
{
    public static UsageDocument Of(BatchUsage usage) =>
        new(usage.InputTokens, usage.CachedInputTokens, usage.OutputTokens, usage.ReasoningTokens, usage.TotalTokens);
}

/// <summary>Why the service refused a batch.</summary>
internal sealed record BatchErrorDocument(string? Code, string? Message, string? Param, long? Line);
