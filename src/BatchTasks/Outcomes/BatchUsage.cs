namespace BatchTasks;

/// <summary>The tokens that one request used.</summary>
/// <param name="InputTokens">Tokens of the prompt, cached ones among them.</param>
/// <param name="CachedInputTokens">Tokens of the prompt that came from the service's cache.</param>
/// <param name="OutputTokens">Tokens of the answer, reasoning among them.</param>
/// <param name="ReasoningTokens">Tokens that the model spent on reasoning.</param>
/// <param name="TotalTokens">The service's own sum.</param>
public readonly record struct BatchUsage(long InputTokens, long CachedInputTokens, long OutputTokens, long ReasoningTokens, long TotalTokens)
{
    /// <summary>Adds two usages, field by field.</summary>
    /// <param name="left">One usage.</param>
    /// <param name="right">The other.</param>
    public static BatchUsage operator +(BatchUsage left, BatchUsage right) => new(
        left.InputTokens + right.InputTokens,
        left.CachedInputTokens + right.CachedInputTokens,
        left.OutputTokens + right.OutputTokens,
        left.ReasoningTokens + right.ReasoningTokens,
        left.TotalTokens + right.TotalTokens);

    /// <inheritdoc cref="op_Addition"/>
    public static BatchUsage Add(BatchUsage left, BatchUsage right) => left + right;
}
