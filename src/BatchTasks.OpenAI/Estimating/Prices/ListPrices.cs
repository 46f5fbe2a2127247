using System.Collections.Immutable;

namespace BatchTasks;

/// <summary>OpenAI's list prices of June 2026 for a million tokens, in US dollars.</summary>
internal static class ListPrices
{
    public static ImmutableDictionary<string, BatchModelPrice> All { get; } = ImmutableDictionary.CreateRange(
        StringComparer.Ordinal,
        new Dictionary<string, BatchModelPrice>
        {
            // The models for which batches have a price of cached tokens.
            ["gpt-5.5"] = Cached(5.00m, 0.50m, 30.00m),
            ["gpt-5.4"] = Cached(2.50m, 0.25m, 15.00m),
            ["gpt-5.4-mini"] = Cached(0.75m, 0.075m, 4.50m),
            ["gpt-5.4-nano"] = Cached(0.20m, 0.02m, 1.25m),
            ["gpt-5.2"] = Cached(1.75m, 0.175m, 14.00m),
            ["gpt-5.1"] = Cached(1.25m, 0.125m, 10.00m),
            ["gpt-5"] = Cached(1.25m, 0.125m, 10.00m),
            ["gpt-5-mini"] = Cached(0.25m, 0.025m, 2.00m),
            ["gpt-5-nano"] = Cached(0.05m, 0.005m, 0.40m),

            ["gpt-4.1"] = new(2.00m, 0.50m, 8.00m),
            ["gpt-4.1-mini"] = new(0.40m, 0.10m, 1.60m),
            ["gpt-4.1-nano"] = new(0.10m, 0.025m, 0.40m),
            ["gpt-4o"] = new(2.50m, 1.25m, 10.00m),
            ["gpt-4o-2024-05-13"] = new(5.00m, null, 15.00m),
            ["gpt-4o-mini"] = new(0.15m, 0.075m, 0.60m),
            ["o1"] = new(15.00m, 7.50m, 60.00m),
            ["o3"] = new(2.00m, 0.50m, 8.00m),
            ["o3-mini"] = new(1.10m, 0.55m, 4.40m),
            ["o4-mini"] = new(1.10m, 0.275m, 4.40m),

            ["gpt-4-turbo"] = new(10.00m, null, 30.00m),
            ["gpt-4-0125-preview"] = new(10.00m, null, 30.00m),
            ["gpt-4-1106-preview"] = new(10.00m, null, 30.00m),
            ["gpt-4"] = new(30.00m, null, 60.00m),
            ["gpt-4-32k"] = new(60.00m, null, 120.00m),
            ["gpt-3.5-turbo"] = new(0.50m, null, 1.50m),

            // Its batches cost what other requests do.
            ["gpt-3.5-turbo-1106"] = new(1.00m, null, 2.00m) { BatchDiscount = 0 },
            ["gpt-3.5-turbo-0613"] = new(1.50m, null, 2.00m) { BatchDiscount = 0 },
            ["davinci-002"] = new(2.00m, null, 2.00m),
            ["babbage-002"] = new(0.40m, null, 0.40m),

            ["text-embedding-3-small"] = new(0.02m, null, 0),
            ["text-embedding-3-large"] = new(0.13m, null, 0),
            ["text-embedding-ada-002"] = new(0.10m, null, 0),

            ["ft:gpt-4.1"] = new(3.00m, 0.75m, 12.00m),
            ["ft:gpt-4.1-mini"] = new(0.80m, 0.20m, 3.20m),
            ["ft:gpt-4.1-nano"] = new(0.20m, 0.05m, 0.80m),
            ["ft:gpt-4o-mini"] = new(0.30m, 0.15m, 1.20m),
            ["ft:gpt-3.5-turbo"] = new(3.00m, null, 6.00m),
        });

    private static BatchModelPrice Cached(decimal input, decimal cachedInput, decimal output) => new(input, cachedInput, output) { CachesInBatches = true };
}
