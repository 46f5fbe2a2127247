using System.Text.Json;

namespace BatchTasks.Emulator.Answers.Texts;

/// <summary>The output items of a response: a reasoning item first where the request speaks of reasoning, then messages and calls.</summary>
internal static class ResponseOutput
{
    public static void Write(Utf8JsonWriter writer, EmulatedRequest request, IReadOnlyList<TextAnswer> answers, BodyHash hash)
    {
        writer.WriteStartArray("output");
        if (RequestText.Property(request.Body, "reasoning") is { ValueKind: JsonValueKind.Object })
            WriteReasoning(writer, hash);

        var top = new TextRequest(request).TopLogProbs;
        var number = 0;
        foreach (var answer in answers)
        {
            if (answer.Text is not null || answer.Refusal is not null)
                WriteMessage(writer, $"msg_{hash.Text}{number++:x2}", answer, top, hash);

            foreach (var call in answer.Calls)
                WriteCall(writer, call, $"{hash.Text}{number++:x2}");
        }

        writer.WriteEndArray();
    }

    private static void WriteReasoning(Utf8JsonWriter writer, BodyHash hash)
    {
        writer.WriteStartObject();
        writer.WriteString("id", $"rs_{hash.Text}");
        writer.WriteString("type", "reasoning");
        writer.WriteStartArray("summary");
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteMessage(Utf8JsonWriter writer, string id, TextAnswer answer, int? top, BodyHash hash)
    {
        writer.WriteStartObject();
        writer.WriteString("id", id);
        writer.WriteString("type", "message");
        writer.WriteString("status", answer.End == TextEnd.Natural ? "completed" : "incomplete");
        writer.WriteString("role", "assistant");
        writer.WriteStartArray("content");
        writer.WriteStartObject();
        if (answer.Refusal is not null)
        {
            writer.WriteString("type", "refusal");
            writer.WriteString("refusal", answer.Refusal);
        }
        else
        {
            WriteText(writer, answer.Text!, top, hash);
        }

        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, string text, int? top, BodyHash hash)
    {
        writer.WriteString("type", "output_text");
        writer.WriteStartArray("annotations");
        writer.WriteEndArray();
        LogProbs.WriteList(writer, "logprobs", top is null ? "" : text, top ?? 0, hash);
        writer.WriteString("text", text);
    }

    private static void WriteCall(Utf8JsonWriter writer, EmulatedToolCall call, string id)
    {
        writer.WriteStartObject();
        writer.WriteString("id", $"fc_{id}");
        writer.WriteString("type", "function_call");
        writer.WriteString("status", "completed");
        writer.WriteString("arguments", call.Arguments);
        writer.WriteString("call_id", $"call_{id}");
        writer.WriteString("name", call.Name);
        writer.WriteEndObject();
    }
}
