using System.Buffers.Binary;
using System.Text.Json;

namespace BatchTasks.Emulator.Answers.Embeddings;

/// <summary>The body of an embeddings answer.</summary>
internal static class EmbeddingsBody
{
    public static byte[] Write(EmulatedRequest request, IReadOnlyList<ReadOnlyMemory<float>> vectors) => Wire.Write(writer =>
    {
        var asBase64 = RequestText.Property(request.Body, "encoding_format") is { ValueKind: JsonValueKind.String } format && format.ValueEquals("base64");
        writer.WriteStartObject();
        writer.WriteString("object", "list");
        writer.WriteStartArray("data");
        for (var index = 0; index < vectors.Count; index++)
        {
            writer.WriteStartObject();
            writer.WriteString("object", "embedding");
            writer.WriteNumber("index", index);
            if (asBase64)
                writer.WriteBase64String("embedding", LittleEndian(vectors[index].Span));
            else
                WriteNumbers(writer, vectors[index].Span);

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString("model", request.Model);
        var tokens = PromptTokens.Of(request);
        writer.WriteStartObject("usage");
        writer.WriteNumber("prompt_tokens", tokens);
        writer.WriteNumber("total_tokens", tokens);
        writer.WriteEndObject();
        writer.WriteEndObject();
    });

    private static byte[] LittleEndian(ReadOnlySpan<float> vector)
    {
        var bytes = new byte[vector.Length * sizeof(float)];
        for (var index = 0; index < vector.Length; index++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(index * sizeof(float)), vector[index]);

        return bytes;
    }

    private static void WriteNumbers(Utf8JsonWriter writer, ReadOnlySpan<float> vector)
    {
        writer.WriteStartArray("embedding");
        foreach (var value in vector)
            writer.WriteNumberValue(value);

        writer.WriteEndArray();
    }
}
