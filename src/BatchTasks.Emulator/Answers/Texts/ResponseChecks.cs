using System.Text.Json;
using BatchTasks.Shared.Errors;

namespace BatchTasks.Emulator.Answers.Texts;

/// <summary>What the service refuses in the body of a response.</summary>
internal static class ResponseChecks
{
    /// <summary>What a response can be made from. Source: the service's error message.</summary>
    private static readonly string[] s_inputs = ["input", "previous_response_id", "prompt", "conversation"];

    private static readonly ServiceError s_noInput = new(
        ServiceErrorCodes.MissingRequiredParameter,
        "One of \"input\" or \"previous_response_id\" or 'prompt' or 'conversation_id' must be provided.",
        null);

    public static ServiceError? Refuse(JsonElement body)
    {
        if (s_inputs.All(name => RequestText.Property(body, name) is null or { ValueKind: JsonValueKind.Null }))
            return s_noInput;

        return Input(body) ?? Format(RequestText.Property(RequestText.Property(body, "text"), "format")) ?? Tools(body) ?? SchemaChecks.Choice(body);
    }

    private static ServiceError? Input(JsonElement body)
    {
        if (RequestText.Property(body, "input") is not { } input || input.ValueKind is JsonValueKind.Null or JsonValueKind.String)
            return null;

        if (input.ValueKind != JsonValueKind.Array)
            return CallErrors.WrongType("input", "one of a text or an array of objects", JsonTypes.Name(input));

        var index = 0;
        foreach (var item in input.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object)
                return CallErrors.WrongType($"input[{index}]", "an object", JsonTypes.Name(item));

            index++;
        }

        return null;
    }

    private static ServiceError? Format(JsonElement? format)
    {
        if (RequestContent.Name(format, "type") != "json_schema")
            return null;

        if (SchemaChecks.Name(format!.Value, "text.format.name") is { } error)
            return error;

        if (RequestText.Property(format, "schema") is not { ValueKind: JsonValueKind.Object })
            return CallErrors.MissingParameter("text.format.schema");

        return SchemaChecks.StrictProblem(format.Value, "schema") is { } problem
            ? new("invalid_json_schema", $"Invalid schema for response_format '{RequestContent.Name(format, "name")}': {problem}", "text.format.schema")
            : null;
    }

    private static ServiceError? Tools(JsonElement body)
    {
        if (RequestText.Property(body, "tools") is not { ValueKind: JsonValueKind.Array } tools)
            return null;

        var index = 0;
        foreach (var tool in tools.EnumerateArray())
        {
            if (RequestContent.Name(tool, "type") == "function" && SchemaChecks.Function(tool, $"tools[{index}]") is { } error)
                return error;

            index++;
        }

        return null;
    }
}
