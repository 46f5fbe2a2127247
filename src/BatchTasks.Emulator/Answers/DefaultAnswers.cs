using System.Text;
using System.Text.Json;
using BatchTasks.Emulator.Answers.Schemas;
using BatchTasks.Shared.Endpoints;

namespace BatchTasks.Emulator.Answers;

/// <summary>The answers that the emulator gives on its own. They follow from the request's body alone.</summary>
internal static class DefaultAnswers
{
    private const int EchoedCharacters = 80;

    public static EmulatedResponse Answer(EmulatedRequest request) => request.Endpoint switch
    {
        EndpointCatalog.ChatCompletions => Chat(request),
        EndpointCatalog.Embeddings => EmbeddingAnswers.Answer(request),
        _ => EmulatedResponse.Error(501, "not_emulated", $"The emulator has no answer of its own for {request.Endpoint}: give it a handler."),
    };

    private static EmulatedResponse Chat(EmulatedRequest request)
    {
        if (ForcedFunction(request.Body) is { } function)
        {
            var name = RequestText.Property(function, "name")?.GetString() ?? "";
            var parameters = RequestText.Property(function, "parameters");
            return EmulatedResponse.ToolCall(request, name, parameters is { } schema ? Document(request, schema) : "{}");
        }

        var format = RequestText.Property(request.Body, "response_format");
        var type = RequestText.Property(format, "type") is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
        return type switch
        {
            "json_schema" when RequestText.Property(RequestText.Property(format, "json_schema"), "schema") is { } schema =>
                EmulatedResponse.ChatText(request, Document(request, schema)),
            "json_object" or "json_schema" => EmulatedResponse.ChatText(request, Echo(request, asJson: true)),
            _ => EmulatedResponse.ChatText(request, Echo(request, asJson: false)),
        };
    }

    /// <summary>The function that <c>tool_choice</c> names, or the first one where it says <c>required</c>.</summary>
    private static JsonElement? ForcedFunction(JsonElement body)
    {
        if (RequestText.Property(body, "tools") is not { ValueKind: JsonValueKind.Array } tools || RequestText.Property(body, "tool_choice") is not { } choice)
            return null;

        var isRequired = choice.ValueKind == JsonValueKind.String && choice.ValueEquals("required");
        var named = RequestText.Property(RequestText.Property(choice, "function"), "name") is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
        foreach (var tool in tools.EnumerateArray())
        {
            if (RequestText.Property(tool, "function") is { ValueKind: JsonValueKind.Object } function
                && RequestText.Property(function, "name") is { ValueKind: JsonValueKind.String } name
                && (isRequired || (named is not null && name.ValueEquals(named))))
            {
                return function;
            }
        }

        return null;
    }

    private static string Document(EmulatedRequest request, JsonElement schema)
    {
        var random = new AnswerRandom(BodyHash.Of(request).Number);
        return Encoding.UTF8.GetString(Wire.Write(writer => new SchemaDocument(schema, random).Write(writer)));
    }

    private static string Echo(EmulatedRequest request, bool asJson)
    {
        var text = request.LastUserText;
        if (text.Length > EchoedCharacters)
            text = $"{text.AsSpan(0, char.IsHighSurrogate(text[EchoedCharacters - 1]) ? EchoedCharacters - 1 : EchoedCharacters)}…";

        if (!asJson)
            return $"Echo: {text}";

        return Encoding.UTF8.GetString(Wire.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("echo", text);
            writer.WriteEndObject();
        }));
    }
}
