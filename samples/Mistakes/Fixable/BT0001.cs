using BatchTasks;

namespace Mistakes;

[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "review-{Id}")]
[UserMessage("{Text}")]
public sealed record NotPartial(int Id, string Text); // BT0001
