using System.Text.Json;
using BatchTasks.Json;

namespace BatchTasks.Answers;

/// <summary>The parts of one choice of a chat completion or a completion, as raw JSON. Known members of another type than documented are left out.</summary>
internal ref struct ChoiceParts
{
    public ReadOnlySpan<byte> Index;
    public ReadOnlySpan<byte> FinishReason;
    public ReadOnlySpan<byte> LogProbs;

    /// <summary><c>message.content</c>; of completions <c>text</c>; of spoken answers the transcript.</summary>
    public ReadOnlySpan<byte> Content;

    /// <summary>The text of the content, where <see cref="HasText"/> tells that it was unescaped with the line.</summary>
    public ReadOnlySpan<byte> Text;

    /// <inheritdoc cref="Text"/>
    public bool HasText;

    public ReadOnlySpan<byte> Refusal;

    /// <summary><c>message.reasoning_content</c> (DashScope, vLLM) or <c>message.reasoning</c> (Groq).</summary>
    public ReadOnlySpan<byte> Reasoning;

    public ReadOnlySpan<byte> ToolCalls;

    /// <summary>The one call of the form before tools.</summary>
    public ReadOnlySpan<byte> FunctionCall;

    /// <summary>Reads a choice that is known to be well-formed.</summary>
    public static ChoiceParts Read(ReadOnlySpan<byte> choice)
    {
        var reader = new Utf8JsonReader(choice, RawJson.Options);
        reader.Read();
        return Read(ref reader, choice);
    }

    /// <summary>Reads the choice on whose first token the reader stands, to its last.</summary>
    public static ChoiceParts Read(scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> source)
    {
        var parts = default(ChoiceParts);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.NameEquals("message"u8))
                parts.ReadMessage(ref reader, source);
            else if (reader.NameEquals("finish_reason"u8))
                parts.FinishReason = RawJson.ReadValue(ref reader, source);
            else if (reader.NameEquals("logprobs"u8))
                parts.LogProbs = RawJson.ReadValue(ref reader, source);
            else if (reader.NameEquals("index"u8))
                parts.Index = RawJson.ReadValue(ref reader, source);
            else if (reader.NameEquals("text"u8))
                parts.AddContent(RawJson.ReadValue(ref reader, source));
            else
                reader.Skip();
        }

        return parts;
    }

    private void ReadMessage(scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> source)
    {
        if (!RawJson.Enter(ref reader, JsonTokenType.StartObject))
            return;

        ReadOnlySpan<byte> transcript = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.NameEquals("content"u8))
                AddContent(RawJson.ReadValue(ref reader, source));
            else if (reader.NameEquals("refusal"u8))
                Refusal = RawJson.ReadValue(ref reader, source);
            else if (reader.NameEquals("reasoning_content"u8) || reader.NameEquals("reasoning"u8))
                AddReasoning(RawJson.ReadValue(ref reader, source));
            else if (reader.NameEquals("tool_calls"u8))
                ToolCalls = RawJson.ReadValue(ref reader, source);
            else if (reader.NameEquals("function_call"u8))
                FunctionCall = RawJson.ReadValue(ref reader, source);
            else if (reader.NameEquals("audio"u8))
                transcript = RawObject.Find(RawJson.ReadValue(ref reader, source), "transcript"u8);
            else
                reader.Skip();
        }

        // A spoken answer has its text there, and null as its content.
        if (RawJson.IsNull(Content))
            AddContent(transcript);
    }

    /// <summary>A null beside a text takes nothing from it.</summary>
    private void AddContent(ReadOnlySpan<byte> value)
    {
        if (!RawJson.IsNull(value))
            Content = value;
    }

    private void AddReasoning(ReadOnlySpan<byte> value)
    {
        if (RawJson.IsString(value))
            Reasoning = value;
    }
}
