namespace BatchTasks;

/// <summary>One of the answers to a request, whatever its type: what the model wrote, and how sure it was.</summary>
public abstract record BatchChoice
{
    private protected BatchChoice()
    {
    }

    /// <summary>The position among the answers: <c>index</c> of a completion's choice, the position among the messages of a response.</summary>
    public int Index { get; init; }

    /// <summary>
    /// What the model wrote: the text, or where there is none the arguments of the function that it called. It is kept whether it reads as the type or not.
    /// </summary>
    public string? Text { get; init; }

    /// <summary>What the model said where it refused.</summary>
    public string? Refusal { get; init; }

    /// <summary>Why the model stopped, in the endpoint's words, as in <see cref="BatchOutcome.FinishReason"/>.</summary>
    public string? FinishReason { get; init; }

    /// <summary>
    /// What the model thought before it answered, where the service tells: <c>reasoning_content</c> (DashScope, vLLM) or <c>reasoning</c> (Groq) of chat
    /// completions, of the responses endpoint the summary of the reasoning.
    /// </summary>
    public string? Reasoning { get; init; }

    /// <summary>The tokens of the text with their log probabilities. Empty unless the request asked for them (<c>logprobs</c>).</summary>
    public IReadOnlyList<BatchTokenLogProb> LogProbs { get; init; } = [];

    /// <summary>Why there is no value, in a sentence, or <see langword="null"/> where there is one.</summary>
    public string? Problem { get; init; }

    /// <summary>Whether the answer was read as its type.</summary>
    public abstract bool HasValue { get; }

    /// <summary>Whether the token limit or the content filter cut the answer off.</summary>
    public bool IsTruncated { get; init; }

    /// <summary>
    /// The probability of the whole text under the model: <c>exp(Σ lᵢ)</c> over the log probabilities <c>lᵢ</c> of its tokens. It falls with every token, so
    /// that it compares answers of about one length, such as labels. <see langword="null"/> without <see cref="LogProbs"/>.
    /// </summary>
    public double? SequenceProbability => Sum() is { Count: > 0 } sum ? Math.Exp(sum.LogProb) : null;

    /// <summary>
    /// The geometric mean of the tokens' probabilities: <c>exp((Σ lᵢ) / n)</c> over the log probabilities <c>lᵢ</c> of the text's <c>n</c> tokens, which is
    /// the inverse of its perplexity. It compares texts of different lengths. <see langword="null"/> without <see cref="LogProbs"/>.
    /// </summary>
    public double? MeanTokenProbability => Sum() is { Count: > 0 } sum ? Math.Exp(sum.LogProb / sum.Count) : null;

    /// <summary>Tokens of which the service tells no log probability say nothing.</summary>
    private (double LogProb, int Count) Sum()
    {
        var (sum, count) = (0d, 0);
        foreach (var token in LogProbs)
        {
            if (double.IsNaN(token.LogProb))
                continue;

            sum += token.LogProb;
            count++;
        }

        return (sum, count);
    }
}
