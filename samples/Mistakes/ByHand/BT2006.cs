using BatchTasks;

namespace Mistakes;

[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "review-{Id}")]
[UserMessage("{Text}")]
[BodyParameter("temperature", 0)]
[BodyJson("temperature", "1")] // BT2006
public sealed partial record SetTwice(int Id, string Text);
