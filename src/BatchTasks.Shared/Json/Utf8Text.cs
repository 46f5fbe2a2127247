using System;

namespace BatchTasks.Shared.Json;

/// <summary>UTF-8, one code point at a time; netstandard2.0 has no <c>Rune</c>.</summary>
internal static class Utf8Text
{
    /// <summary>Bytes of the well-formed sequence that <paramref name="utf8"/> begins with, or 0 where it begins with none (RFC 3629 section 4).</summary>
    public static int SequenceLength(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
            return 0;

        var first = utf8[0];
        if (first < 0x80)
            return 1;

        // The second byte's range keeps out overlong forms, surrogates and what lies over U+10FFFF.
        var (length, low, high) = first switch
        {
            >= 0xC2 and <= 0xDF => (2, 0x80, 0xBF),
            0xE0 => (3, 0xA0, 0xBF),
            0xED => (3, 0x80, 0x9F),
            >= 0xE1 and <= 0xEF => (3, 0x80, 0xBF),
            0xF0 => (4, 0x90, 0xBF),
            >= 0xF1 and <= 0xF3 => (4, 0x80, 0xBF),
            0xF4 => (4, 0x80, 0x8F),
            _ => (0, 0, 0),
        };

        if (length == 0 || utf8.Length < length || utf8[1] < low || utf8[1] > high)
            return 0;

        for (var index = 2; index < length; index++)
        {
            if ((utf8[index] & 0xC0) != 0x80)
                return 0;
        }

        return length;
    }

    /// <summary>The code point of a well-formed sequence of <paramref name="length"/> bytes.</summary>
    public static int CodePoint(ReadOnlySpan<byte> utf8, int length) => length switch
    {
        1 => utf8[0],
        2 => ((utf8[0] & 0x1F) << 6) | (utf8[1] & 0x3F),
        3 => ((utf8[0] & 0x0F) << 12) | ((utf8[1] & 0x3F) << 6) | (utf8[2] & 0x3F),
        _ => ((utf8[0] & 0x07) << 18) | ((utf8[1] & 0x3F) << 12) | ((utf8[2] & 0x3F) << 6) | (utf8[3] & 0x3F),
    };
}
