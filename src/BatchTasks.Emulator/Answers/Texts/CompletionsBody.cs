using System.Text.Json;

namespace BatchTasks.Emulator.Answers.Texts;

/// <summary>The body of a completion: <c>n</c> choices for each prompt, those of one prompt in a row.</summary>
internal static class CompletionsBody
{
    public static byte[] Write(EmulatedRequest request, IReadOnlyList<TextAnswer> answers)
    {
        if (answers.Any(answer => answer.Text is null))
            throw new ArgumentException("A completion has neither refusals nor calls.", nameof(answers));

        return Wire.Write(writer => Write(writer, request, answers));
    }

    private static void Write(Utf8JsonWriter writer, EmulatedRequest request, IReadOnlyList<TextAnswer> answers)
    {
        var hash = BodyHash.Of(request);
        var asked = new TextRequest(request);
        var echoed = RequestText.IsTrue(request.Body, "echo") ? request.Inputs : [];
        writer.WriteStartObject();
        writer.WriteString("id", $"cmpl-{hash.Text}");
        writer.WriteString("object", "text_completion");
        writer.WriteNumber("created", hash.Seconds);
        writer.WriteString("model", request.Model);
        writer.WriteStartArray("choices");
        for (var index = 0; index < answers.Count; index++)
            WriteChoice(writer, index, echoed.ElementAtOrDefault(index / asked.Choices) + answers[index].Text, answers[index], asked.TopLogProbs, hash);

        writer.WriteEndArray();
        TextUsage.Write(writer, PromptTokens.Of(request), answers);
        writer.WriteEndObject();
    }

    private static void WriteChoice(Utf8JsonWriter writer, int index, string text, TextAnswer answer, int? top, BodyHash hash)
    {
        writer.WriteStartObject();
        writer.WriteString("text", text);
        writer.WriteNumber("index", index);
        if (top is { } count)
            LogProbs.WriteColumns(writer, text, count, hash);
        else
            writer.WriteNull("logprobs");

        writer.WriteString("finish_reason", answer.End switch { TextEnd.Limit => "length", TextEnd.ContentFilter => "content_filter", _ => "stop" });
        writer.WriteEndObject();
    }
}
