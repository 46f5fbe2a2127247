using BatchTasks;

namespace Mistakes;

[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "review-{Id}{Page}")] // BT1104
[UserMessage("{Text}")]
public sealed partial record AmbiguousId(int Id, uint Page, string Text);
