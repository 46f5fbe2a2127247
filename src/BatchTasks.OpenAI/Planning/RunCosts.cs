namespace BatchTasks;

/// <summary>The tokens of a run's requests and what they cost, counted while these are written, where an option depends on them.</summary>
internal sealed class RunCosts(BatchRunOptions options, string? model)
{
    private readonly EstimateMeter? _meter =
        options.MaxCost is null && options.MaxEnqueuedTokens is null ? null : new EstimateMeter(model, options.ExpectedOutputTokens);

    /// <summary>How the requests are written.</summary>
    public BatchWriteOptions WriteOptions => new()
    {
        Provider = options.Provider,
        CountTokens = _meter is null ? null : _meter.Count,
        MaxTokensPerFile = options.MaxEnqueuedTokens,
    };

    /// <summary>Holds what was written against <see cref="BatchRunOptions.MaxCost"/>.</summary>
    /// <exception cref="BatchCostException">It costs more, or that can't be told. The files are gone then.</exception>
    public void Check(BatchFileSet files)
    {
        if (options.MaxCost is not { } maxCost)
            return;

        try
        {
            CostLimit.Check(_meter!.ToEstimate(files.Parts.Count, files.Bytes, options.Prices), maxCost);
        }
        catch (BatchCostException)
        {
            foreach (var part in files.Parts)
                File.Delete(part.Path);

            throw;
        }
    }
}
