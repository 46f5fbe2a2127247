using System.Text.Json;

namespace BatchTasks.Emulator.Answers;

/// <summary>The body of a chat completion.</summary>
internal static class ChatBody
{
    public static byte[] Write(EmulatedRequest request, ChatMessage message)
    {
        var hash = BodyHash.Of(request);
        return Wire.Write(writer => Write(writer, request, message, hash));
    }

    private static void Write(Utf8JsonWriter writer, EmulatedRequest request, ChatMessage message, BodyHash hash)
    {
        var choices = RequestText.Property(request.Body, "n") is { ValueKind: JsonValueKind.Number } n && n.TryGetInt32(out var count) ? Math.Clamp(count, 1, 128) : 1;
        writer.WriteStartObject();
        writer.WriteString("id", $"chatcmpl-{hash.Text}");
        writer.WriteString("object", "chat.completion");
        writer.WriteNumber("created", hash.Seconds);
        writer.WriteString("model", request.Model);
        writer.WriteStartArray("choices");
        for (var index = 0; index < choices; index++)
            WriteChoice(writer, index, message, hash);

        writer.WriteEndArray();
        WriteUsage(writer, request, message, choices);
        writer.WriteString("service_tier", "default");
        writer.WriteString("system_fingerprint", "fp_emulator");
        writer.WriteEndObject();
    }

    private static void WriteChoice(Utf8JsonWriter writer, int index, ChatMessage message, BodyHash hash)
    {
        writer.WriteStartObject();
        writer.WriteNumber("index", index);
        writer.WriteStartObject("message");
        writer.WriteString("role", "assistant");
        writer.WriteString("content", message.Content);
        if (message.Function is not null)
            WriteToolCall(writer, message, hash);

        writer.WriteString("refusal", message.Refusal);
        writer.WriteStartArray("annotations");
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteNull("logprobs");
        writer.WriteString("finish_reason", message.FinishReason);
        writer.WriteEndObject();
    }

    private static void WriteToolCall(Utf8JsonWriter writer, ChatMessage message, BodyHash hash)
    {
        writer.WriteStartArray("tool_calls");
        writer.WriteStartObject();
        writer.WriteString("id", $"call_{hash.Text}");
        writer.WriteString("type", "function");
        writer.WriteStartObject("function");
        writer.WriteString("name", message.Function);
        writer.WriteString("arguments", message.Arguments);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static void WriteUsage(Utf8JsonWriter writer, EmulatedRequest request, ChatMessage message, int choices)
    {
        var prompt = Math.Max(1, TokenCount.Of(RequestText.Property(request.Body, "messages")));
        var completion = choices * Math.Max(1, TokenCount.Of(message.Content) + TokenCount.Of(message.Refusal) + TokenCount.Of(message.Arguments));
        writer.WriteStartObject("usage");
        writer.WriteNumber("prompt_tokens", prompt);
        writer.WriteNumber("completion_tokens", completion);
        writer.WriteNumber("total_tokens", prompt + completion);
        writer.WriteStartObject("prompt_tokens_details");
        writer.WriteNumber("cached_tokens", 0);
        writer.WriteNumber("audio_tokens", 0);
        writer.WriteEndObject();
        writer.WriteStartObject("completion_tokens_details");
        writer.WriteNumber("reasoning_tokens", 0);
        writer.WriteNumber("audio_tokens", 0);
        writer.WriteNumber("accepted_prediction_tokens", 0);
        writer.WriteNumber("rejected_prediction_tokens", 0);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
