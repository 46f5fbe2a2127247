using BatchTasks;

namespace Mistakes;

[BatchTask(BatchEndpoints.Embeddings, Model = "text-embedding-3-small", CustomId = "chunk-{Id}", Result = typeof(bool))] // BT3003
[Input("{Text}")]
public sealed partial record NoVector(int Id, string Text);
