using BatchTasks;

namespace Mistakes;

[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "review-{Id}")]
[UserMessage("{Text}")]
[BodyParameter("stream", true)] // BT2004
public sealed partial record Streaming(int Id, string Text);
