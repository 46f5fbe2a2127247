namespace BatchTasks;

/// <summary>How an input file is checked.</summary>
public sealed record BatchValidateOptions
{
    /// <summary>The service whose limits the file has to keep. The default is <see cref="BatchProvider.OpenAI"/>.</summary>
    public BatchProvider Provider { get; init; } = BatchProvider.OpenAI;

    /// <summary>The endpoint of the batch that the file is for, or <see langword="null"/>: then its lines only have to agree with one another.</summary>
    public string? Endpoint { get; init; }
}
