using System.Text.Json;
using BatchTasks.Json;

namespace BatchTasks.Answers;

/// <summary>The token counts of a response as raw JSON, under the names of either endpoint family.</summary>
internal ref struct UsageParts
{
    public ReadOnlySpan<byte> Input;
    public ReadOnlySpan<byte> Output;
    public ReadOnlySpan<byte> Total;
    public ReadOnlySpan<byte> Cached;
    public ReadOnlySpan<byte> Reasoning;

    /// <summary>Reads the value of a <c>usage</c> member, at whose name the reader stands. A value of another kind has no count.</summary>
    public static UsageParts Read(scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> source)
    {
        var parts = default(UsageParts);
        if (!RawJson.Enter(ref reader, JsonTokenType.StartObject))
            return parts;

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.NameEquals("prompt_tokens"u8) || reader.NameEquals("input_tokens"u8))
                Set(ref parts.Input, RawJson.ReadValue(ref reader, source));
            else if (reader.NameEquals("completion_tokens"u8) || reader.NameEquals("output_tokens"u8))
                Set(ref parts.Output, RawJson.ReadValue(ref reader, source));
            else if (reader.NameEquals("total_tokens"u8))
                Set(ref parts.Total, RawJson.ReadValue(ref reader, source));
            else if (reader.NameEquals("prompt_tokens_details"u8) || reader.NameEquals("input_tokens_details"u8))
                Set(ref parts.Cached, RawObject.Find(RawJson.ReadValue(ref reader, source), "cached_tokens"u8));
            else if (reader.NameEquals("completion_tokens_details"u8) || reader.NameEquals("output_tokens_details"u8))
                Set(ref parts.Reasoning, RawObject.Find(RawJson.ReadValue(ref reader, source), "reasoning_tokens"u8));
            else
                reader.Skip();
        }

        return parts;
    }

    /// <summary>A null beside a count takes nothing from it.</summary>
    private static void Set(ref ReadOnlySpan<byte> count, ReadOnlySpan<byte> value)
    {
        if (!RawJson.IsNull(value))
            count = value;
    }
}
