namespace BatchTasks.Benchmarks.Embeddings;

/// <summary>Takes the vectors that a reader reads; they are kept only to compare them.</summary>
internal sealed class VectorTally(bool keep = false)
{
    public List<(string CustomId, float[] Vector)>? Kept { get; } = keep ? [] : null;

    public long Lines { get; private set; }

    public double Sum { get; private set; }

    /// <summary>The sums, to be compared with those of programs outside.</summary>
    public string Sums => string.Create(null, $"{Lines} {Math.Round(Sum * 1000):0}");

    public void Add(string customId, ReadOnlyMemory<float> vector)
    {
        Lines++;
        Sum += (double)vector.Span[0] + vector.Span[^1];
        Kept?.Add((customId, vector.ToArray()));
    }

    /// <summary>Lines of which nothing is read.</summary>
    public void AddLines(long lines) => Lines += lines;
}
