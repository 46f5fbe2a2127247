using System.Text.Json;
using BatchTasks.Emulator.Answers.Schemas;
using BatchTasks.Shared.Bodies;
using BatchTasks.Shared.Errors;
using BatchTasks.Shared.Limits;

namespace BatchTasks.Emulator.Answers.Texts;

/// <summary>What the service refuses in named schemas and functions, of chat completions and of responses.</summary>
internal static class SchemaChecks
{
    /// <summary>The name of a schema or function, a member of <paramref name="holder"/>.</summary>
    public static ServiceError? Name(JsonElement holder, string param)
    {
        if (RequestContent.Name(holder, "name") is not { } name)
            return CallErrors.MissingParameter(param);

        if (name.Length > BatchLimits.SchemaNameCharacters)
            return BodyErrors.TextTooLong(param, BatchLimits.SchemaNameCharacters, name.Length);

        return name.Length > 0 && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-') ? null : BodyErrors.NotAName(param);
    }

    public static ServiceError? Function(JsonElement function, string param)
    {
        if (Name(function, $"{param}.name") is { } error)
            return error;

        return StrictProblem(function, "parameters") is { } problem
            ? new("invalid_function_parameters", $"Invalid schema for function '{RequestContent.Name(function, "name")}': {problem}", $"{param}.parameters")
            : null;
    }

    public static string? StrictProblem(JsonElement holder, string keyword) =>
        RequestText.IsTrue(holder, "strict") && RequestText.Property(holder, keyword) is { } schema ? StrictSchema.Problem(schema) : null;

    /// <summary>A choice without tools, and one of a function that there is not.</summary>
    public static ServiceError? Choice(JsonElement body)
    {
        if (RequestText.Property(body, "tool_choice") is not { } choice || choice.ValueKind == JsonValueKind.Null)
            return null;

        // A response may have none.
        var hasTools = RequestText.Property(body, "tools") is { ValueKind: JsonValueKind.Array } tools && tools.GetArrayLength() > 0;
        if (!hasTools && RequestText.Property(body, "messages") is not null)
            return new(null, "Invalid value for 'tool_choice': 'tool_choice' is only allowed when 'tools' are specified.", "tool_choice");

        return ToolChoice.NamedFunction(choice) is { } name && FunctionTool.Of(body).All(function => function.Name != name)
            ? new(null, $"Tool choice '{name}' not found in 'tools' parameter.", "tool_choice")
            : null;
    }
}
