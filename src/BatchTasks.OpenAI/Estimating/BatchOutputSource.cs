namespace BatchTasks;

/// <summary>Where an estimate has the tokens of the answers from.</summary>
public enum BatchOutputSource
{
    /// <summary>Nothing tells how long the answers will be.</summary>
    Unknown,

    /// <summary>The endpoint's answers are not made of tokens: embeddings, moderations.</summary>
    None,

    /// <summary>
    /// The most that the requests allow: <c>max_completion_tokens</c>, <c>max_tokens</c> or <c>max_output_tokens</c>, for each of the answers that <c>n</c>
    /// asks for.
    /// </summary>
    RequestLimits,

    /// <summary>What the options expect of each request; of those that allow less, what they allow.</summary>
    Expected,
}
