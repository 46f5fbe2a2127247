namespace BatchTasks;

/// <summary>What a million tokens of a model cost, in the currency of its <see cref="BatchPriceTable"/> and without the discount of batches.</summary>
/// <param name="Input">Tokens of prompts.</param>
/// <param name="CachedInput">Tokens of prompts that came from the service's cache, or <see langword="null"/> where these cost what others do.</param>
/// <param name="Output">Tokens of answers, reasoning among them.</param>
public sealed record BatchModelPrice(decimal Input, decimal? CachedInput, decimal Output)
{
    private const decimal Million = 1_000_000m;

    /// <summary>What is taken off in a batch, from 0 to 1. The default is half of the price.</summary>
    public decimal BatchDiscount { get; init; } = 0.5m;

    /// <summary>
    /// Whether cached tokens are cheaper in batches too. The service's list has such a price for some models only; of the others they cost in a batch what other
    /// tokens of prompts do.
    /// </summary>
    public bool CachesInBatches { get; init; }

    /// <summary>What these tokens cost.</summary>
    /// <param name="usage">The tokens.</param>
    /// <param name="isBatch">Whether they were used in a batch.</param>
    public decimal CostOf(BatchUsage usage, bool isBatch)
    {
        var cachedPrice = isBatch && !CachesInBatches ? Input : CachedInput ?? Input;
        var cached = Math.Min(usage.CachedInputTokens, usage.InputTokens);
        var cost = (((usage.InputTokens - cached) * Input) + (cached * cachedPrice) + (usage.OutputTokens * Output)) / Million;
        return isBatch ? cost * (1 - BatchDiscount) : cost;
    }

    /// <summary>What is wrong with it, or null.</summary>
    internal string? FindProblem(string model)
    {
        if (Input < 0 || CachedInput < 0 || Output < 0)
            return $"the price of '{model}' is negative. Give what a million tokens cost.";

        return BatchDiscount is < 0 or > 1 ? $"the batch discount of '{model}' is {BatchDiscount}. Give the part that is taken off, from 0 to 1." : null;
    }
}
