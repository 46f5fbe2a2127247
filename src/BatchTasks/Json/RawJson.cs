using System.Text.Json;
using BatchTasks.Buffers;

namespace BatchTasks.Json;

/// <summary>JSON values as the bytes that they stand in, read further only where they are needed.</summary>
internal static class RawJson
{
    /// <summary>Services nest tool schemas deeper than the 64 levels that a reader allows by default.</summary>
    public const int MaxDepth = 1024;

    public static JsonReaderOptions Options { get; } = new() { MaxDepth = MaxDepth };

    /// <summary>Moves from a property's name over its value.</summary>
    /// <param name="reader">A reader over all of <paramref name="source"/>.</param>
    /// <param name="source">What the reader reads.</param>
    /// <param name="value">The value's bytes.</param>
    /// <returns><see langword="false"/> where the source ends inside the value.</returns>
    public static bool TryReadValue(scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> source, out ReadOnlySpan<byte> value)
    {
        value = default;
        if (!reader.Read())
            return false;

        var start = (int)reader.TokenStartIndex;
        if (!reader.TrySkip())
            return false;

        value = source[start..(int)reader.BytesConsumed];
        return true;
    }

    /// <summary>Moves from a property's name over its value, in a source that is known to be complete.</summary>
    public static ReadOnlySpan<byte> ReadValue(scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> source) =>
        TryReadValue(ref reader, source, out var value) ? value : throw new JsonException("The JSON ends inside a value.");

    /// <summary>Steps from a property's name into its value, or over one of another type.</summary>
    public static bool Enter(scoped ref Utf8JsonReader reader, JsonTokenType expected)
    {
        reader.Read();
        if (reader.TokenType == expected)
            return true;

        reader.Skip();
        return false;
    }

    /// <summary>Whether there is no value, or the value is null.</summary>
    public static bool IsNull(ReadOnlySpan<byte> value) => value.IsEmpty || value.SequenceEqual("null"u8);

    public static bool IsString(ReadOnlySpan<byte> value) => !value.IsEmpty && value[0] == '"';

    public static bool IsObject(ReadOnlySpan<byte> value) => !value.IsEmpty && value[0] == '{';

    public static bool IsArray(ReadOnlySpan<byte> value) => !value.IsEmpty && value[0] == '[';

    /// <summary>The text of a string, or <see langword="null"/> where the value is something else.</summary>
    public static string? GetString(ReadOnlySpan<byte> value) => IsString(value) ? JsonUnescape.GetString(value[1..^1]) : null;

    /// <summary>The text of a string, and any other value but null as it is written.</summary>
    public static string? GetText(ReadOnlySpan<byte> value) =>
        IsNull(value) ? null : GetString(value) ?? Utf8Strings.ToText(value);

    /// <summary>The text of a string as UTF-8: the bytes themselves, or what was unescaped into the buffer.</summary>
    public static ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> value, PooledBuffer buffer)
    {
        var inside = value[1..^1];
        if (!inside.Contains((byte)'\\'))
            return inside;

        buffer.Clear();
        JsonUnescape.Append(inside, buffer);
        return buffer.Span;
    }

    /// <summary>A truth value, or <see langword="null"/> where the value is something else.</summary>
    public static bool? GetBoolean(ReadOnlySpan<byte> value) =>
        value.SequenceEqual("true"u8) ? true : value.SequenceEqual("false"u8) ? false : null;

    /// <summary>A number, or <see langword="null"/> where the value is something else.</summary>
    public static double? GetNumber(ReadOnlySpan<byte> value) =>
        double.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    /// <summary>A time in seconds since 1970, which some services write as <c>1762445017.0</c>.</summary>
    public static DateTimeOffset? GetTime(ReadOnlySpan<byte> value) =>
        GetInteger(value) is { } seconds && seconds >= DateTimeOffset.MinValue.ToUnixTimeSeconds() && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    /// <summary>Whether a value is what nearly all integers are: a few digits.</summary>
    private static bool IsCount(ReadOnlySpan<byte> value, out long count)
    {
        const int SafeDigits = 18;
        count = 0;
        if (value.IsEmpty || value.Length > SafeDigits)
            return false;

        foreach (var digit in value)
        {
            if (!char.IsAsciiDigit((char)digit))
                return false;

            count = (count * 10) + (digit - '0');
        }

        return true;
    }

    /// <summary>An integer, also where it is written as <c>1.0</c> or as a string.</summary>
    public static long? GetInteger(ReadOnlySpan<byte> value)
    {
        if (IsCount(value, out var count))
            return count;

        if (IsString(value))
            value = value[1..^1];

        if (long.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var integer))
            return integer;

        return double.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < long.MaxValue / 2
            ? (long)number
            : null;
    }
}
