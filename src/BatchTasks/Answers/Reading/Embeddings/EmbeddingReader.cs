using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using BatchTasks.Json;

namespace BatchTasks.Answers;

/// <summary>Reads the vectors of an embeddings response, sent as base64 of little-endian floats or as an array of numbers.</summary>
internal static class EmbeddingReader
{
    /// <summary>Reads the vectors of a body, in the order of their indices.</summary>
    public static float[][] Read(ReadOnlySpan<byte> body)
    {
        try
        {
            return Read(body, fast: true);
        }
        catch (JsonException)
        {
            // Positions in messages are those of a reader that has gone over all bytes.
            return Read(body, fast: false);
        }
    }

    /// <summary>Reads with the kernels for vectors, or with the framework's reader alone.</summary>
    internal static float[][] Read(ReadOnlySpan<byte> body, bool fast) => ReadItems(body, fast).InOrder();

    /// <summary>Whether a body has so many vectors, each at the place that its index says.</summary>
    public static bool IsInOrder(ReadOnlySpan<byte> body, int count)
    {
        try
        {
            var items = ReadItems(body, fast: true);
            return items.Count == count && items.AreInOrder;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static EmbeddingItems ReadItems(ReadOnlySpan<byte> body, bool fast)
    {
        var reader = new Utf8JsonReader(body, RawJson.Options);
        Expect(ref reader, JsonTokenType.StartObject, "The embeddings response must be an object.");
        var items = new EmbeddingItems();
        var found = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.NameEquals("data"u8))
            {
                found = true;
                ReadData(ref reader, ref body, fast, ref items);
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        if (!found)
            throw new JsonException("The embeddings response has no 'data'.");

        return items;
    }

    private static void ReadData(ref Utf8JsonReader reader, ref ReadOnlySpan<byte> source, bool fast, ref EmbeddingItems items)
    {
        Expect(ref reader, JsonTokenType.StartArray, "'data' of the embeddings response must be an array.");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
                throw new JsonException("'data' of the embeddings response must hold objects only.");

            var index = items.Count;
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
                    vector = fast && TryReadFast(ref reader, ref source, out var floats) ? floats : ReadVector(ref reader);
                }
                else
                {
                    reader.Read();
                    reader.Skip();
                }
            }

            items.Add(index, vector ?? throw new JsonException("An item of the embeddings response has no 'embedding'."));
        }
    }

    /// <summary>Reads a vector of the usual form; the reader stays where it is at any other.</summary>
    private static bool TryReadFast(ref Utf8JsonReader reader, ref ReadOnlySpan<byte> source, out float[] vector)
    {
        vector = [];
        if (reader.TokenType == JsonTokenType.String)
            return !reader.ValueIsEscaped && Base64Vector.TryRead(reader.ValueSpan, out vector);

        if (reader.TokenType != JsonTokenType.StartArray)
            return false;

        var start = (int)reader.TokenStartIndex;
        var length = source[start..].IndexOf((byte)']') + 1;
        if (!NumberVector.TryRead(source.Slice(start, length), out vector))
            return false;

        // The reader goes on before the closing bracket, as if the array were empty.
        source = source[(start + length - 1)..];
        reader = new Utf8JsonReader(source, isFinalBlock: true, reader.CurrentState);
        return reader.Read();
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
