using System.Text.Json;
using BatchTasks.Emulator.Answers;

namespace BatchTasks.Emulator.Batches;

/// <summary>Reads an answer's <c>usage</c>, under the names of either family of endpoints.</summary>
internal static class ResponseUsage
{
    public static BatchUsageTotals Of(JsonElement body)
    {
        var usage = RequestText.Property(body, "usage");
        return new(
            Input: Number(usage, "prompt_tokens") + Number(usage, "input_tokens"),
            Cached: Details(usage, "prompt_tokens_details", "cached_tokens") + Details(usage, "input_tokens_details", "cached_tokens"),
            Output: Number(usage, "completion_tokens") + Number(usage, "output_tokens"),
            Reasoning: Details(usage, "completion_tokens_details", "reasoning_tokens") + Details(usage, "output_tokens_details", "reasoning_tokens"));
    }

    private static long Details(JsonElement? usage, string details, string name) => Number(RequestText.Property(usage, details), name);

    private static long Number(JsonElement? holder, string name) =>
        RequestText.Property(holder, name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var value) ? value : 0;
}
