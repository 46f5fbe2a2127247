namespace BatchTasks;

/// <summary>How an input file is estimated.</summary>
public sealed record BatchEstimateOptions
{
    /// <summary>The service whose limits say how many batches it takes. The default is <see cref="BatchProvider.OpenAI"/>.</summary>
    public BatchProvider Provider { get; init; } = BatchProvider.OpenAI;

    /// <summary>What tokens cost. The default is <see cref="BatchPriceTable.Default"/>.</summary>
    public BatchPriceTable Prices { get; init; } = BatchPriceTable.Default;

    /// <summary>The tokens that the answers of one request are expected to have. The default is the most that each request allows.</summary>
    public long? ExpectedOutputTokens { get; init; }

    /// <summary>The most prompt tokens of one batch, as <see cref="BatchWriteOptions.MaxTokensPerFile"/>. The default is no limit.</summary>
    public long? MaxTokensPerFile { get; init; }
}
