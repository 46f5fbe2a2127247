using BatchTasks.Buffers;

namespace BatchTasks.Results;

/// <summary>What of a line is decoded while it is compared with a layout.</summary>
internal sealed class DecodedParts : IDisposable
{
    /// <summary>The embeddings, in the order of its inputs.</summary>
    public List<float[]> Vectors { get; } = [];

    /// <summary>The text of the answer, where <see cref="HasText"/>.</summary>
    public PooledBuffer Text { get; } = new(4096);

    /// <summary>Whether the text was unescaped with the line.</summary>
    public bool HasText { get; set; }

    public void Clear()
    {
        Vectors.Clear();
        Text.Clear();
        HasText = false;
    }

    public void Dispose() => Text.Dispose();
}
