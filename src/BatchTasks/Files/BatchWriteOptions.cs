namespace BatchTasks;

/// <summary>How batch files are written.</summary>
public sealed record BatchWriteOptions
{
    /// <summary>The service whose limits the files keep. The default is <see cref="BatchProvider.OpenAI"/>.</summary>
    public BatchProvider Provider { get; init; } = BatchProvider.OpenAI;
}
