namespace BatchTasks.Answers;

/// <summary>Why answers end before they are complete. Source: <c>finish_reason</c> of the completions' schemas, <c>incomplete_details.reason</c> of responses.</summary>
internal static class FinishReasons
{
    private const string Length = "length";
    private const string ContentFilter = "content_filter";
    private const string MaxOutputTokens = "max_output_tokens";
    private const string Incomplete = "incomplete";

    /// <summary>Whether an answer with that reason was cut off.</summary>
    public static bool IsTruncation(string? reason) => reason is Length or ContentFilter or MaxOutputTokens or Incomplete;

    /// <summary>A sentence about an answer that was cut off for that reason.</summary>
    public static string DescribeTruncation(string? reason) => reason switch
    {
        ContentFilter => "The content filter cut the answer off.",
        Length => "The answer was cut off (finish_reason length); allow more output tokens.",
        MaxOutputTokens => "The answer was cut off at max_output_tokens; allow more output tokens.",
        null or Incomplete => "The answer was cut off; the service does not tell why.",
        _ => $"The answer was cut off ({reason}).",
    };
}
