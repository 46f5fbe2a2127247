namespace BatchTasks.Emulator.Answers.Texts;

/// <summary>One choice of a chat completion or completion, or the output of a response: a text, a refusal, or calls.</summary>
internal sealed record TextAnswer
{
    public string? Text { get; init; }

    public string? Refusal { get; init; }

    public IReadOnlyList<EmulatedToolCall> Calls { get; init; } = [];

    public TextEnd End { get; init; }
}
