using System.Text.Json;

namespace BatchTasks.Answers;

/// <summary>The vectors of a response, put in the order of their indices. Most responses have one, or have them in order.</summary>
internal struct EmbeddingItems()
{
    private float[][] _vectors = [];
    private List<int>? _indices;

    public int Count { get; private set; }

    /// <summary>Whether each vector is where its index says.</summary>
    public readonly bool AreInOrder => _indices is null;

    public void Add(int index, float[] vector)
    {
        if (Count == _vectors.Length)
            Array.Resize(ref _vectors, Math.Max(1, 2 * Count));

        if (index != Count)
            _indices ??= [.. Enumerable.Range(0, Count)];

        _indices?.Add(index);
        _vectors[Count++] = vector;
    }

    public float[][] InOrder()
    {
        Array.Resize(ref _vectors, Count);
        if (_indices is null)
            return _vectors;

        var ordered = new float[Count][];
        for (var i = 0; i < Count; i++)
        {
            var index = _indices[i];
            if ((uint)index >= (uint)ordered.Length || ordered[index] is not null)
                throw new JsonException($"The embeddings response has an item with the index {index} among {ordered.Length} items.");

            ordered[index] = _vectors[i];
        }

        return ordered;
    }
}
