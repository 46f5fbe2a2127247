using BatchTasks;

namespace Mistakes;

[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "review-{Id}")]
[UserMessage("{Text}")]
[BodyParameter("temperature", 3)] // BT2003
public sealed partial record TooWarm(int Id, string Text);
