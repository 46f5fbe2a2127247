using System.Collections.Generic;
using BatchTasks.Shared.Endpoints;

namespace BatchTasks.Shared.Bodies;

/// <summary>
/// Parameters that chat completions and responses both have, under different names: a declaration that has those of one moves to the other. A dot stands before
/// the property of an object. Source: the descriptions of both requests in the OpenAPI document.
/// </summary>
internal static class ParameterNames
{
    private const string OutputTokens = "max_output_tokens";

    private static readonly Dictionary<string, string> s_ofResponses = new(System.StringComparer.Ordinal)
    {
        ["max_completion_tokens"] = OutputTokens,
        ["max_tokens"] = OutputTokens,
        ["reasoning_effort"] = "reasoning.effort",
        ["verbosity"] = "text.verbosity",
    };

    private static readonly Dictionary<string, string> s_ofChat = new(System.StringComparer.Ordinal)
    {
        [OutputTokens] = "max_completion_tokens",
        ["reasoning.effort"] = "reasoning_effort",
        ["text.verbosity"] = "verbosity",
    };

    /// <summary>The name that the parameter has at the endpoint.</summary>
    public static string At(string endpoint, string name)
    {
        var names = endpoint switch
        {
            EndpointCatalog.Responses => s_ofResponses,
            EndpointCatalog.ChatCompletions => s_ofChat,
            _ => null,
        };
        return names is not null && names.TryGetValue(name, out var other) ? other : name;
    }
}
