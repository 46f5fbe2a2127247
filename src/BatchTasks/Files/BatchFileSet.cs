namespace BatchTasks;

/// <summary>What one written file holds.</summary>
/// <param name="Requests">Its requests (lines).</param>
/// <param name="Bytes">Its bytes, line breaks among them.</param>
/// <param name="EmbeddingInputs">The embedding inputs over all its requests; 0 for other endpoints.</param>
public sealed record BatchFileSummary(int Requests, long Bytes, int EmbeddingInputs)
{
    /// <summary>The prompt tokens of all its requests, or <see langword="null"/> where they were not counted.</summary>
    public long? Tokens { get; init; }
}

/// <summary>One written file: the input of one batch.</summary>
/// <param name="Path">The file's path.</param>
/// <param name="Requests">Its requests (lines).</param>
/// <param name="Bytes">Its bytes, line breaks among them.</param>
/// <param name="EmbeddingInputs">The embedding inputs over all its requests; 0 for other endpoints.</param>
public sealed record BatchFilePart(string Path, int Requests, long Bytes, int EmbeddingInputs)
{
    /// <summary>The prompt tokens of all its requests, or <see langword="null"/> where they were not counted.</summary>
    public long? Tokens { get; init; }

    internal static BatchFilePart Of(string path, BatchFileSummary summary) =>
        new(path, summary.Requests, summary.Bytes, summary.EmbeddingInputs) { Tokens = summary.Tokens };
}

/// <summary>The files that one call has written: one, or numbered parts where a limit of the service asks for several batches.</summary>
/// <param name="Parts">The files, in the order of the tasks.</param>
public sealed record BatchFileSet(IReadOnlyList<BatchFilePart> Parts)
{
    /// <summary>The requests of all files.</summary>
    public long Requests => Parts.Sum(static part => (long)part.Requests);

    /// <summary>The bytes of all files.</summary>
    public long Bytes => Parts.Sum(static part => part.Bytes);

    /// <summary>The prompt tokens of all files, or <see langword="null"/> where they were not counted.</summary>
    public long? Tokens => Parts.Aggregate((long?)0, static (sum, part) => sum + part.Tokens);
}
