using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using BatchTasks.Benchmarks.Comparison;
using BatchTasks.Benchmarks.Tasks;

namespace BatchTasks.Benchmarks.Writing;

/// <summary>System.Text.Json with code that its generator made (the fast path), over one writer for all lines.</summary>
internal sealed class SourceGeneratedWriter(bool isRelaxed) : LineWriter
{
    private Utf8JsonWriter? _json;

    public override string Name => isRelaxed ? Peers.SourceGeneration + ", relaxed encoder" : Peers.SourceGeneration;

    public override void Write(int index, ReviewTask task, BlockBuffer output)
    {
        _json ??= new(output, new JsonWriterOptions { Encoder = isRelaxed ? JavaScriptEncoder.UnsafeRelaxedJsonEscaping : null, SkipValidation = true });
        _json.Reset(output);
        JsonSerializer.Serialize(_json, RequestLine.Of(task), RequestContext.Default.RequestLine);
        _json.Flush();
        output.Append("\n"u8);
    }
}

/// <summary>System.Text.Json by reflection.</summary>
internal sealed class ReflectionWriter : LineWriter
{
    private static readonly JsonSerializerOptions s_options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private Utf8JsonWriter? _json;

    public override string Name => "System.Text.Json reflection";

    public override void Write(int index, ReviewTask task, BlockBuffer output)
    {
        _json ??= new(output);
        _json.Reset(output);
        JsonSerializer.Serialize(_json, RequestLine.Of(task), s_options);
        _json.Flush();
        output.Append("\n"u8);
    }
}

/// <summary>What tutorials show: an anonymous object for each line, as a string.</summary>
internal sealed class AnonymousObjectWriter : LineWriter
{
    public override string Name => "anonymous objects, line by line";

    public override void Write(int index, ReviewTask task, BlockBuffer output)
    {
        var line = JsonSerializer.Serialize(new
        {
            custom_id = $"review-{task.Id}",
            method = "POST",
            url = BatchEndpoints.ChatCompletions,
            body = new
            {
                model = ReviewRequest.Model,
                messages = new[] { new { role = "system", content = ReviewRequest.SystemMessage }, new { role = "user", content = task.Text } },
                temperature = 0,
                response_format = new { type = "json_schema", json_schema = new { name = "Verdict", strict = true, schema = Constants.Schema } },
            },
        });
        output.Advance(Encoding.UTF8.GetBytes(line, output.GetSpan(line.Length * 3)));
        output.Append("\n"u8);
    }
}
