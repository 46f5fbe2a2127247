using System.Numerics.Tensors;

namespace DocumentEmbeddings;

/// <summary>
/// The chunks that have a vector. Every one is compared, which gives the exact neighbours and is quick for some hundred thousand; beyond that, a vector store
/// takes this place.
/// </summary>
internal sealed class VectorIndex
{
    private readonly List<(ChunkTask Chunk, ReadOnlyMemory<float> Vector)> _entries = [];

    public void Add(ChunkTask chunk, ReadOnlyMemory<float> vector) => _entries.Add((chunk, vector));

    /// <summary>The nearest chunks, the most similar first.</summary>
    public IReadOnlyList<Neighbour> Nearest(ReadOnlyMemory<float> vector, int count) =>
    [
        .. _entries
            .Select(entry => new Neighbour(entry.Chunk, TensorPrimitives.CosineSimilarity(vector.Span, entry.Vector.Span)))
            .OrderByDescending(neighbour => neighbour.Similarity)
            .Take(count),
    ];
}

/// <param name="Chunk">A chunk.</param>
/// <param name="Similarity">The cosine of the angle between its vector and the one that was asked for: 1 for the same direction.</param>
internal sealed record Neighbour(ChunkTask Chunk, float Similarity);
