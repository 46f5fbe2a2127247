using BatchTasks.Shared.Limits;

namespace BatchTasks;

/// <summary>What the service refuses when a batch is created, checked before anything is uploaded.</summary>
internal static class CreateRules
{
    public static void CheckMetadata(IReadOnlyDictionary<string, string> metadata, int reserved, string parameter)
    {
        ArgumentNullException.ThrowIfNull(metadata, parameter);
        if (metadata.Count + reserved > BatchLimits.MetadataPairs)
        {
            var own = reserved == 0 ? "" : $", {reserved} of which the run itself uses";
            throw new ArgumentException(
                $"The metadata has {metadata.Count} pairs; the service takes {BatchLimits.MetadataPairs}{own}. Leave some out.", parameter);
        }

        foreach (var (key, value) in metadata)
        {
            if (key.Length is 0 or > BatchLimits.MetadataKeyCharacters)
            {
                throw new ArgumentException(
                    $"The metadata key '{key}' has {key.Length} characters; the service takes 1 to {BatchLimits.MetadataKeyCharacters}.", parameter);
            }

            if (value is null || value.Length > BatchLimits.MetadataValueCharacters)
            {
                throw new ArgumentException(
                    $"The metadata value of '{key}' must be a text of at most {BatchLimits.MetadataValueCharacters} characters.", parameter);
            }
        }
    }

    public static void CheckExpiry(TimeSpan? expiresAfter, string parameter)
    {
        if (expiresAfter is { TotalSeconds: < BatchLimits.ExpirySecondsMinimum or > BatchLimits.ExpirySecondsMaximum })
        {
            throw new ArgumentOutOfRangeException(
                parameter, expiresAfter, $"The service takes {BatchLimits.ExpirySecondsMinimum} to {BatchLimits.ExpirySecondsMaximum} seconds (1 hour to 30 days).");
        }
    }
}
