using BatchTasks;

namespace Mistakes;

[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "review-{Id}")]
[UserMessage("{Text}")]
public sealed partial record TakenName(int Id, string Text)
{
    private static readonly string __definition = "A review of a restaurant."; // BT0008

    public override string ToString() => __definition;
}
