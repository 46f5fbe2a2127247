using System.Text.Json;
using BatchTasks.Buffers;
using BatchTasks.Json;

namespace BatchTasks.Answers;

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

    /// <summary>The text of a message's refusal, where the message's content is parts of which one refuses.</summary>
    /// <returns><see langword="null"/> where none does.</returns>
    public static string? ReadRefusal(ReadOnlySpan<byte> content)
    {
        var parts = new RawArray(content);
        while (parts.TryRead(out var part))
        {
            if (RawJson.GetString(RawObject.Find(part, "refusal"u8)) is { Length: > 0 } refusal)
                return refusal;
        }

        return null;
    }

    /// <summary>The same as a string, or <see langword="null"/>.</summary>
    /// <inheritdoc cref="TryReadContent"/>
    public static string? ReadContent(ReadOnlySpan<byte> content, PooledBuffer buffer) =>
        TryReadContent(content, buffer, out var text) ? Utf8Strings.ToText(text) : null;

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
