namespace BatchTasks;

/// <summary>The job of the videos endpoint. The video itself is downloaded from the service by its id.</summary>
/// <remarks>Source: <c>VideoResource</c> of the published OpenAPI document. Where the service could not make the video the task has failed.</remarks>
public sealed record BatchVideo
{
    /// <summary>The id by which the video is downloaded: <c>GET /v1/videos/{id}/content</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The state, in the service's words: <c>queued</c>, <c>in_progress</c>, <c>completed</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Whether it can be downloaded.</summary>
    public bool IsCompleted => Status == "completed";

    /// <summary>The model that makes it.</summary>
    public string? Model { get; init; }

    /// <summary>About how much of it is made: 0 to 100 percent.</summary>
    public int? Progress { get; init; }

    /// <summary>Its length in seconds.</summary>
    public int? Seconds { get; init; }

    /// <summary>The size in pixels, for example <c>1280x720</c>.</summary>
    public string? Size { get; init; }

    /// <summary>The prompt that it was made from, where the service tells.</summary>
    public string? Prompt { get; init; }

    /// <summary>The video that it was made from, where it is a remix.</summary>
    public string? RemixedFromVideoId { get; init; }

    /// <summary>When the job was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was done.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Until when it can be downloaded.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
