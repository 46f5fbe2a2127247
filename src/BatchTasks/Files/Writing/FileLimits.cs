namespace BatchTasks.Files.Writing;

/// <summary>What one file may hold.</summary>
internal sealed record FileLimits(int Requests, long Bytes, int Inputs, long Tokens)
{
    /// <summary>For lines that stay in one file, whatever they are.</summary>
    public static FileLimits None { get; } = new(int.MaxValue, long.MaxValue, int.MaxValue, long.MaxValue);

    public static FileLimits Of(BatchWriteOptions options) => new(
        options.Provider.MaxRequestsPerFile,
        options.Provider.MaxBytesPerFile,
        options.Provider.MaxEmbeddingInputsPerBatch,
        options.MaxTokensPerFile ?? long.MaxValue);
}
