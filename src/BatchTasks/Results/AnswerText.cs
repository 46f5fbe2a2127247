using System.Text.Json;
using BatchTasks.Buffers;

namespace BatchTasks.Results;

/// <summary>The text of an answer as UTF-8, out of the forms that services write it in.</summary>
internal static class AnswerText
{
    /// <summary>The text of a message's <c>content</c>: a string, or an array of parts whose texts are joined.</summary>
    /// <param name="content">The value as JSON.</param>
    /// <param name="buffer">Takes text that does not stand in the JSON as it is.</param>
    /// <param name="text">The text.</param>
    /// <returns><see langword="false"/> where there is none.</returns>
    public static bool TryReadContent(ReadOnlySpan<byte> content, PooledBuffer buffer, out ReadOnlySpan<byte> text)
    {
        text = default;
        if (RawJson.IsString(content))
        {
            text = RawJson.Unescape(content, buffer);
            return true;
        }

        if (content.IsEmpty || content[0] != '[')
            return false;

        buffer.Clear();
        var found = ReadParts(content, buffer);
        text = buffer.Span;
        return found;
    }

    /// <summary>The arguments of a function call: a string that holds JSON, or, from some services, the JSON itself.</summary>
    /// <inheritdoc cref="TryReadContent"/>
    public static bool TryReadArguments(ReadOnlySpan<byte> arguments, PooledBuffer buffer, out ReadOnlySpan<byte> text)
    {
        text = RawJson.IsString(arguments) ? RawJson.Unescape(arguments, buffer) : arguments;
        return !RawJson.IsNull(arguments);
    }

    private static bool ReadParts(ReadOnlySpan<byte> parts, PooledBuffer buffer)
    {
        var found = false;
        var reader = new Utf8JsonReader(parts, RawJson.Options);
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                continue;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (!reader.NameEquals("text"u8))
                {
                    reader.Skip();
                    continue;
                }

                var text = RawJson.ReadValue(ref reader, parts);
                if (RawJson.IsString(text))
                {
                    JsonUnescape.Append(text[1..^1], buffer);
                    found = true;
                }
            }
        }

        return found;
    }
}
