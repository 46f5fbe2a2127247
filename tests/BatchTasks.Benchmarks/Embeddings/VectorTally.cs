namespace BatchTasks.Benchmarks.Embeddings;

/// <summary>Takes the vectors that a reader reads; they are kept only to compare them.</summary>
internal sealed class VectorTally(bool keep = false)
{
    public List<(string CustomId, float[] Vector)>? Kept { get; } = keep ? [] : null;

    public long Lines { get; private set; }

    public double Sum { get; private set; }

    public void Add(string customId, ReadOnlyMemory<float> vector)
    {
        Lines++;
        Sum += vector.Span[0] + vector.Span[^1];
        Kept?.Add((customId, vector.ToArray()));
    }

    /// <summary>Lines of which nothing is read.</summary>
    public void AddLines(long lines) => Lines += lines;
}
