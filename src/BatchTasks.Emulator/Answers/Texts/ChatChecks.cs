using System.Text.Json;
using BatchTasks.Shared.Bodies;
using BatchTasks.Shared.Errors;

namespace BatchTasks.Emulator.Answers.Texts;

/// <summary>What the service refuses in the body of a chat completion.</summary>
internal static class ChatChecks
{
    public static ServiceError? Refuse(JsonElement body)
    {
        if (RequestText.Property(body, "messages") is not { } messages || messages.ValueKind == JsonValueKind.Null)
            return CallErrors.MissingParameter("messages");

        if (messages.ValueKind != JsonValueKind.Array)
            return CallErrors.WrongType("messages", "an array of objects", JsonTypes.Name(messages));

        if (messages.GetArrayLength() == 0)
            return BodyErrors.EmptyArray("messages");

        var index = 0;
        foreach (var message in messages.EnumerateArray())
        {
            if (message.ValueKind != JsonValueKind.Object)
                return CallErrors.WrongType($"messages[{index}]", "an object", JsonTypes.Name(message));

            if (RequestText.Property(message, "role") is null)
                return CallErrors.MissingParameter($"messages[{index}].role");

            index++;
        }

        return ResponseFormat(body) ?? Tools(body) ?? SchemaChecks.Choice(body);
    }

    private static ServiceError? ResponseFormat(JsonElement body)
    {
        var format = RequestText.Property(body, "response_format");
        if (RequestContent.Name(format, "type") != "json_schema")
            return null;

        if (RequestText.Property(format, "json_schema") is not { ValueKind: JsonValueKind.Object } jsonSchema)
            return CallErrors.MissingParameter("response_format.json_schema");

        if (SchemaChecks.Name(jsonSchema, "response_format.json_schema.name") is { } error)
            return error;

        return SchemaChecks.StrictProblem(jsonSchema, "schema") is { } problem
            ? new(null, $"Invalid schema for response_format '{RequestContent.Name(jsonSchema, "name")}': {problem}", "response_format")
            : null;
    }

    private static ServiceError? Tools(JsonElement body)
    {
        if (RequestText.Property(body, "tools") is not { ValueKind: JsonValueKind.Array } tools)
            return null;

        var index = 0;
        foreach (var tool in tools.EnumerateArray())
        {
            if (RequestText.Property(tool, "function") is { ValueKind: JsonValueKind.Object } function
                && SchemaChecks.Function(function, $"tools[{index}].function") is { } error)
            {
                return error;
            }

            index++;
        }

        return null;
    }
}
