using BatchTasks;

namespace Mistakes;

[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "review-{Id}")]
[UserMessage("{Text}")]
[Input("{Text}")] // BT2009
public sealed partial record InputInChat(int Id, string Text);
