using System.Text.Json;
using System.Text.Json.Serialization;
using BatchTasks.Benchmarks.Tasks;

namespace BatchTasks.Benchmarks.Writing;

/// <summary>A request line for serializers, and what all of its lines share.</summary>
internal sealed record RequestLine(string CustomId, string Method, string Url, RequestBody Body)
{
    public static RequestLine Of(ReviewTask task) => new(
        $"review-{task.Id}",
        "POST",
        BatchEndpoints.ChatCompletions,
        new(ReviewRequest.Model, [Constants.SystemMessage, new("user", task.Text)], 0, Constants.ResponseFormat));
}

internal sealed record RequestBody(string Model, RequestMessage[] Messages, int Temperature, RequestFormat ResponseFormat);

internal sealed record RequestMessage(string Role, string Content);

internal sealed record RequestFormat(string Type, RequestSchema JsonSchema);

internal sealed record RequestSchema(string Name, bool Strict, JsonElement Schema);

internal static class Constants
{
    public static readonly RequestMessage SystemMessage = new("system", ReviewRequest.SystemMessage);

    /// <summary>The schema, as the line of any task has it.</summary>
    public static readonly JsonElement Schema = SchemaOf(BatchLine.GetText<ReviewTask, Verdict>(new ReviewTask(1, "")));

    public static readonly RequestFormat ResponseFormat = new("json_schema", new("Verdict", true, Schema));

    private static JsonElement SchemaOf(string line)
    {
        using var document = JsonDocument.Parse(line);
        return document.RootElement.GetProperty("body").GetProperty("response_format").GetProperty("json_schema").GetProperty("schema").Clone();
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(RequestLine))]
internal sealed partial class RequestContext : JsonSerializerContext;
