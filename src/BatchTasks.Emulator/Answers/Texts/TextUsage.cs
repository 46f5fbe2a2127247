using System.Text.Json;

namespace BatchTasks.Emulator.Answers.Texts;

/// <summary>What an answer's tokens are counted as.</summary>
internal static class TextUsage
{
    public static int Output(IReadOnlyList<TextAnswer> answers) => answers.Sum(answer =>
        Math.Max(1, TokenCount.Of(answer.Text) + TokenCount.Of(answer.Refusal) + answer.Calls.Sum(call => TokenCount.Of(call.Arguments))));

    /// <summary>As chat completions and completions write it.</summary>
    public static void Write(Utf8JsonWriter writer, int promptTokens, IReadOnlyList<TextAnswer> answers)
    {
        var completion = Output(answers);
        writer.WriteStartObject("usage");
        writer.WriteNumber("prompt_tokens", promptTokens);
        writer.WriteNumber("completion_tokens", completion);
        writer.WriteNumber("total_tokens", promptTokens + completion);
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
