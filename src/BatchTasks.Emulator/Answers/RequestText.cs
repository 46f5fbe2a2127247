using System.Text;
using System.Text.Json;

namespace BatchTasks.Emulator.Answers;

/// <summary>Reads what the answers depend on out of a request's body, which may be anything.</summary>
internal static class RequestText
{
    public static string LastUserText(JsonElement body)
    {
        if (Property(body, "messages") is not { ValueKind: JsonValueKind.Array } messages)
            return "";

        var last = "";
        foreach (var message in messages.EnumerateArray())
        {
            if (Property(message, "role") is { ValueKind: JsonValueKind.String } role && role.ValueEquals("user"))
                last = Text(Property(message, "content"));
        }

        return last;
    }

    public static JsonElement? Property(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    public static JsonElement? Property(JsonElement? element, string name) => element is { } there ? Property(there, name) : null;

    private static string Text(JsonElement? content)
    {
        if (content is { ValueKind: JsonValueKind.String } text)
            return text.GetString()!;

        if (content is not { ValueKind: JsonValueKind.Array } parts)
            return "";

        var all = new StringBuilder();
        foreach (var part in parts.EnumerateArray())
        {
            if (Property(part, "text") is { ValueKind: JsonValueKind.String } partText)
                all.Append(partText.GetString());
        }

        return all.ToString();
    }
}
