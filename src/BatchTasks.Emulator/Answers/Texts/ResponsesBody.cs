using System.Text.Json;

namespace BatchTasks.Emulator.Answers.Texts;

/// <summary>The body of a response. What the request says is said again, as the service does.</summary>
internal static class ResponsesBody
{
    public static byte[] Write(EmulatedRequest request, IReadOnlyList<TextAnswer> answers) => Wire.Write(writer => Write(writer, request, answers));

    private static void Write(Utf8JsonWriter writer, EmulatedRequest request, IReadOnlyList<TextAnswer> answers)
    {
        var hash = BodyHash.Of(request);
        var end = answers.Select(answer => answer.End).Max();
        writer.WriteStartObject();
        writer.WriteString("id", $"resp_{hash.Text}");
        writer.WriteString("object", "response");
        writer.WriteNumber("created_at", hash.Seconds);
        writer.WriteString("status", end == TextEnd.Natural ? "completed" : "incomplete");
        writer.WriteNull("error");
        WriteIncomplete(writer, end);
        Echoed(writer, request, "instructions", JsonValueKind.String, null);
        Echoed(writer, request, "max_output_tokens", JsonValueKind.Number, null);
        writer.WriteString("model", request.Model);
        ResponseOutput.Write(writer, request, answers, hash);
        writer.WriteBoolean("parallel_tool_calls", RequestText.Property(request.Body, "parallel_tool_calls") is not { ValueKind: JsonValueKind.False });
        Echoed(writer, request, "previous_response_id", JsonValueKind.String, null);
        Echoed(writer, request, "reasoning", JsonValueKind.Object, """{"effort":null,"summary":null}""");
        writer.WriteString("service_tier", "default");
        Echoed(writer, request, "temperature", JsonValueKind.Number, "1.0");
        Echoed(writer, request, "text", JsonValueKind.Object, """{"format":{"type":"text"}}""");
        WriteToolChoice(writer, request);
        Echoed(writer, request, "tools", JsonValueKind.Array, "[]");
        Echoed(writer, request, "top_p", JsonValueKind.Number, "1.0");
        Echoed(writer, request, "truncation", JsonValueKind.String, "\"disabled\"");
        WriteUsage(writer, request, answers);
        if (RequestContent.Name(request.Body, "user") is { } user)
            writer.WriteString("user", user);

        Echoed(writer, request, "metadata", JsonValueKind.Object, "{}");
        writer.WriteEndObject();
    }

    private static void WriteIncomplete(Utf8JsonWriter writer, TextEnd end)
    {
        if (end == TextEnd.Natural)
        {
            writer.WriteNull("incomplete_details");
            return;
        }

        writer.WriteStartObject("incomplete_details");
        writer.WriteString("reason", end == TextEnd.Limit ? "max_output_tokens" : "content_filter");
        writer.WriteEndObject();
    }

    /// <summary>The request's own value where it has one of that kind; else the service's, or null.</summary>
    private static void Echoed(Utf8JsonWriter writer, EmulatedRequest request, string name, JsonValueKind kind, string? otherwise)
    {
        writer.WritePropertyName(name);
        if (RequestText.Property(request.Body, name) is { } value && value.ValueKind == kind)
            value.WriteTo(writer);
        else
            writer.WriteRawValue(otherwise ?? "null");
    }

    private static void WriteToolChoice(Utf8JsonWriter writer, EmulatedRequest request)
    {
        var isObject = RequestText.Property(request.Body, "tool_choice") is { ValueKind: JsonValueKind.Object };
        Echoed(writer, request, "tool_choice", isObject ? JsonValueKind.Object : JsonValueKind.String, "\"auto\"");
    }

    private static void WriteUsage(Utf8JsonWriter writer, EmulatedRequest request, IReadOnlyList<TextAnswer> answers)
    {
        var input = PromptTokens.Of(request);
        var output = TextUsage.Output(answers);
        writer.WriteStartObject("usage");
        writer.WriteNumber("input_tokens", input);
        writer.WriteStartObject("input_tokens_details");
        writer.WriteNumber("cached_tokens", 0);
        writer.WriteNumber("cache_write_tokens", 0);
        writer.WriteEndObject();
        writer.WriteNumber("output_tokens", output);
        writer.WriteStartObject("output_tokens_details");
        writer.WriteNumber("reasoning_tokens", 0);
        writer.WriteEndObject();
        writer.WriteNumber("total_tokens", input + output);
        writer.WriteEndObject();
    }
}
