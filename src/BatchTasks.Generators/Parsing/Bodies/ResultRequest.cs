using System.Collections.Generic;
using BatchTasks.Shared.Endpoints;
using BatchTasks.Shared.Json;

namespace BatchTasks.Generators.Parsing.Bodies;

/// <summary>The structured output that a body asks for: by its format, or as one strict function that the model must call.</summary>
internal sealed record ResultRequest(string Name, string Schema, bool AsFunctionCall)
{
    /// <summary>The parameters that ask for it, each with its JSON.</summary>
    /// <param name="endpoint">The endpoint: one that holds conversations.</param>
    public IEnumerable<KeyValuePair<string, string>> Parameters(string endpoint)
    {
        var name = JsonText.Quote(Name);
        var isChat = endpoint == EndpointCatalog.ChatCompletions;
        if (!AsFunctionCall)
        {
            yield return isChat
                ? new("response_format", $"{{\"type\":\"json_schema\",\"json_schema\":{{\"name\":{name},\"strict\":true,\"schema\":{Schema}}}}}")
                : new("text.format", $"{{\"type\":\"json_schema\",\"name\":{name},\"strict\":true,\"schema\":{Schema}}}");
            yield break;
        }

        yield return new("tools", $"[{Tools.FunctionTool.Json(endpoint, Name, null, Schema, isStrict: true)}]");
        yield return new("tool_choice", isChat ? $"{{\"type\":\"function\",\"function\":{{\"name\":{name}}}}}" : $"{{\"type\":\"function\",\"name\":{name}}}");

        // Strict schemas don't hold for parallel calls (Structured Outputs guide), and one answer is wanted.
        yield return new("parallel_tool_calls", "false");
    }
}
