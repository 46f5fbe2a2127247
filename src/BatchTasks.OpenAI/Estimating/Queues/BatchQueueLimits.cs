namespace BatchTasks;

/// <summary>
/// How many prompt tokens of a model OpenAI takes into its queue at once, by the usage tier of the organization: for
/// <see cref="BatchRunOptions.MaxEnqueuedTokens"/>.
/// </summary>
/// <remarks>
/// Source: the tables "Tier 1 rate limits" to "Tier 5 rate limits" of OpenAI's documentation (2024), and for gpt-4o-mini the table on its page (2025). The
/// service changes them and makes exceptions; an organization's own are under "Limits" in its settings. Where lists differ the lower number is here
/// (gpt-3.5-turbo in tier 1: 200,000; later lists have 2,000,000): a queue that takes more only fills more slowly.
/// </remarks>
public static class BatchQueueLimits
{
    private const int Tiers = 5;

    private static readonly Dictionary<string, long[]> s_limits = new(StringComparer.Ordinal)
    {
        ["gpt-4o"] = [90_000, 1_350_000, 40_000_000, 80_000_000, 1_800_000_000],
        ["gpt-4o-mini"] = [2_000_000, 20_000_000, 40_000_000, 1_000_000_000, 15_000_000_000],
        ["gpt-4-turbo"] = [90_000, 1_350_000, 40_000_000, 80_000_000, 300_000_000],
        ["gpt-4"] = [100_000, 200_000, 5_000_000, 30_000_000, 45_000_000],
        ["gpt-3.5-turbo"] = [200_000, 400_000, 10_000_000, 100_000_000, 300_000_000],
        ["text-embedding-3-large"] = [3_000_000, 20_000_000, 100_000_000, 500_000_000, 4_000_000_000],
        ["text-embedding-3-small"] = [3_000_000, 20_000_000, 100_000_000, 500_000_000, 4_000_000_000],
        ["text-embedding-ada-002"] = [3_000_000, 20_000_000, 100_000_000, 500_000_000, 4_000_000_000],
    };

    /// <summary>The enqueued tokens that the service takes.</summary>
    /// <param name="tier">The tier of the organization.</param>
    /// <param name="model">The model. Dated and fine-tuned ones have the limit of the model that they are of.</param>
    /// <returns><see langword="null"/> where it is not known.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such tier.</exception>
    public static long? Find(BatchUsageTier tier, string model)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (tier is < BatchUsageTier.Tier1 or > BatchUsageTier.Tier5)
            throw new ArgumentOutOfRangeException(nameof(tier), tier, $"There are the tiers 1 to {Tiers}.");

        return s_limits.TryGetValue(ModelName.BaseOf(model), out var limits) ? limits[(int)tier - 1] : null;
    }
}
