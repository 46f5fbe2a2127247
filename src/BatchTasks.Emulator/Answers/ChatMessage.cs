namespace BatchTasks.Emulator.Answers;

/// <summary>What varies in a chat completion.</summary>
internal sealed record ChatMessage
{
    public string? Content { get; init; }

    public string? Refusal { get; init; }

    public string? Function { get; init; }

    public string? Arguments { get; init; }

    public string FinishReason { get; init; } = "stop";
}
