using BatchTasks.Shared.Endpoints;
using BatchTasks.Shared.Jobs;
using BatchTasks.Shared.Providers;

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
        if (expiresAfter is { } given && JobRules.Expiry(given.TotalSeconds) is { } problem)
            throw new ArgumentOutOfRangeException(parameter, expiresAfter, problem);
    }

    public static void CheckCompletionWindow(string window, BatchProvider provider, string parameter)
    {
        ArgumentNullException.ThrowIfNull(window, parameter);
        var windows = provider is { MinCompletionWindowHours: { } least, MaxCompletionWindowHours: { } most } ? new CompletionWindows(least, most) : null;
        Check(JobRules.CompletionWindow(window, windows, provider.Name), parameter);
    }

    public static void CheckEndpoint(string endpoint, BatchProvider provider, string parameter)
    {
        ArgumentException.ThrowIfNullOrEmpty(endpoint, parameter);
        if (provider.Serves(endpoint))
            return;

        var hint = UnservedEndpoint.Of(endpoint, new ServedEndpoints { Endpoints = provider.Endpoints, Prefix = provider.UrlPrefix }).Hint;
        throw new ArgumentException($"The Batch API of {provider.Name} does not serve '{endpoint}'{hint}", parameter);
    }

    private static void Check(string? problem, string parameter)
    {
        if (problem is not null)
            throw new ArgumentException(problem, parameter);
    }
}
