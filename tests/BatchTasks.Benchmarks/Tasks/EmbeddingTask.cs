namespace BatchTasks.Benchmarks.Tasks;

/// <summary>The task whose vectors are read.</summary>
[BatchTask(BatchEndpoints.Embeddings, Model = EmbeddingTask.Model, CustomId = "chunk-{Id}")]
public sealed partial record EmbeddingTask(int Id, [property: Input] string Text)
{
    internal const string Model = "text-embedding-3-small";

    internal const int Dimensions = 1536;
}
