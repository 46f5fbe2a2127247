namespace BatchTasks;

/// <summary>How a row differs from what was written earlier.</summary>
public enum BatchFileDifferenceKind
{
    /// <summary>There is another request in the row, or the same one with other content.</summary>
    Changed,

    /// <summary>The row was not there earlier.</summary>
    Added,

    /// <summary>The row is not there any more.</summary>
    Removed,
}

/// <summary>The first row in which requests differ from those that were written earlier.</summary>
public sealed record BatchFileDifference
{
    /// <summary>How they differ.</summary>
    public required BatchFileDifferenceKind Kind { get; init; }

    /// <summary>The row, counted from 1 over all files; blank lines are no rows.</summary>
    public required long Row { get; init; }

    /// <summary>The <c>custom_id</c> that the row had, or <see langword="null"/> where there was no such row.</summary>
    public string? EarlierCustomId { get; init; }

    /// <summary>The <c>custom_id</c> that the row has now, or <see langword="null"/> where there is no such row.</summary>
    public string? CustomId { get; init; }

    /// <summary>
    /// For one request with other content: the member of the line that is the first to differ, for example <c>body.messages[0].content</c>; else
    /// <see langword="null"/>.
    /// </summary>
    public string? Member { get; init; }

    /// <summary>The line of the earlier file, where there is one.</summary>
    public BatchLineLocation? EarlierLocation { get; init; }

    /// <summary>What differs, in a sentence. Long values are shortened.</summary>
    public required string Message { get; init; }

    /// <summary>The <see cref="Message"/>.</summary>
    public override string ToString() => Message;
}
