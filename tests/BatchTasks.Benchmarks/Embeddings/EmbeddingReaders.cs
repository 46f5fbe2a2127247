using System.ClientModel.Primitives;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using BatchTasks.Benchmarks.Comparison;
using BatchTasks.Benchmarks.Data;
using BatchTasks.Benchmarks.Reading;
using BatchTasks.Benchmarks.Tasks;
using OpenAI;
using OpenAI.Embeddings;

namespace BatchTasks.Benchmarks.Embeddings;

/// <summary>This library.</summary>
internal sealed class OurEmbeddingReader : EmbeddingReader
{
    public override string Name => Peers.Ours;

    public override void Read(byte[] file, VectorForm form, VectorTally tally) => ReadAsync(file, tally).GetAwaiter().GetResult();

    private static async Task ReadAsync(byte[] file, VectorTally tally)
    {
        using var stream = new MemoryStream(file, writable: false);
        await foreach (var outcome in BatchFile.ReadAsync<EmbeddingTask, ReadOnlyMemory<float>>(stream, "embeddings.jsonl"))
        {
            if (outcome is not BatchOutcome<ReadOnlyMemory<float>>.Succeeded { Value: var vector })
                throw new InvalidDataException(outcome.Reason);

            tally.Add(outcome.CustomId, vector);
        }
    }
}

/// <summary>Only counts line breaks: what reading at all costs.</summary>
internal sealed class EmbeddingNewlineCounter : EmbeddingReader
{
    public override string Name => "counting newlines (limit)";

    public override bool IsTyped => false;

    public override void Read(byte[] file, VectorForm form, VectorTally tally) => tally.AddLines(file.AsSpan().Count((byte)'\n'));
}

/// <summary>System.Text.Json with metadata that its generator made.</summary>
internal sealed class SourceGeneratedEmbeddingReader : EmbeddingReader
{
    public override string Name => Peers.SourceGeneration;

    public override void Read(byte[] file, VectorForm form, VectorTally tally)
    {
        var lines = new Lines(file);
        while (lines.MoveNext())
        {
            if (form is VectorForm.Base64)
            {
                var line = JsonSerializer.Deserialize(lines.Current, EmbeddingContext.Default.EmbeddingLineDtoByteArray)!;
                tally.Add(line.CustomId, MemoryMarshal.Cast<byte, float>(line.Response.Body.Data[0].Embedding).ToArray());
            }
            else
            {
                var line = JsonSerializer.Deserialize(lines.Current, EmbeddingContext.Default.EmbeddingLineDtoSingleArray)!;
                tally.Add(line.CustomId, line.Response.Body.Data[0].Embedding);
            }
        }
    }
}

/// <summary>The official package's types for the body, found in its line by a <see cref="JsonDocument"/>.</summary>
internal sealed class OpenAIEmbeddingReader : EmbeddingReader
{
    public override string Name => Peers.OpenAI;

    public override void Read(byte[] file, VectorForm form, VectorTally tally)
    {
        var lines = new Lines(file);
        while (lines.MoveNext())
        {
            using var document = JsonDocument.Parse(file.AsMemory(lines.Start, lines.Current.Length));
            var body = JsonMarshal.GetRawUtf8Value(document.RootElement.GetProperty("response").GetProperty("body")).ToArray();
            var embeddings = ModelReaderWriter.Read<OpenAIEmbeddingCollection>(BinaryData.FromBytes(body), ModelReaderWriterOptions.Json, OpenAIContext.Default)!;
            tally.Add(document.RootElement.GetProperty("custom_id").GetString()!, embeddings[0].ToFloats());
        }
    }
}

internal sealed record EmbeddingLineDto<T>(string CustomId, EmbeddingResponseDto<T> Response);

internal sealed record EmbeddingResponseDto<T>(EmbeddingBodyDto<T> Body);

internal sealed record EmbeddingBodyDto<T>(EmbeddingDto<T>[] Data);

internal sealed record EmbeddingDto<T>(T Embedding);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(EmbeddingLineDto<byte[]>))]
[JsonSerializable(typeof(EmbeddingLineDto<float[]>))]
internal sealed partial class EmbeddingContext : JsonSerializerContext;
