using System.Text.Json;
using Microsoft.Extensions.AI;

namespace BatchTasks;

/// <summary>The calls of functions and their results, which Microsoft.Extensions.AI holds as objects and a request as text.</summary>
internal static class FunctionParts
{
    // Without the white space that the options of Microsoft.Extensions.AI write, which would be paid for as tokens.
    private static readonly JsonSerializerOptions s_options = new(AIJsonUtilities.DefaultOptions) { WriteIndented = false };

    public static BatchToolCall Call(FunctionCallContent call) => new()
    {
        Id = call.CallId,
        Name = call.Name,
        ArgumentsJson = call.Arguments is { } arguments ? Json(arguments, typeof(IDictionary<string, object?>), call.CallId) : "{}",
    };

    /// <summary>What a function gave: contents as they are, text as it is, nothing as empty text, all else as JSON.</summary>
    public static IEnumerable<BatchContent> Result(FunctionResultContent result) => result.Result switch
    {
        null => [""],
        string text => [text],
        AIContent content => [ContentParts.Content(content)],
        IEnumerable<AIContent> contents => contents.Select(ContentParts.Content),
        var other => [Json(other, typeof(object), result.CallId)],
    };

    private static string Json(object value, Type type, string callId)
    {
        try
        {
            // By the metadata of the options, not by reflection where there is none.
            return JsonSerializer.Serialize(value, s_options.GetTypeInfo(type));
        }
        catch (NotSupportedException e)
        {
            throw new NotSupportedException($"What the function call '{callId}' holds can't be written as JSON: {e.Message} Give it as a string or a JsonElement.", e);
        }
    }
}
