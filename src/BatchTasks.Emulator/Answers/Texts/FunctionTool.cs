using System.Text.Json;

namespace BatchTasks.Emulator.Answers.Texts;

/// <summary>A function that the model may call.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">The schema of its arguments, or null where it takes none.</param>
internal sealed record FunctionTool(string Name, JsonElement? Parameters)
{
    /// <summary>The functions of a chat completion's or a response's body. Other tools are the service's own.</summary>
    public static IEnumerable<FunctionTool> Of(JsonElement body)
    {
        if (RequestText.Property(body, "tools") is not { ValueKind: JsonValueKind.Array } tools)
            yield break;

        foreach (var tool in tools.EnumerateArray())
        {
            // Nested in chat completions, flat in responses.
            var function = RequestText.Property(tool, "function") ?? tool;
            if (RequestContent.Name(tool, "type") == "function" && RequestContent.Name(function, "name") is { } name)
                yield return new(name, RequestText.Property(function, "parameters") is { ValueKind: JsonValueKind.Object } schema ? schema : null);
        }
    }
}
