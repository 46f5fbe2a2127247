using BatchTasks;

namespace Mistakes;

public static class NotPartialOutside // BT0002
{
    [BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "review-{Id}")]
    [UserMessage("{Text}")]
    public sealed partial record Inside(int Id, string Text);
}
