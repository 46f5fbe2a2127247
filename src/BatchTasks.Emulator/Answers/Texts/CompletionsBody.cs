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
        writer.WriteStartObject();
        writer.WriteString("id", $"cmpl-{hash.Text}");
        writer.WriteString("object", "text_completion");
        writer.WriteNumber("created", hash.Seconds);
        writer.WriteString("model", request.Model);
        writer.WriteStartArray("choices");
        for (var index = 0; index < answers.Count; index++)
            WriteChoice(writer, request, index, answers[index], hash);

        writer.WriteEndArray();
        TextUsage.Write(writer, TokenCount.Of(RequestText.Property(request.Body, "prompt")), answers);
        writer.WriteEndObject();
    }

    private static void WriteChoice(Utf8JsonWriter writer, EmulatedRequest request, int index, TextAnswer answer, BodyHash hash)
    {
        var asked = new TextRequest(request);
        writer.WriteStartObject();
        writer.WriteString("text", RequestText.IsTrue(request.Body, "echo") ? Prompt(request, index / asked.Choices) + answer.Text : answer.Text);
        writer.WriteNumber("index", index);
        if (asked.TopLogProbs is { } top)
            LogProbs.WriteColumns(writer, answer.Text!, top, hash);
        else
            writer.WriteNull("logprobs");

        writer.WriteString("finish_reason", answer.End switch { TextEnd.Limit => "length", TextEnd.ContentFilter => "content_filter", _ => "stop" });
        writer.WriteEndObject();
    }

    private static string Prompt(EmulatedRequest request, int index) => request.Inputs is var prompts && index < prompts.Count ? prompts[index] : "";
}
