namespace BatchTasks.Emulator.Files;

/// <summary>A file that the service keeps. Its content lies on disk.</summary>
internal sealed record StoredFile
{
    /// <summary>The purpose of the files that the service makes.</summary>
    public const string ResultPurpose = "batch_output";

    public required string Id { get; init; }

    /// <summary>In the order in which files came, from 1.</summary>
    public required int Number { get; init; }

    public required string Purpose { get; init; }

    public required string FileName { get; init; }

    public required long Bytes { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>What the content is called in the data folder.</summary>
    public required string ContentName { get; init; }

    /// <summary>Whether a caller has deleted it. It is kept for the ledger alone then.</summary>
    public bool IsDeleted { get; init; }
}
