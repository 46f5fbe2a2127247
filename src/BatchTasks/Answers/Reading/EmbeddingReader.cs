using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using BatchTasks.Json;

namespace BatchTasks.Answers;

/// <summary>Reads the vectors of an embeddings response, sent as base64 of little-endian floats or as an array of numbers.</summary>
internal static class EmbeddingReader
{
    public static float[][] Read(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body, RawJson.Options);
        Expect(ref reader, JsonTokenType.StartObject, "The embeddings response must be an object.");
        var vectors = new List<(int Index, float[] Vector)>();
        var found = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.NameEquals("data"u8))
            {
                found = true;
                ReadData(ref reader, vectors);
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        if (!found)
            throw new JsonException("The embeddings response has no 'data'.");

        return InOrder(vectors);
    }

    private static float[][] InOrder(List<(int Index, float[] Vector)> vectors)
    {
        var ordered = new float[vectors.Count][];
        foreach (var (index, vector) in vectors)
        {
            if ((uint)index >= (uint)ordered.Length || ordered[index] is not null)
                throw new JsonException($"The embeddings response has an item with the index {index} among {ordered.Length} items.");

            ordered[index] = vector;
        }

        return ordered;
    }

    private static void ReadData(ref Utf8JsonReader reader, List<(int Index, float[] Vector)> vectors)
    {
        Expect(ref reader, JsonTokenType.StartArray, "'data' of the embeddings response must be an array.");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
                throw new JsonException("'data' of the embeddings response must hold objects only.");

            var index = vectors.Count;
            float[]? vector = null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.NameEquals("index"u8))
                {
                    Expect(ref reader, JsonTokenType.Number, "'index' of an embedding must be a number.");
                    if (!reader.TryGetInt32(out index))
                        throw new JsonException("'index' of an embedding must be an integer.");
                }
                else if (reader.NameEquals("embedding"u8))
                {
                    reader.Read();
                    vector = ReadVector(ref reader);
                }
                else
                {
                    reader.Read();
                    reader.Skip();
                }
            }

            vectors.Add((index, vector ?? throw new JsonException("An item of the embeddings response has no 'embedding'.")));
        }
    }

    private static float[] ReadVector(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => ReadBase64(ref reader),
        JsonTokenType.StartArray => ReadNumbers(ref reader),
        _ => throw new JsonException("'embedding' must be a base64 string or an array of numbers."),
    };

    private static float[] ReadBase64(ref Utf8JsonReader reader)
    {
        if (!reader.TryGetBytesFromBase64(out var bytes) || bytes.Length % sizeof(float) != 0)
            throw new JsonException("'embedding' is not base64 of whole floats.");

        var vector = new float[bytes.Length / sizeof(float)];
        if (BitConverter.IsLittleEndian)
        {
            MemoryMarshal.Cast<byte, float>(bytes).CopyTo(vector);
            return vector;
        }

        for (var i = 0; i < vector.Length; i++)
            vector[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(i * sizeof(float)));

        return vector;
    }

    private static float[] ReadNumbers(ref Utf8JsonReader reader)
    {
        var numbers = new List<float>(1536);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetSingle(out var number) || !float.IsFinite(number))
                throw new JsonException("'embedding' must hold numbers only.");

            numbers.Add(number);
        }

        return [.. numbers];
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType token, string problem)
    {
        if (!reader.Read() || reader.TokenType != token)
            throw new JsonException(problem);
    }
}
