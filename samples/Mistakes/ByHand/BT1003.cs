using BatchTasks;

namespace Mistakes;

[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "summary-{Id}", Batch = "nightly")]
[UserMessage("{Text}")]
public sealed partial record NightlySummary(int Id, string Text);

[BatchTask(BatchEndpoints.Embeddings, Model = "text-embedding-3-small", CustomId = "vector-{Id}", Batch = "nightly")] // BT1003
[Input("{Text}")]
public sealed partial record NightlyVector(int Id, string Text);
