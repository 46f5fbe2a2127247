namespace BatchTasks;

/// <summary>How tasks are previewed.</summary>
public sealed record BatchPreviewOptions
{
    /// <summary>Requests on their way at the same time. The default is 4.</summary>
    public int MaxConcurrency { get; init; } = 4;

    /// <summary>Keeps the response body of every outcome in <see cref="BatchOutcome.RawBody"/>, not only of those that failed to be read.</summary>
    public bool KeepRawBodies { get; init; }
}
