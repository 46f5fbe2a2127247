using System.Text.Json;

namespace BatchTasks.Emulator.Answers.Texts;

/// <summary>
/// Which functions an answer calls. A named one is called; where one is required, the first that the user's text names, else the first; where it is left to
/// the model, those that the user's text names, and none once the conversation ends with what a tool gave. A name is found whatever its case, and with
/// spaces for the marks between its words.
/// </summary>
internal static class ToolChoice
{
    public static IReadOnlyList<FunctionTool> Called(EmulatedRequest request)
    {
        var body = request.Body;
        var choice = RequestText.Property(body, "tool_choice");
        var mode = Mode(choice);
        if (mode == "none")
            return [];

        var functions = FunctionTool.Of(body).ToList();
        if (NamedFunction(choice) is { } name)
            return [.. functions.Where(function => function.Name == name).Take(1)];

        var allowed = Allowed(choice);
        functions.RemoveAll(function => allowed?.Contains(function.Name) == false);
        var text = request.LastUserText;
        var called = functions.Where(function => IsNamed(function.Name, text)).ToList();
        if (mode == "required")
            return [.. called.Concat(functions).Take(1)];

        if (RequestContent.Messages(request.Endpoint, body).LastOrDefault().Role == "tool")
            return [];

        return RequestText.Property(body, "parallel_tool_calls") is { ValueKind: JsonValueKind.False } ? [.. called.Take(1)] : called;
    }

    /// <summary>The one function that must be called, nested in chat completions, flat in responses; or null.</summary>
    public static string? NamedFunction(JsonElement? choice) => RequestContent.Name(choice, "type") == "function"
        ? RequestContent.Name(choice, "name") ?? RequestContent.Name(RequestText.Property(choice, "function"), "name")
        : null;

    private static string? Mode(JsonElement? choice) => choice is { ValueKind: JsonValueKind.String } mode
        ? mode.GetString()
        : RequestContent.Name(AllowedTools(choice), "mode");

    private static HashSet<string>? Allowed(JsonElement? choice)
    {
        if (RequestText.Property(AllowedTools(choice), "tools") is not { ValueKind: JsonValueKind.Array } tools)
            return null;

        return [.. tools.EnumerateArray().Select(tool => RequestContent.Name(tool, "name") ?? RequestContent.Name(RequestText.Property(tool, "function"), "name") ?? "")];
    }

    private static JsonElement? AllowedTools(JsonElement? choice) =>
        RequestContent.Name(choice, "type") == "allowed_tools" ? RequestText.Property(choice, "allowed_tools") ?? choice : null;

    private static bool IsNamed(string name, string text) =>
        text.Contains(name, StringComparison.OrdinalIgnoreCase) || text.Contains(name.Replace('_', ' ').Replace('-', ' '), StringComparison.OrdinalIgnoreCase);
}
