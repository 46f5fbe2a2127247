using System.Text.Json;

namespace BatchTasks.Emulator.Answers.Texts;

/// <summary>The body of a chat completion.</summary>
internal static class ChatBody
{
    public static byte[] Write(EmulatedRequest request, IReadOnlyList<TextAnswer> answers) => Wire.Write(writer => Write(writer, request, answers));

    private static void Write(Utf8JsonWriter writer, EmulatedRequest request, IReadOnlyList<TextAnswer> answers)
    {
        var hash = BodyHash.Of(request);
        writer.WriteStartObject();
        writer.WriteString("id", $"chatcmpl-{hash.Text}");
        writer.WriteString("object", "chat.completion");
        writer.WriteNumber("created", hash.Seconds);
        writer.WriteString("model", request.Model);
        writer.WriteStartArray("choices");
        for (var index = 0; index < answers.Count; index++)
            WriteChoice(writer, request, index, answers[index], hash);

        writer.WriteEndArray();
        TextUsage.Write(writer, PromptTokens.Of(request), answers);
        writer.WriteString("service_tier", "default");
        writer.WriteString("system_fingerprint", "fp_emulator");
        writer.WriteEndObject();
    }

    private static void WriteChoice(Utf8JsonWriter writer, EmulatedRequest request, int index, TextAnswer answer, BodyHash hash)
    {
        writer.WriteStartObject();
        writer.WriteNumber("index", index);
        writer.WriteStartObject("message");
        writer.WriteString("role", "assistant");
        writer.WriteString("content", answer.Text);
        if (answer.Calls.Count > 0)
            WriteToolCalls(writer, answer.Calls, index, hash);

        writer.WriteString("refusal", answer.Refusal);
        writer.WriteStartArray("annotations");
        writer.WriteEndArray();
        writer.WriteEndObject();
        WriteLogProbs(writer, new TextRequest(request).TopLogProbs, answer, hash);
        writer.WriteString("finish_reason", FinishReason(request, answer));
        writer.WriteEndObject();
    }

    /// <summary>A call that the request forces by name ends as any answer does; one that the model decides on has a reason of its own.</summary>
    private static string FinishReason(EmulatedRequest request, TextAnswer answer) => answer.End switch
    {
        TextEnd.Limit => "length",
        TextEnd.ContentFilter => "content_filter",
        _ => answer.Calls.Count > 0 && ToolChoice.NamedFunction(RequestText.Property(request.Body, "tool_choice")) is null ? "tool_calls" : "stop",
    };

    private static void WriteToolCalls(Utf8JsonWriter writer, IReadOnlyList<EmulatedToolCall> calls, int choice, BodyHash hash)
    {
        writer.WriteStartArray("tool_calls");
        for (var index = 0; index < calls.Count; index++)
        {
            writer.WriteStartObject();
            writer.WriteString("id", $"call_{hash.Text}{choice:x2}{index:x2}");
            writer.WriteString("type", "function");
            writer.WriteStartObject("function");
            writer.WriteString("name", calls[index].Name);
            writer.WriteString("arguments", calls[index].Arguments);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteLogProbs(Utf8JsonWriter writer, int? top, TextAnswer answer, BodyHash hash)
    {
        if (top is not { } count || answer.Text is null)
        {
            writer.WriteNull("logprobs");
            return;
        }

        writer.WriteStartObject("logprobs");
        LogProbs.WriteList(writer, "content", answer.Text, count, hash);
        writer.WriteNull("refusal");
        writer.WriteEndObject();
    }
}
