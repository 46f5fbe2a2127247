using BatchTasks.Benchmarks.Data;

namespace BatchTasks.Benchmarks.Embeddings;

/// <summary>Something that reads a result file of embeddings.</summary>
internal abstract class EmbeddingReader
{
    public abstract string Name { get; }

    /// <summary>Whether it gives the vectors. What does not is a limit to compare with.</summary>
    public virtual bool IsTyped => true;

    public abstract void Read(byte[] file, VectorForm form, VectorTally tally);

    public static IReadOnlyList<EmbeddingReader> All =>
        [new OurEmbeddingReader(), new EmbeddingNewlineCounter(), new HandWrittenEmbeddingReader(), new SourceGeneratedEmbeddingReader(), new OpenAIEmbeddingReader()];
}
