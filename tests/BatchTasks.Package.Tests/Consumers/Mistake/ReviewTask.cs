using BatchTasks;

namespace Mistake;

[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "request")]
[UserMessage("{Text}")]
public sealed partial record ReviewTask(int Id, string Text);
