using BatchTasks;

namespace Mistakes;

[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "review-{Id}")]
[UserMessage("{Text}")]
[BodyParameter("temperature", "warm")] // BT2002
public sealed partial record TextForNumber(int Id, string Text);
