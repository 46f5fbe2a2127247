using BatchTasks;

namespace Mistakes;

[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "review")] // BT1101
[UserMessage("{Text}")]
public sealed partial record OneIdForAll(int Id, string Text);
