using System.Collections.Generic;
using BatchTasks.Shared.Endpoints;
using BatchTasks.Shared.Json;

namespace BatchTasks.Generators.Parsing.Bodies;

/// <summary>The structured output that a body asks for: by its format, or as one function that the model must call.</summary>
/// <param name="Name">The name of the schema or the function.</param>
/// <param name="Schema">The schema; null for JSON of which the messages say what is in it.</param>
/// <param name="AsFunctionCall">Whether it is a function.</param>
/// <param name="IsStrict">Whether the model is held to the schema.</param>
internal sealed record ResultRequest(string Name, string? Schema, bool AsFunctionCall, bool IsStrict)
{
    /// <summary>The parameters that ask for it, each with its JSON.</summary>
    /// <param name="endpoint">The endpoint: one that holds conversations.</param>
    public IEnumerable<KeyValuePair<string, string>> Parameters(string endpoint)
    {
        var name = JsonText.Quote(Name);
        var isChat = endpoint == EndpointCatalog.ChatCompletions;
        if (Schema is null || !AsFunctionCall)
        {
            yield return new(isChat ? "response_format" : "text.format", Format(name, isChat));
            yield break;
        }

        yield return new("tools", $"[{Tools.FunctionTool.Json(endpoint, Name, null, Schema, IsStrict)}]");
        yield return new("tool_choice", isChat ? $"{{\"type\":\"function\",\"function\":{{\"name\":{name}}}}}" : $"{{\"type\":\"function\",\"name\":{name}}}");

        // Strict schemas don't hold for parallel calls (Structured Outputs guide), and one answer is wanted.
        yield return new("parallel_tool_calls", "false");
    }

    private string Format(string name, bool isChat)
    {
        if (Schema is null)
            return "{\"type\":\"json_object\"}";

        var schema = $"\"name\":{name},\"strict\":{(IsStrict ? "true" : "false")},\"schema\":{Schema}";
        return isChat ? $"{{\"type\":\"json_schema\",\"json_schema\":{{{schema}}}}}" : $"{{\"type\":\"json_schema\",{schema}}}";
    }
}
