using BatchTasks;

namespace Mistakes;

[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "short-{Id}", Batch = "weekly")]
[UserMessage("{Text}")]
public sealed partial record WeeklyShort(int Id, string Text);

[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o", CustomId = "long-{Id}", Batch = "weekly")] // BT1004
[UserMessage("{Text}")]
public sealed partial record WeeklyLong(int Id, string Text);
