namespace BatchTasks;

/// <summary>How batch files are written.</summary>
public sealed record BatchWriteOptions
{
    /// <summary>The service whose limits the files keep. The default is <see cref="BatchProvider.OpenAI"/>.</summary>
    public BatchProvider Provider { get; init; } = BatchProvider.OpenAI;

    /// <summary>
    /// Counts the prompt tokens of each request, which the written files then tell. <c>BatchTokenizers</c> of the package <c>BatchTasks.OpenAI</c> has counters
    /// by model. The default is not to count.
    /// </summary>
    public BatchTokenCounter? CountTokens { get; init; }

    /// <summary>
    /// The most prompt tokens of one file, at least 1: what the service takes into its queue at once. Files are split there too. Needs
    /// <see cref="CountTokens"/>. The default is no limit.
    /// </summary>
    public long? MaxTokensPerFile { get; init; }

    internal void Check()
    {
        if (MaxTokensPerFile is not { } limit)
            return;

        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit, nameof(MaxTokensPerFile));
        if (CountTokens is null)
            throw new ArgumentException($"{nameof(MaxTokensPerFile)} is {limit:N0}, but no tokens are counted. Give {nameof(CountTokens)} too.", nameof(CountTokens));
    }
}
