using BatchTasks.Answers;
using BatchTasks.Json;

namespace BatchTasks.Results;

/// <summary>The token counts of a response as numbers.</summary>
internal static class UsageReader
{
    /// <returns><see langword="null"/> where there is no count.</returns>
    public static BatchUsage? Read(in UsageParts parts)
    {
        var (input, output, total) = (RawJson.GetInteger(parts.Input), RawJson.GetInteger(parts.Output), RawJson.GetInteger(parts.Total));
        if (input is null && output is null && total is null)
            return null;

        return new BatchUsage(
            input ?? 0, RawJson.GetInteger(parts.Cached) ?? 0, output ?? 0, RawJson.GetInteger(parts.Reasoning) ?? 0, total ?? (input ?? 0) + (output ?? 0));
    }
}
