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
            var reader = answer.ReadJson();
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
    public static string ReadString(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw Unexpected(ref reader, "a string");

        return JsonUnescape.GetString(ref reader);
    }

    /// <summary>Reads a string of one UTF-16 code unit.</summary>
    public static char ReadChar(ref Utf8JsonReader reader)
    {
        var text = ReadString(ref reader);
        return text.Length == 1 ? text[0] : throw Unexpected(ref reader, "a string of one character");
    }

    /// <summary>Reads a bool.</summary>
    public static bool ReadBoolean(ref Utf8JsonReader reader) =>
        reader.TokenType is JsonTokenType.True or JsonTokenType.False ? reader.GetBoolean() : throw Unexpected(ref reader, "true or false");

    /// <summary>Reads an integer.</summary>
    public static byte ReadByte(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetByte(out var value) ? value : throw Unexpected(ref reader, "an integer from 0 to 255");

    /// <summary>Reads an integer.</summary>
    public static sbyte ReadSByte(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetSByte(out var value) ? value : throw Unexpected(ref reader, "an integer from -128 to 127");

    /// <summary>Reads an integer.</summary>
    public static short ReadInt16(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt16(out var value) ? value : throw Unexpected(ref reader, "a 16-bit integer");

    /// <summary>Reads an integer.</summary>
    public static ushort ReadUInt16(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetUInt16(out var value) ? value : throw Unexpected(ref reader, "an unsigned 16-bit integer");

    /// <summary>Reads an integer.</summary>
    public static int ReadInt32(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var value) ? value : throw Unexpected(ref reader, "a 32-bit integer");

    /// <summary>Reads an integer.</summary>
    public static uint ReadUInt32(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetUInt32(out var value) ? value : throw Unexpected(ref reader, "an unsigned 32-bit integer");

    /// <summary>Reads an integer.</summary>
    public static long ReadInt64(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var value) ? value : throw Unexpected(ref reader, "a 64-bit integer");

    /// <summary>Reads an integer.</summary>
    public static ulong ReadUInt64(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetUInt64(out var value) ? value : throw Unexpected(ref reader, "an unsigned 64-bit integer");

    /// <summary>Reads a number.</summary>
    public static float ReadSingle(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetSingle(out var value) && float.IsFinite(value) ? value : throw Unexpected(ref reader, "a number in the range of float");

    /// <summary>Reads a number.</summary>
    public static double ReadDouble(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var value) && double.IsFinite(value) ? value : throw Unexpected(ref reader, "a number in the range of double");

    /// <summary>Reads a number.</summary>
    public static decimal ReadDecimal(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetDecimal(out var value) ? value : throw Unexpected(ref reader, "a number in the range of decimal");

    /// <summary>Reads a Guid in its 36-character form.</summary>
    public static Guid ReadGuid(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String && reader.TryGetGuid(out var value) ? value : throw Unexpected(ref reader, "a UUID");

    /// <summary>Reads a date and time (ISO 8601).</summary>
    public static DateTime ReadDateTime(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String && reader.TryGetDateTime(out var value) ? value : throw Unexpected(ref reader, "an ISO 8601 date and time");

    /// <summary>Reads a date and time with an offset (ISO 8601).</summary>
    public static DateTimeOffset ReadDateTimeOffset(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String && reader.TryGetDateTimeOffset(out var value) ? value : throw Unexpected(ref reader, "an ISO 8601 date and time");

    /// <summary>Reads a date, <c>yyyy-MM-dd</c>.</summary>
    public static DateOnly ReadDateOnly(ref Utf8JsonReader reader) =>
        DateOnly.TryParseExact(ReadString(ref reader), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var value)
            ? value
            : throw Unexpected(ref reader, "a date (yyyy-MM-dd)");

    /// <summary>Reads a time of day, <c>HH:mm:ss</c> with an optional fraction and an optional <c>Z</c> (RFC 3339 full-time, which strict schemas call <c>time</c>).</summary>
    public static TimeOnly ReadTimeOnly(ref Utf8JsonReader reader) =>
        TimeOnly.TryParseExact(ReadString(ref reader).TrimEnd('Z'), ["HH:mm:ss.FFFFFFF", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var value)
            ? value
            : throw Unexpected(ref reader, "a time of day (HH:mm:ss)");

    /// <summary>Reads an ISO 8601 duration (<c>PT1H30M</c>), which strict schemas call <c>duration</c>, or .NET's own form (<c>01:30:00</c>).</summary>
    public static TimeSpan ReadTimeSpan(ref Utf8JsonReader reader)
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
    public static Uri ReadUri(ref Utf8JsonReader reader) =>
        Uri.TryCreate(ReadString(ref reader), UriKind.RelativeOrAbsolute, out var value) ? value : throw Unexpected(ref reader, "a URI");

    /// <summary>Steps over the white space after the last value.</summary>
    /// <exception cref="JsonException">Something else follows.</exception>
    public static void ReadEnd(ref Utf8JsonReader reader)
    {
        // The reader itself refuses a second value.
        while (reader.Read())
        {
        }
    }

    /// <summary>Steps into an object.</summary>
    public static void ReadStartObject(ref Utf8JsonReader reader, string type)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw Unexpected(ref reader, $"an object ({type})");
    }

    /// <summary>Steps into an array.</summary>
    public static void ReadStartArray(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw Unexpected(ref reader, "an array");
    }

    /// <summary>Goes from the start of an object to the value of one of its properties, wherever it stands.</summary>
    /// <param name="reader">A copy of the reader: what is passed over is read again.</param>
    /// <param name="property">The property's name.</param>
    /// <returns>Whether the object has it.</returns>
    public static bool FindProperty(ref Utf8JsonReader reader, ReadOnlySpan<byte> property)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals(property))
                return reader.Read();

            reader.Skip();
        }

        return false;
    }

    /// <summary>Whether the reader stands on an integer.</summary>
    public static bool IsInteger(ref Utf8JsonReader reader, int value) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var number) && number == value;

    /// <summary>The exception for a property that the answer lacks.</summary>
    public static JsonException Missing(string property, string type) => new($"The answer has no '{property}', which {type} requires.");

    /// <summary>The exception for a string that is none of an enum's names.</summary>
    public static JsonException NotOneOf(ref Utf8JsonReader reader, string names) => Unexpected(ref reader, $"one of {names}");

    private static JsonException Unexpected(ref Utf8JsonReader reader, string expected)
    {
        var found = reader.TokenType switch
        {
            JsonTokenType.String => Quote(JsonUnescape.GetString(ref reader)),
            JsonTokenType.Number => System.Text.Encoding.UTF8.GetString(reader.ValueSpan),
            JsonTokenType.True => "true",
            JsonTokenType.False => "false",
            JsonTokenType.Null => "null",
            JsonTokenType.StartObject => "an object",
            JsonTokenType.StartArray => "an array",
            var token => token.ToString(),
        };
        return new JsonException($"The answer has {found} at byte {reader.TokenStartIndex} where {expected} was expected.");
    }

    private static string Quote(string text) => text.Length <= 80 ? $"\"{text}\"" : $"\"{text.AsSpan(0, 80)}…\"";
}
