using System.Globalization;

namespace BatchTasks.Cli.Rendering;

/// <summary>Tokens for people.</summary>
internal static class Tokens
{
    public static string Of(BatchUsage usage)
    {
        var cached = usage.CachedInputTokens > 0 ? string.Create(CultureInfo.InvariantCulture, $" ({usage.CachedInputTokens:N0} cached)") : "";
        var reasoning = usage.ReasoningTokens > 0 ? string.Create(CultureInfo.InvariantCulture, $" ({usage.ReasoningTokens:N0} reasoning)") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{usage.InputTokens:N0} in{cached}, {usage.OutputTokens:N0} out{reasoning}");
    }
}
