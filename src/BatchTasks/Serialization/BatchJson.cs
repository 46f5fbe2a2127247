using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using System.Xml;
using BatchTasks.Json;

namespace BatchTasks;

/// <summary>What generated readers share: one JSON value, on which the reader already stands, as one .NET type, or a clear <see cref="JsonException"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class BatchJson
{
    /// <summary>Reads the text of an answer as one JSON value.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="answer">The answer.</param>
    /// <param name="read">Reads the value.</param>
    /// <returns>The value.</returns>
    /// <exception cref="JsonException">The text is not that value, or something follows it.</exception>
    public static T Read<T>(BatchAnswer answer, BatchJsonReader<T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        try
        {
            var reader = new BatchJsonTokens(answer.Text);
            reader.Read();
            var value = read(ref reader);
            ReadEnd(ref reader);
            return value;
        }
        catch (InvalidOperationException e)
        {
            // The reader's way to refuse text that is not Unicode: an escape of half a surrogate pair, or bytes that are not UTF-8.
            throw new JsonException($"The answer can't be read: {e.Message}", e);
        }
    }

    /// <summary>Reads a string.</summary>
    public static string ReadString(ref BatchJsonTokens reader)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw Unexpected(ref reader, "a string");

        return reader.GetText();
    }

    /// <summary>Reads a string of one UTF-16 code unit.</summary>
    public static char ReadChar(ref BatchJsonTokens reader)
    {
        var text = ReadString(ref reader);
        return text.Length == 1 ? text[0] : throw Unexpected(ref reader, "a string of one character");
    }

    /// <summary>Reads a bool.</summary>
    public static bool ReadBoolean(ref BatchJsonTokens reader) =>
        reader.TokenType is JsonTokenType.True or JsonTokenType.False ? reader.TokenType == JsonTokenType.True : throw Unexpected(ref reader, "true or false");

    /// <summary>Reads an integer.</summary>
    public static byte ReadByte(ref BatchJsonTokens reader) =>
        reader.TokenType == JsonTokenType.Number && reader.ValueReader().TryGetByte(out var value) ? value : throw Unexpected(ref reader, "an integer from 0 to 255");

    /// <summary>Reads an integer.</summary>
    public static sbyte ReadSByte(ref BatchJsonTokens reader) =>
        reader.TokenType == JsonTokenType.Number && reader.ValueReader().TryGetSByte(out var value) ? value : throw Unexpected(ref reader, "an integer from -128 to 127");

    /// <summary>Reads an integer.</summary>
    public static short ReadInt16(ref BatchJsonTokens reader) =>
        reader.TokenType == JsonTokenType.Number && reader.ValueReader().TryGetInt16(out var value) ? value : throw Unexpected(ref reader, "a 16-bit integer");

    /// <summary>Reads an integer.</summary>
    public static ushort ReadUInt16(ref BatchJsonTokens reader) =>
        reader.TokenType == JsonTokenType.Number && reader.ValueReader().TryGetUInt16(out var value) ? value : throw Unexpected(ref reader, "an unsigned 16-bit integer");

    /// <summary>Reads an integer.</summary>
    public static int ReadInt32(ref BatchJsonTokens reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetNumber(out int value) ? value : throw Unexpected(ref reader, "a 32-bit integer");

    /// <summary>Reads an integer.</summary>
    public static uint ReadUInt32(ref BatchJsonTokens reader) =>
        reader.TokenType == JsonTokenType.Number && reader.ValueReader().TryGetUInt32(out var value) ? value : throw Unexpected(ref reader, "an unsigned 32-bit integer");

    /// <summary>Reads an integer.</summary>
    public static long ReadInt64(ref BatchJsonTokens reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetNumber(out long value) ? value : throw Unexpected(ref reader, "a 64-bit integer");

    /// <summary>Reads an integer.</summary>
    public static ulong ReadUInt64(ref BatchJsonTokens reader) =>
        reader.TokenType == JsonTokenType.Number && reader.ValueReader().TryGetUInt64(out var value) ? value : throw Unexpected(ref reader, "an unsigned 64-bit integer");

    /// <summary>Reads a number.</summary>
    public static float ReadSingle(ref BatchJsonTokens reader) =>
        reader.TokenType == JsonTokenType.Number && reader.ValueReader().TryGetSingle(out var value) && float.IsFinite(value) ? value : throw Unexpected(ref reader, "a number in the range of float");

    /// <summary>Reads a number.</summary>
    public static double ReadDouble(ref BatchJsonTokens reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetNumber(out double value) && double.IsFinite(value) ? value : throw Unexpected(ref reader, "a number in the range of double");

    /// <summary>Reads a number.</summary>
    public static decimal ReadDecimal(ref BatchJsonTokens reader) =>
        reader.TokenType == JsonTokenType.Number && reader.ValueReader().TryGetDecimal(out var value) ? value : throw Unexpected(ref reader, "a number in the range of decimal");

    /// <summary>Reads a Guid in its 36-character form.</summary>
    public static Guid ReadGuid(ref BatchJsonTokens reader) =>
        reader.TokenType == JsonTokenType.String && reader.ValueReader().TryGetGuid(out var value) ? value : throw Unexpected(ref reader, "a UUID");

    /// <summary>Reads a date and time (ISO 8601).</summary>
    public static DateTime ReadDateTime(ref BatchJsonTokens reader) =>
        reader.TokenType == JsonTokenType.String && reader.ValueReader().TryGetDateTime(out var value) ? value : throw Unexpected(ref reader, "an ISO 8601 date and time");

    /// <summary>Reads a date and time with an offset (ISO 8601).</summary>
    public static DateTimeOffset ReadDateTimeOffset(ref BatchJsonTokens reader) =>
        reader.TokenType == JsonTokenType.String && reader.ValueReader().TryGetDateTimeOffset(out var value) ? value : throw Unexpected(ref reader, "an ISO 8601 date and time");

    /// <summary>Reads a date, <c>yyyy-MM-dd</c>.</summary>
    public static DateOnly ReadDateOnly(ref BatchJsonTokens reader) =>
        DateOnly.TryParseExact(ReadString(ref reader), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var value)
            ? value
            : throw Unexpected(ref reader, "a date (yyyy-MM-dd)");

    /// <summary>Reads a time of day, <c>HH:mm:ss</c> with an optional fraction and an optional <c>Z</c> (RFC 3339 full-time, which strict schemas call <c>time</c>).</summary>
    public static TimeOnly ReadTimeOnly(ref BatchJsonTokens reader) =>
        TimeOnly.TryParseExact(ReadString(ref reader).TrimEnd('Z'), ["HH:mm:ss.FFFFFFF", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var value)
            ? value
            : throw Unexpected(ref reader, "a time of day (HH:mm:ss)");

    /// <summary>Reads an ISO 8601 duration (<c>PT1H30M</c>), which strict schemas call <c>duration</c>, or .NET's own form (<c>01:30:00</c>).</summary>
    public static TimeSpan ReadTimeSpan(ref BatchJsonTokens reader)
    {
        var text = ReadString(ref reader);
        if (TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var value))
            return value;

        try
        {
            return XmlConvert.ToTimeSpan(text);
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            throw Unexpected(ref reader, "an ISO 8601 duration");
        }
    }

    /// <summary>Reads a URI, absolute or relative.</summary>
    public static Uri ReadUri(ref BatchJsonTokens reader) =>
        Uri.TryCreate(ReadString(ref reader), UriKind.RelativeOrAbsolute, out var value) ? value : throw Unexpected(ref reader, "a URI");

    /// <summary>Steps over the white space after the last value.</summary>
    /// <exception cref="JsonException">Something else follows.</exception>
    public static void ReadEnd(ref BatchJsonTokens reader)
    {
        // The reader itself refuses a second value.
        while (reader.Read())
        {
        }
    }

    /// <summary>Steps into an object.</summary>
    public static void ReadStartObject(ref BatchJsonTokens reader, string type)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw Unexpected(ref reader, $"an object ({type})");
    }

    /// <summary>Steps into an array.</summary>
    public static void ReadStartArray(ref BatchJsonTokens reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw Unexpected(ref reader, "an array");
    }

    /// <summary>Goes from the start of an object to the value of one of its properties, wherever it stands.</summary>
    /// <param name="reader">A copy of the reader: what is passed over is read again.</param>
    /// <param name="property">The property's name.</param>
    /// <returns>Whether the object has it.</returns>
    public static bool FindProperty(ref BatchJsonTokens reader, ReadOnlySpan<byte> property)
    {
        while (reader.ReadPropertyName())
        {
            if (reader.TryReadValueOf(property))
                return true;

            reader.Skip();
        }

        return false;
    }

    /// <summary>Whether the reader stands on an integer.</summary>
    public static bool IsInteger(ref BatchJsonTokens reader, int value) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetNumber(out int number) && number == value;

    /// <summary>The exception for a property that the answer lacks.</summary>
    public static JsonException Missing(string property, string type) => new($"The answer has no '{property}', which {type} requires.");

    /// <summary>The exception for a string that is none of an enum's names.</summary>
    public static JsonException NotOneOf(ref BatchJsonTokens reader, string names) => Unexpected(ref reader, $"one of {names}");

    private static JsonException Unexpected(ref BatchJsonTokens reader, string expected)
    {
        var found = reader.TokenType switch
        {
            JsonTokenType.String => Quote(reader.GetText()),
            JsonTokenType.Number => Utf8Strings.ToText(reader.Value),
            JsonTokenType.True => "true",
            JsonTokenType.False => "false",
            JsonTokenType.Null => "null",
            JsonTokenType.StartObject => "an object",
            JsonTokenType.StartArray => "an array",
            var token => token.ToString(),
        };
        return new JsonException($"The answer has {found} at byte {reader.TokenStart} where {expected} was expected.");
    }

    private static string Quote(string text) => text.Length <= 80 ? $"\"{text}\"" : $"\"{text.AsSpan(0, 80)}…\"";
}
