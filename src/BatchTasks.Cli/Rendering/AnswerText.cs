using System.Globalization;
using System.Text;
using System.Text.Json;

namespace BatchTasks.Cli.Rendering;

/// <summary>What a person wants to read of a response: the answer without what is around it, whichever the endpoint.</summary>
internal static class AnswerText
{
    public static string Of(BatchRawBody body)
    {
        using var document = body.Parse();
        var parts = PartsOf(document.RootElement).ToList();
        return parts.Count == 0 ? body.ToString() : string.Join(Environment.NewLine, parts);
    }

    private static IEnumerable<string> PartsOf(JsonElement body)
    {
        // Chat completions and completions.
        foreach (var choice in Elements(body, "choices"))
        {
            if (choice.TryGetProperty("message", out var message))
            {
                if (Text(message, "content") is { } content)
                    yield return content;

                foreach (var call in Elements(message, "tool_calls"))
                    yield return call.TryGetProperty("function", out var function) ? Call(function) : call.GetRawText();
            }
            else if (Text(choice, "text") is { } text)
            {
                yield return text;
            }
        }

        // Responses.
        foreach (var item in Elements(body, "output"))
        {
            if (Text(item, "type") == "function_call")
                yield return Call(item);

            foreach (var text in Elements(item, "content").Select(static part => Text(part, "text")).OfType<string>())
                yield return text;
        }

        // Embeddings and images.
        foreach (var item in Elements(body, "data"))
        {
            if (item.TryGetProperty("embedding", out var embedding))
                yield return Vector(embedding);
            else if (Text(item, "url") is { } url)
                yield return url;
            else if (Text(item, "b64_json") is { } image)
                yield return string.Create(CultureInfo.InvariantCulture, $"image of {(image.Length * 3L) / 4:N0} bytes");
        }

        // Moderations.
        foreach (var result in Elements(body, "results"))
            yield return Moderation(result);
    }

    private static string Call(JsonElement function) => $"{Text(function, "name")}({Text(function, "arguments")})";

    private static string Vector(JsonElement embedding)
    {
        const int First = 4;
        if (embedding.ValueKind != JsonValueKind.Array)
            return string.Create(CultureInfo.InvariantCulture, $"vector of {((embedding.GetString()!.Length * 3L) / 4) / sizeof(float):N0} numbers");

        var text = new StringBuilder("[");
        text.AppendJoin(", ", embedding.EnumerateArray().Take(First).Select(static number => number.GetRawText()));
        return text.Append(CultureInfo.InvariantCulture, $"{(embedding.GetArrayLength() > First ? ", …" : "")}] ({embedding.GetArrayLength():N0} numbers)").ToString();
    }

    private static string Moderation(JsonElement result)
    {
        var flagged = result.TryGetProperty("categories", out var categories) && categories.ValueKind == JsonValueKind.Object
            ? categories.EnumerateObject().Where(static category => category.Value.ValueKind == JsonValueKind.True).Select(static category => category.Name).ToList()
            : [];
        return flagged.Count == 0 ? "not flagged" : $"flagged: {string.Join(", ", flagged)}";
    }

    private static JsonElement.ArrayEnumerator Elements(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var array) && array.ValueKind == JsonValueKind.Array ? array.EnumerateArray() : default;

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
