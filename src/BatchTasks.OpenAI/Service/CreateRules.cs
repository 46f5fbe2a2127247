using BatchTasks.Shared.Jobs;

namespace BatchTasks;

/// <summary>What the service refuses when a batch is created, checked before anything is uploaded.</summary>
internal static class CreateRules
{
    public static void CheckMetadata(IReadOnlyDictionary<string, string> metadata, int reserved, string parameter)
    {
        ArgumentNullException.ThrowIfNull(metadata, parameter);
        Check(JobRules.MetadataPairs(metadata.Count, reserved), parameter);
        foreach (var (key, value) in metadata)
        {
            Check(JobRules.MetadataKey(key), parameter);
            Check(JobRules.MetadataValue(key, value), parameter);
        }
    }

    public static void CheckExpiry(TimeSpan? expiresAfter, string parameter)
    {
        if (expiresAfter is { } given && JobRules.Expiry(given) is { } problem)
            throw new ArgumentOutOfRangeException(parameter, expiresAfter, problem);
    }

    private static void Check(string? problem, string parameter)
    {
        if (problem is not null)
            throw new ArgumentException(problem, parameter);
    }
}
