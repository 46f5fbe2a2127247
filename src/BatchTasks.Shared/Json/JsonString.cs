using System;
using System.Text;

namespace BatchTasks.Shared.Json;

/// <summary>The text that a JSON string's content (what lies between its quotes, as the scanner accepts it) stands for.</summary>
internal static class JsonString
{
    /// <summary>Bytes of the escape that <paramref name="utf8"/> begins with, or 0 where it is none of JSON's.</summary>
    public static int EscapeLength(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length < 2)
            return 0;

        switch (utf8[1])
        {
            case (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t':
                return 2;
            case (byte)'u' when utf8.Length >= 6:
                for (var index = 2; index < 6; index++)
                {
                    if (HexValue(utf8[index]) < 0)
                        return 0;
                }

                return 6;
            default:
                return 0;
        }
    }

    /// <summary>True where the content stands for exactly <paramref name="ascii"/>, however it is escaped.</summary>
    public static bool EqualsAscii(ReadOnlySpan<byte> content, string ascii)
    {
        var position = 0;
        foreach (var expected in ascii)
        {
            if (position == content.Length || Unit(content, ref position) != expected)
                return false;
        }

        return position == content.Length;
    }

    /// <summary>The content as text. A lone surrogate that was written as an escape becomes U+FFFD.</summary>
    public static string Unescape(ReadOnlySpan<byte> content)
    {
        var text = new StringBuilder(content.Length);
        var position = 0;
        while (position < content.Length)
        {
            var unit = Unit(content, ref position);
            if (unit > 0xFFFF)
            {
                text.Append((char)(0xD7C0 + (unit >> 10))).Append((char)(0xDC00 | (unit & 0x3FF)));
                continue;
            }

            text.Append((char)unit);
        }

        return WellFormed.Of(text.ToString());
    }

    /// <summary>What stands there: a code point, or one half of a surrogate pair where that is what the escape says.</summary>
    private static int Unit(ReadOnlySpan<byte> content, ref int position)
    {
        var rest = content.Slice(position);
        if (rest[0] == '\\')
        {
            var escape = EscapeLength(rest);
            position += Math.Max(escape, 1);
            return escape == 0 ? WellFormed.Replacement : Escaped(rest);
        }

        var length = Utf8Text.SequenceLength(rest);
        position += Math.Max(length, 1);
        return length == 0 ? WellFormed.Replacement : Utf8Text.CodePoint(rest, length);
    }

    private static int Escaped(ReadOnlySpan<byte> escape) => escape[1] switch
    {
        (byte)'b' => '\b',
        (byte)'f' => '\f',
        (byte)'n' => '\n',
        (byte)'r' => '\r',
        (byte)'t' => '\t',
        (byte)'u' => (HexValue(escape[2]) << 12) | (HexValue(escape[3]) << 8) | (HexValue(escape[4]) << 4) | HexValue(escape[5]),
        var itself => itself,
    };

    private static int HexValue(byte digit) => digit switch
    {
        >= (byte)'0' and <= (byte)'9' => digit - '0',
        >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => digit - 'A' + 10,
        _ => -1,
    };
}
