using BatchTasks.Shared.Endpoints;
using BatchTasks.Shared.Json;

namespace BatchTasks.Generators.Parsing.Bodies.Tools;

/// <summary>A function in the <c>tools</c> of a body: chat completions have it in an object of its own, responses at the tool itself.</summary>
internal static class FunctionTool
{
    public static string Json(string endpoint, string name, string? description, string parameters, bool isStrict)
    {
        var described = description is null ? "" : $"\"description\":{JsonText.Quote(description)},";
        var function = $"\"name\":{JsonText.Quote(name)},{described}\"parameters\":{parameters},\"strict\":{(isStrict ? "true" : "false")}";
        return endpoint == EndpointCatalog.ChatCompletions
            ? $"{{\"type\":\"function\",\"function\":{{{function}}}}}"
            : $"{{\"type\":\"function\",{function}}}";
    }
}
