namespace BatchTasks.ClientTests.Estimating;

public class QueueLimitTests
{
    [Theory]
    [InlineData(BatchUsageTier.Tier1, "gpt-4o", 90_000L)]
    [InlineData(BatchUsageTier.Tier1, "gpt-4o-2024-08-06", 90_000L)]
    [InlineData(BatchUsageTier.Tier1, "gpt-3.5-turbo", 200_000L)]
    [InlineData(BatchUsageTier.Tier1, "text-embedding-3-small", 3_000_000L)]
    [InlineData(BatchUsageTier.Tier2, "gpt-4o-mini", 20_000_000L)]
    [InlineData(BatchUsageTier.Tier2, "ft:gpt-4o-mini-2024-07-18:acme::x", 20_000_000L)]
    [InlineData(BatchUsageTier.Tier5, "gpt-4o-mini", 15_000_000_000L)]
    [InlineData(BatchUsageTier.Tier1, "gpt-9", null)]
    public void The_limits_are_those_of_the_tier_and_the_model(BatchUsageTier tier, string model, long? expected) =>
        Assert.Equal(expected, BatchQueueLimits.Find(tier, model));

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public void There_are_five_tiers(int tier) => Assert.Throws<ArgumentOutOfRangeException>(() => BatchQueueLimits.Find((BatchUsageTier)tier, "gpt-4o"));

    [Fact]
    public void A_higher_tier_takes_no_less()
    {
        string[] models = ["gpt-4o", "gpt-4o-mini", "gpt-4-turbo", "gpt-4", "gpt-3.5-turbo", "text-embedding-3-large", "text-embedding-3-small", "text-embedding-ada-002"];
        foreach (var model in models)
        {
            var limits = Enum.GetValues<BatchUsageTier>().Select(tier => BatchQueueLimits.Find(tier, model)!.Value).ToList();
            Assert.Equal(limits.Order(), limits);
        }
    }
}
