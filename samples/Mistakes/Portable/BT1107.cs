using BatchTasks;

namespace Mistakes;

[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "review:{Id}")] // BT1107
[UserMessage("{Text}")]
public sealed partial record ColonInId(int Id, string Text);
