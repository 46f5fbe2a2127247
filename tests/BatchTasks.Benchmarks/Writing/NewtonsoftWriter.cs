using System.Text;
using BatchTasks.Benchmarks.Tasks;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;

namespace BatchTasks.Benchmarks.Writing;

/// <summary>Newtonsoft.Json, streaming.</summary>
internal sealed class NewtonsoftWriter : LineWriter
{
    private static readonly JRaw s_schema = new(Constants.Schema.GetRawText());

    private readonly JsonSerializer _serializer = JsonSerializer.Create(new JsonSerializerSettings
    {
        ContractResolver = new DefaultContractResolver { NamingStrategy = new SnakeCaseNamingStrategy() },
    });

    private readonly BlockBufferStream _stream = new();
    private readonly StreamWriter _text;
    private readonly JsonTextWriter _json;

    public NewtonsoftWriter()
    {
        _text = new(_stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 32 << 10);
        _json = new(_text);
    }

    public override string Name => "Newtonsoft.Json, streaming";

    public override void Write(int index, ReviewTask task, BlockBuffer output)
    {
        _stream.Output = output;
        _serializer.Serialize(_json, new Line($"review-{task.Id}", "POST", BatchEndpoints.ChatCompletions, new(
            ReviewRequest.Model, [Constants.SystemMessage, new("user", task.Text)], 0, new("json_schema", new("Verdict", true, s_schema)))));
        _text.Write('\n');
    }

    public override void Flush(BlockBuffer output)
    {
        _stream.Output = output;
        _text.Flush();
    }

    private sealed record Line(string CustomId, string Method, string Url, Body Body);

    private sealed record Body(string Model, RequestMessage[] Messages, int Temperature, Format ResponseFormat);

    private sealed record Format(string Type, Schema JsonSchema);

    [JsonObject]
    private sealed record Schema(string Name, bool Strict, [property: JsonProperty("schema")] JRaw Json);
}
