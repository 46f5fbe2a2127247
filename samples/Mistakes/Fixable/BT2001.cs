using BatchTasks;

namespace Mistakes;

[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "review-{Id}")]
[UserMessage("{Text}")]
[BodyParameter("temprature", 0)] // BT2001
public sealed partial record MisspeltParameter(int Id, string Text);
