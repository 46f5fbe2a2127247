using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Text.Json;
using BatchTasks.Benchmarks.Data;
using BatchTasks.Benchmarks.Reading;
using BatchTasks.Benchmarks.Tasks;

namespace BatchTasks.Benchmarks.Embeddings;

/// <summary>What somebody with time writes by hand over <see cref="Utf8JsonReader"/>: base64 is decoded into the array, numbers are read one by one.</summary>
internal sealed class HandWrittenEmbeddingReader : EmbeddingReader
{
    public override string Name => "Utf8JsonReader, hand-written, selective";

    public override void Read(byte[] file, VectorForm form, VectorTally tally)
    {
        var lines = new Lines(file);
        while (lines.MoveNext())
        {
            var customId = "";
            var vector = new float[EmbeddingTask.Dimensions];
            var json = new Utf8JsonReader(lines.Current);
            while (json.Read())
            {
                if (json.TokenType is not JsonTokenType.PropertyName)
                    continue;

                if (json.CurrentDepth is 1 && json.ValueTextEquals("custom_id"u8))
                {
                    json.Read();
                    customId = json.GetString()!;
                }
                else if (json.ValueTextEquals("embedding"u8))
                {
                    json.Read();
                    ReadVector(ref json, vector);
                }
            }

            tally.Add(customId, vector);
        }
    }

    private static void ReadVector(ref Utf8JsonReader json, float[] vector)
    {
        if (json.TokenType is JsonTokenType.String)
        {
            Base64.DecodeFromUtf8(json.ValueSpan, MemoryMarshal.AsBytes(vector.AsSpan()), out _, out _);
            return;
        }

        for (var i = 0; json.Read() && json.TokenType is JsonTokenType.Number; i++)
            vector[i] = json.GetSingle();
    }
}
