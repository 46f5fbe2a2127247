using System.Buffers;

namespace BatchTasks;

/// <summary>Which characters of a JSON string are escaped, and how. RFC 8259 section 7 asks for the quote, the backslash and the controls.</summary>
internal static class JsonTextEscape
{
    /// <summary>What RFC 8259 asks for, and the three line breaks that tear lines in readers that split on Unicode line breaks.</summary>
    public static readonly SearchValues<char> Escaped = SearchValues.Create(EscapedCharacters());

    private static readonly byte[][] s_ascii = CreateAscii();

    public static ReadOnlySpan<byte> Of(char character) => character switch
    {
        < (char)128 => s_ascii[character],
        '\u0085' => "\\u0085"u8,
        '\u2028' => "\\u2028"u8,
        '\u2029' => "\\u2029"u8,
        _ => throw new ArgumentOutOfRangeException(nameof(character)),
    };

    private static char[] EscapedCharacters()
    {
        var characters = new List<char> { '"', '\\', '\u0085', '\u2028', '\u2029' };
        for (var control = '\0'; control < ' '; control++)
            characters.Add(control);

        return [.. characters];
    }

    private static byte[][] CreateAscii()
    {
        var escapes = new byte[128][];
        for (var control = 0; control < ' '; control++)
            escapes[control] = [.. "\\u00"u8, HexDigit(control >> 4), HexDigit(control & 15)];

        escapes['"'] = [.. "\\\""u8];
        escapes['\\'] = [.. "\\\\"u8];
        escapes['\b'] = [.. "\\b"u8];
        escapes['\t'] = [.. "\\t"u8];
        escapes['\n'] = [.. "\\n"u8];
        escapes['\f'] = [.. "\\f"u8];
        escapes['\r'] = [.. "\\r"u8];
        return escapes;
    }

    private static byte HexDigit(int value) => (byte)"0123456789abcdef"[value];
}
