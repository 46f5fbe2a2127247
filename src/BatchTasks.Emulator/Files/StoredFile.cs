namespace BatchTasks.Emulator.Files;

/// <summary>A file that the service keeps. Its content lies on disk.</summary>
internal sealed record StoredFile
{
    public required string Id { get; init; }

    public required string Purpose { get; init; }

    public required string FileName { get; init; }

    public required long Bytes { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Where the content lies.</summary>
    public required string Path { get; init; }
}
