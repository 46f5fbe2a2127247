using BatchTasks;

namespace Mistakes;

[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "review-{Id}")]
[UserMessage("{Text}")]
public sealed partial record TakenName(int Id, string Text)
{
    private const string __customIdTemplate = "review-{Id}"; // BT0008

    public override string ToString() => __customIdTemplate;
}
