using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using BatchTasks.Benchmarks.Tasks;

namespace BatchTasks.Benchmarks.Writing;

/// <summary>What somebody with time writes by hand over <see cref="Utf8JsonWriter"/>: names are encoded once, the schema is copied, text outside ASCII stays as it is.</summary>
internal sealed class HandWrittenWriter : LineWriter
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private static readonly JsonEncodedText s_customId = Encode("custom_id");
    private static readonly JsonEncodedText s_method = Encode("method");
    private static readonly JsonEncodedText s_post = Encode("POST");
    private static readonly JsonEncodedText s_url = Encode("url");
    private static readonly JsonEncodedText s_endpoint = Encode(BatchEndpoints.ChatCompletions);
    private static readonly JsonEncodedText s_body = Encode("body");
    private static readonly JsonEncodedText s_model = Encode("model");
    private static readonly JsonEncodedText s_modelName = Encode(ReviewRequest.Model);
    private static readonly JsonEncodedText s_messages = Encode("messages");
    private static readonly JsonEncodedText s_role = Encode("role");
    private static readonly JsonEncodedText s_system = Encode("system");
    private static readonly JsonEncodedText s_user = Encode("user");
    private static readonly JsonEncodedText s_content = Encode("content");
    private static readonly JsonEncodedText s_systemMessage = Encode(ReviewRequest.SystemMessage);
    private static readonly JsonEncodedText s_temperature = Encode("temperature");
    private static readonly JsonEncodedText s_responseFormat = Encode("response_format");
    private static readonly byte[] s_format = Encoding.UTF8.GetBytes(
        $$$"""{"type":"json_schema","json_schema":{"name":"Verdict","strict":true,"schema":{{{Constants.Schema.GetRawText()}}}}}""");

    private readonly char[] _customId = [.. "review-", .. new char[20]];
    private Utf8JsonWriter? _json;

    public override string Name => "Utf8JsonWriter, hand-written, relaxed encoder";

    public override void Write(int index, ReviewTask task, BlockBuffer output)
    {
        var json = _json ??= new(output, s_options);
        json.Reset(output);
        json.WriteStartObject();
        task.Id.TryFormat(_customId.AsSpan("review-".Length), out var digits, provider: null);
        json.WriteString(s_customId, _customId.AsSpan(0, "review-".Length + digits));
        json.WriteString(s_method, s_post);
        json.WriteString(s_url, s_endpoint);
        json.WriteStartObject(s_body);
        json.WriteString(s_model, s_modelName);
        json.WriteStartArray(s_messages);
        json.WriteStartObject();
        json.WriteString(s_role, s_system);
        json.WriteString(s_content, s_systemMessage);
        json.WriteEndObject();
        json.WriteStartObject();
        json.WriteString(s_role, s_user);
        json.WriteString(s_content, task.Text);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteNumber(s_temperature, 0);
        json.WritePropertyName(s_responseFormat);
        json.WriteRawValue(s_format, skipInputValidation: true);
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        output.Append("\n"u8);
    }

    private static JsonEncodedText Encode(string text) => JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
}
