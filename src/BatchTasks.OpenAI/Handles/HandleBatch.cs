namespace BatchTasks;

/// <summary>One batch of a <see cref="BatchRunHandle"/>.</summary>
public sealed record HandleBatch
{
    /// <summary>The number of its part, counted from 1.</summary>
    public required int Part { get; init; }

    /// <summary>Which sending of its tasks it is, counted from 1.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>The part some of whose tasks it sends again, or <see langword="null"/>.</summary>
    public int? RetryOf { get; init; }

    /// <summary>How often the part was submitted.</summary>
    public int Submission { get; init; } = 1;

    /// <summary>The batch's id.</summary>
    public required string BatchId { get; init; }

    /// <summary>The id of its input file.</summary>
    public required string InputFileId { get; init; }
}
