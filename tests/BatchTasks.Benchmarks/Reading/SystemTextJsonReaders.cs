using System.Text.Json;
using BatchTasks.Benchmarks.Comparison;
using BatchTasks.Benchmarks.Tasks;

namespace BatchTasks.Benchmarks.Reading;

/// <summary>System.Text.Json with metadata that its generator made.</summary>
internal sealed class SourceGeneratedReader : ResultReader
{
    public override string Name => Peers.SourceGeneration;

    public override void Read(byte[] file, ChatTally tally)
    {
        var lines = new Lines(file);
        while (lines.MoveNext())
        {
            var line = JsonSerializer.Deserialize(lines.Current, ResultContext.Default.ResultLineDto)!;
            line.AddTo(tally, JsonSerializer.Deserialize(line.Content, ResultContext.Default.Verdict)!);
        }
    }
}

/// <summary>System.Text.Json by reflection.</summary>
internal sealed class ReflectionReader : ResultReader
{
    private static readonly JsonSerializerOptions s_options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public override string Name => "System.Text.Json reflection";

    public override void Read(byte[] file, ChatTally tally)
    {
        var lines = new Lines(file);
        while (lines.MoveNext())
        {
            var line = JsonSerializer.Deserialize<ResultLineDto>(lines.Current, s_options)!;
            line.AddTo(tally, JsonSerializer.Deserialize<Verdict>(line.Content, s_options)!);
        }
    }
}

/// <summary>System.Text.Json's own reading of one value after the other out of a stream.</summary>
internal sealed class TopLevelValuesReader : ResultReader
{
    public override string Name => "JsonSerializer.DeserializeAsyncEnumerable";

    public override void Read(byte[] file, ChatTally tally) => ReadAsync(file, tally).GetAwaiter().GetResult();

    private static async Task ReadAsync(byte[] file, ChatTally tally)
    {
        using var stream = new MemoryStream(file, writable: false);
        await foreach (var line in JsonSerializer.DeserializeAsyncEnumerable(stream, ResultContext.Default.ResultLineDto, topLevelValues: true))
            line!.AddTo(tally, JsonSerializer.Deserialize(line.Content, ResultContext.Default.Verdict)!);
    }
}

/// <summary>System.Text.Json's documents.</summary>
internal sealed class JsonDocumentReader : ResultReader
{
    public override string Name => "JsonDocument";

    public override void Read(byte[] file, ChatTally tally)
    {
        var lines = new Lines(file);
        while (lines.MoveNext())
        {
            using var document = JsonDocument.Parse(file.AsMemory(lines.Start, lines.Current.Length));
            var line = document.RootElement;
            var response = line.GetProperty("response");
            var body = response.GetProperty("body");
            var choice = body.GetProperty("choices")[0];
            tally.Add(
                line.GetProperty("custom_id").GetString()!,
                response.GetProperty("request_id").GetString(),
                body.GetProperty("model").GetString(),
                choice.GetProperty("finish_reason").GetString(),
                UsageOf(body.GetProperty("usage")),
                VerdictOf(choice.GetProperty("message").GetProperty("content").GetString()!));
        }
    }

    private static BatchUsage UsageOf(JsonElement usage) => new(
        usage.GetProperty("prompt_tokens").GetInt64(),
        usage.GetProperty("prompt_tokens_details").GetProperty("cached_tokens").GetInt64(),
        usage.GetProperty("completion_tokens").GetInt64(),
        usage.GetProperty("completion_tokens_details").GetProperty("reasoning_tokens").GetInt64(),
        usage.GetProperty("total_tokens").GetInt64());

    private static Verdict VerdictOf(string content)
    {
        using var document = JsonDocument.Parse(content);
        var verdict = document.RootElement;
        var tags = verdict.GetProperty("tags");
        var list = new List<string>(tags.GetArrayLength());
        foreach (var tag in tags.EnumerateArray())
            list.Add(tag.GetString()!);

        return new(
            Enum.Parse<Sentiment>(verdict.GetProperty("sentiment").GetString()!, ignoreCase: true),
            verdict.GetProperty("confidence").GetDouble(),
            verdict.GetProperty("summary").GetString()!,
            list);
    }
}
