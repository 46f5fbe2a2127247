using System;
using BatchTasks.Shared.Limits;
using BatchTasks.Shared.Providers;

namespace BatchTasks.Shared.Jobs;

/// <summary>
/// What a service refuses when a batch is created, value by value: each method gives the message for what is refused, and null for what is taken.
/// </summary>
internal static class JobRules
{
    /// <summary>Metadata pairs that a run of the library needs itself.</summary>
    public const int PairsOfTheRun = 2;

    /// <param name="window">The window.</param>
    /// <param name="windows">Those of the service, or null where any will do.</param>
    /// <param name="service">Its name.</param>
    public static string? CompletionWindow(string window, CompletionWindows? windows, string service) =>
        windows is not null && !windows.Take(window) ? $"The completion window is '{window}'; {service} takes {windows}." : null;

    /// <param name="count">Pairs of the caller.</param>
    /// <param name="reserved">Pairs that the run itself adds.</param>
    public static string? MetadataPairs(int count, int reserved)
    {
        var own = reserved == 0 ? "" : $", {reserved} of which the run itself uses";
        return count + reserved > BatchLimits.MetadataPairs ? $"The metadata has {count} pairs; the service takes {BatchLimits.MetadataPairs}{own}. Leave some out." : null;
    }

    public static string? MetadataKey(string key) => key.Length is 0 or > BatchLimits.MetadataKeyCharacters
        ? $"The metadata key '{key}' has {key.Length} characters; the service takes 1 to {BatchLimits.MetadataKeyCharacters}."
        : null;

    public static string? MetadataValue(string key, string? value) => value is null || value.Length > BatchLimits.MetadataValueCharacters
        ? $"The metadata value of '{key}' must be a text of at most {BatchLimits.MetadataValueCharacters} characters."
        : null;

    /// <summary>Of input and output files alike.</summary>
    public static string? Expiry(double seconds) => seconds is < BatchLimits.ExpirySecondsMinimum or > BatchLimits.ExpirySecondsMaximum
        ? $"The service takes {BatchLimits.ExpirySecondsMinimum} to {BatchLimits.ExpirySecondsMaximum} seconds (1 hour to 30 days)."
        : null;
}
