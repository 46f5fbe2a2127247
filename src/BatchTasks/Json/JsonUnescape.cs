using System.Globalization;
using System.Text;
using System.Text.Json;
using BatchTasks.Buffers;

namespace BatchTasks.Json;

/// <summary>
/// The text of JSON strings as UTF-8. A lone surrogate (<c>\ud83d</c> without its half, which services write where an answer was cut off) becomes
/// U+FFFD; <see cref="Utf8JsonReader.GetString"/> would throw the whole answer away.
/// </summary>
internal static class JsonUnescape
{
    /// <summary>The text of the string that the reader stands on.</summary>
    public static string GetString(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
            return Encoding.UTF8.GetString(reader.ValueSpan);

        using var buffer = new PooledBuffer(reader.ValueSpan.Length);
        Append(reader.ValueSpan, buffer);
        return Encoding.UTF8.GetString(buffer.Span);
    }

    /// <summary>Unescapes the inside of a JSON string.</summary>
    /// <param name="escaped">What stands between the quotes. Its escapes must be well-formed, as a reader leaves them.</param>
    /// <param name="output">Where to.</param>
    /// <exception cref="FormatException">An escape is malformed.</exception>
    public static void Append(ReadOnlySpan<byte> escaped, PooledBuffer output)
    {
        while (true)
        {
            var backslash = escaped.IndexOf((byte)'\\');
            if (backslash < 0)
            {
                output.Append(escaped);
                return;
            }

            output.Append(escaped[..backslash]);
            escaped = escaped[(backslash + 1)..];
            if (escaped.IsEmpty)
                throw Malformed();

            if (escaped[0] == 'u')
            {
                AppendRune(ref escaped, output);
            }
            else
            {
                output.Append(Single(escaped[0]));
                escaped = escaped[1..];
            }
        }
    }

    private static void AppendRune(ref ReadOnlySpan<byte> escaped, PooledBuffer output)
    {
        var first = CodeUnit(escaped);
        escaped = escaped[5..];
        var rune = Rune.ReplacementChar;
        if (char.IsHighSurrogate(first) && escaped.StartsWith("\\u"u8))
        {
            if (Rune.TryCreate(first, CodeUnit(escaped[1..]), out rune))
                escaped = escaped[6..];
            else
                rune = Rune.ReplacementChar;
        }
        else if (!char.IsSurrogate(first))
        {
            rune = new Rune(first);
        }

        output.Advance(rune.EncodeToUtf8(output.GetSpan(4)));
    }

    private static char CodeUnit(ReadOnlySpan<byte> escape) =>
        escape.Length >= 5 && ushort.TryParse(escape[1..5], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : throw Malformed();

    private static byte Single(byte escape) => escape switch
    {
        (byte)'"' or (byte)'\\' or (byte)'/' => escape,
        (byte)'b' => (byte)'\b',
        (byte)'f' => (byte)'\f',
        (byte)'n' => (byte)'\n',
        (byte)'r' => (byte)'\r',
        (byte)'t' => (byte)'\t',
        _ => throw Malformed(),
    };

    private static FormatException Malformed() => new("The text has a backslash that begins no JSON escape.");
}
