using BatchTasks;

namespace Mistakes;

[BatchTask(BatchEndpoints.ChatCompletions, Model = "text-embedding-3-small", CustomId = "review-{Id}")] // BT1006
[UserMessage("{Text}")]
public sealed partial record EmbeddingModelInChat(int Id, string Text);
