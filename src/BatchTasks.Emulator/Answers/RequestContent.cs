using System.Text;
using System.Text.Json;
using BatchTasks.Shared.Endpoints;

namespace BatchTasks.Emulator.Answers;

/// <summary>What a request asks about, read alike out of the bodies of all endpoints, which may be anything.</summary>
internal static class RequestContent
{
    /// <summary>The text of the last message of the user; where there are no messages, all the inputs one after the other.</summary>
    public static string LastUserText(string endpoint, JsonElement body)
    {
        if (!HasMessages(endpoint))
            return string.Join('\n', Inputs(endpoint, body));

        var last = "";
        foreach (var (role, content) in Messages(endpoint, body))
        {
            if (role == "user")
                last = Text(content);
        }

        return last;
    }

    /// <summary>The texts of the messages that instruct the model.</summary>
    public static string SystemText(string endpoint, JsonElement body) =>
        string.Join('\n', Messages(endpoint, body).Where(message => message.Role is "system" or "developer").Select(message => Text(message.Content)));

    /// <summary>The inputs that are answered one by one. An input of tokens is its JSON.</summary>
    public static IReadOnlyList<string> Inputs(string endpoint, JsonElement body) => endpoint switch
    {
        EndpointCatalog.Embeddings => Several(RequestText.Property(body, "input")),
        EndpointCatalog.Completions => Several(RequestText.Property(body, "prompt")),
        EndpointCatalog.Moderations => Moderated(RequestText.Property(body, "input")),
        EndpointCatalog.ImageGenerations or EndpointCatalog.ImageEdits or EndpointCatalog.Videos => [Text(RequestText.Property(body, "prompt"))],
        _ => [LastUserText(endpoint, body)],
    };

    /// <summary>The images, audio and files of the messages and inputs, in their order.</summary>
    public static IEnumerable<(string Kind, JsonElement Part)> Attachments(string endpoint, JsonElement body)
    {
        var contents = endpoint switch
        {
            EndpointCatalog.Moderations => [RequestText.Property(body, "input")],
            EndpointCatalog.ImageEdits => [RequestText.Property(body, "images")],
            EndpointCatalog.Videos => [RequestText.Property(body, "input_reference")],
            _ => Messages(endpoint, body).Select(message => message.Content),
        };
        foreach (var part in contents.SelectMany(Parts))
        {
            if (Kind(part) is { } kind)
                yield return (kind, part);
        }
    }

    public static bool HasMessages(string endpoint) => endpoint is EndpointCatalog.ChatCompletions or EndpointCatalog.Responses;

    /// <summary>The messages with their roles; in a response's input, what a tool gave has the role <c>tool</c>.</summary>
    public static IEnumerable<(string Role, JsonElement? Content)> Messages(string endpoint, JsonElement body)
    {
        var isResponses = endpoint == EndpointCatalog.Responses;
        if (isResponses && RequestText.Property(body, "instructions") is { ValueKind: JsonValueKind.String } instructions)
            yield return ("system", instructions);

        var list = HasMessages(endpoint) ? RequestText.Property(body, isResponses ? "input" : "messages") : null;
        if (isResponses && list is { ValueKind: JsonValueKind.String } text)
            yield return ("user", text);

        if (list is not { ValueKind: JsonValueKind.Array } messages)
            yield break;

        foreach (var message in messages.EnumerateArray())
        {
            if (Name(message, "role") is { } role)
                yield return (role, RequestText.Property(message, "content"));
            else if (Name(message, "type") == "function_call_output")
                yield return ("tool", RequestText.Property(message, "output"));
        }
    }

    /// <summary>A text, or the text parts of a list one after the other.</summary>
    public static string Text(JsonElement? content)
    {
        if (content is { ValueKind: JsonValueKind.String } text)
            return text.GetString()!;

        var all = new StringBuilder();
        foreach (var part in Parts(content))
        {
            if (RequestText.Property(part, "text") is { ValueKind: JsonValueKind.String } partText)
                all.Append(partText.GetString());
        }

        return all.ToString();
    }

    public static string? Name(JsonElement? holder, string property) =>
        RequestText.Property(holder, property) is { ValueKind: JsonValueKind.String } name ? name.GetString() : null;

    private static string? Kind(JsonElement part) => Name(part, "type") switch
    {
        "image_url" or "input_image" => "image",
        "input_audio" => "audio",
        "file" or "input_file" => "file",
        null when RequestText.Property(part, "image_url") is not null || RequestText.Property(part, "file_id") is not null => "image",
        _ => null,
    };

    private static IEnumerable<JsonElement> Parts(JsonElement? content) => content switch
    {
        { ValueKind: JsonValueKind.Array } parts => parts.EnumerateArray(),
        { ValueKind: JsonValueKind.Object } one => [one],
        _ => [],
    };

    /// <summary>A text, an array of texts, an array of tokens (one input) or an array of such arrays.</summary>
    private static IReadOnlyList<string> Several(JsonElement? input)
    {
        if (input is not { } there || there.ValueKind == JsonValueKind.Null)
            return [];

        var isList = there.ValueKind == JsonValueKind.Array && there.EnumerateArray().All(element => element.ValueKind != JsonValueKind.Number);
        return isList ? [.. there.EnumerateArray().Select(Key)] : [Key(there)];
    }

    /// <summary>A text, an array of texts, or an array of parts, which is one input.</summary>
    private static IReadOnlyList<string> Moderated(JsonElement? input)
    {
        var isParts = input is { ValueKind: JsonValueKind.Array } list && list.EnumerateArray().Any(part => part.ValueKind == JsonValueKind.Object);
        return isParts ? [Text(input)] : Several(input);
    }

    private static string Key(JsonElement input) => input.ValueKind == JsonValueKind.String ? input.GetString()! : input.GetRawText();
}
