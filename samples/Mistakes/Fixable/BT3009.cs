using BatchTasks;

namespace Mistakes;

public sealed record Opinion(bool Positive)
{
    public string Reason { get; init; } = "none"; // BT3009
}

[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "review-{Id}", Result = typeof(Opinion))]
[UserMessage("{Text}")]
public sealed partial record OptionalInResult(int Id, string Text);
