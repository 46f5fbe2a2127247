namespace BatchTasks;

/// <summary>The usage tiers of OpenAI's organizations: the more was paid, the more the service takes.</summary>
public enum BatchUsageTier
{
    /// <summary>Tier 1.</summary>
    Tier1 = 1,

    /// <summary>Tier 2.</summary>
    Tier2,

    /// <summary>Tier 3.</summary>
    Tier3,

    /// <summary>Tier 4.</summary>
    Tier4,

    /// <summary>Tier 5.</summary>
    Tier5,
}
