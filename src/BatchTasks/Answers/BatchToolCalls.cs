namespace BatchTasks;

/// <summary>
/// An answer in which the model may call tools: the calls, and the text beside them. An answer of a text alone is one without calls. Where the model refused
/// and called nothing the task is refused.
/// </summary>
public sealed record BatchToolCalls
{
    /// <summary>What the model wrote beside the calls, or in place of them. The texts of several messages are joined by line breaks.</summary>
    public string? Text { get; init; }

    /// <summary>The calls in the order of the answer. The model may make several at once, also of one tool.</summary>
    public IReadOnlyList<BatchToolCall> Calls { get; init; } = [];

    /// <summary>What the model thought before it answered, as in <see cref="BatchChoice.Reasoning"/>.</summary>
    public string? Reasoning { get; init; }
}
