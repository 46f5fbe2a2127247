namespace BatchTasks;

/// <summary>Estimates input files, whoever wrote them. Of tasks it is <c>BatchPlan.EstimateAsync</c>.</summary>
public static class BatchEstimator
{
    /// <summary>
    /// Estimates an input file: the batches that it takes, the tokens of its prompts and answers, and what these cost. The file is read once, line by line, and
    /// checked as <see cref="BatchFile.SplitAsync"/> does.
    /// </summary>
    /// <param name="inputFile">The file.</param>
    /// <param name="options">The service, the prices, the length of answers.</param>
    /// <param name="cancellationToken">Stops the estimating.</param>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="InvalidDataException">The service would refuse the batch: <c>file(line,column): id: message</c> of the first problem.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is negative.</exception>
    public static async Task<BatchEstimate> EstimateFileAsync(
        string inputFile, BatchEstimateOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new BatchEstimateOptions();
        if (options.ExpectedOutputTokens is { } expected)
            ArgumentOutOfRangeException.ThrowIfNegative(expected, nameof(options.ExpectedOutputTokens));

        var meter = new EstimateMeter(model: null, options.ExpectedOutputTokens);
        var write = new BatchWriteOptions { Provider = options.Provider, CountTokens = meter.Count, MaxTokensPerFile = options.MaxTokensPerFile };
        var parts = await BatchFile.MeasureAsync(inputFile, write, cancellationToken).ConfigureAwait(false);
        return meter.ToEstimate(parts.Count, parts.Sum(static part => part.Bytes), options.Prices);
    }
}
