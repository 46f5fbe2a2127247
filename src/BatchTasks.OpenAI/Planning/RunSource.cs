namespace BatchTasks;

/// <summary>Where the requests of a run come from.</summary>
internal sealed record RunSource
{
    /// <summary>In the form of the OpenAI service.</summary>
    public required string Endpoint { get; init; }

    public string? Model { get; init; }

    /// <summary>The type of the tasks, where they have one.</summary>
    public string? TaskType { get; init; }

    /// <summary>Writes the requests into input files.</summary>
    public required Func<string, BatchWriteOptions, CancellationToken, Task<BatchFileSet>> WriteAsync { get; init; }

    /// <summary>Holds the requests against those of earlier input files.</summary>
    public required Func<IReadOnlyList<string>, BatchWriteOptions, CancellationToken, Task<BatchFileDifference?>> FindDifferenceAsync { get; init; }
}
