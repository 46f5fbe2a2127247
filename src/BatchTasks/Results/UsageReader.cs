using System.Text.Json;
using BatchTasks.Json;

namespace BatchTasks.Results;

/// <summary>The token counts of a response, under the names of either endpoint family.</summary>
internal static class UsageReader
{
    /// <summary>Reads the value of a <c>usage</c> member.</summary>
    /// <returns><see langword="null"/> where it has no count.</returns>
    public static BatchUsage? Read(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty || value[0] != '{')
            return null;

        long? input = null, output = null, total = null, cached = null, reasoning = null;
        var reader = new Utf8JsonReader(value, RawJson.Options);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.NameEquals("prompt_tokens"u8) || reader.NameEquals("input_tokens"u8))
                input = RawJson.GetInteger(RawJson.ReadValue(ref reader, value)) ?? input;
            else if (reader.NameEquals("completion_tokens"u8) || reader.NameEquals("output_tokens"u8))
                output = RawJson.GetInteger(RawJson.ReadValue(ref reader, value)) ?? output;
            else if (reader.NameEquals("total_tokens"u8))
                total = RawJson.GetInteger(RawJson.ReadValue(ref reader, value));
            else if (reader.NameEquals("prompt_tokens_details"u8) || reader.NameEquals("input_tokens_details"u8))
                cached = ReadDetail(RawJson.ReadValue(ref reader, value), "cached_tokens"u8) ?? cached;
            else if (reader.NameEquals("completion_tokens_details"u8) || reader.NameEquals("output_tokens_details"u8))
                reasoning = ReadDetail(RawJson.ReadValue(ref reader, value), "reasoning_tokens"u8) ?? reasoning;
            else
                reader.Skip();
        }

        if (input is null && output is null && total is null)
            return null;

        return new BatchUsage(input ?? 0, cached ?? 0, output ?? 0, reasoning ?? 0, total ?? (input ?? 0) + (output ?? 0));
    }

    private static long? ReadDetail(ReadOnlySpan<byte> details, ReadOnlySpan<byte> name)
    {
        if (details[0] != '{')
            return null;

        var reader = new Utf8JsonReader(details, RawJson.Options);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.NameEquals(name))
                return RawJson.GetInteger(RawJson.ReadValue(ref reader, details));

            reader.Skip();
        }

        return null;
    }
}
