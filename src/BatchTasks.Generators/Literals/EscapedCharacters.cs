using System.Globalization;

namespace BatchTasks.Generators.Literals;

/// <summary>The characters of a regular string, whose escapes begin with a backslash; in an interpolated one a brace is doubled.</summary>
internal static class EscapedCharacters
{
    public static void Append(string text, int start, int end, int offset, bool braces, LiteralBuilder builder)
    {
        var index = start;
        while (index < end)
        {
            var character = text[index];
            if (character == '\\' && index + 1 < end)
            {
                index += AppendEscape(text, index, end, offset, builder);
                continue;
            }

            var length = braces && character is '{' or '}' && index + 1 < end && text[index + 1] == character ? 2 : 1;
            builder.Add(character, offset + index, length);
            index += length;
        }
    }

    /// <returns>Characters of the source that the escape takes.</returns>
    private static int AppendEscape(string text, int index, int end, int offset, LiteralBuilder builder)
    {
        var kind = text[index + 1];
        var digits = kind switch
        {
            'u' => HexDigits(text, index + 2, end, most: 4),
            'U' => HexDigits(text, index + 2, end, most: 8),
            'x' => HexDigits(text, index + 2, end, most: 4),
            _ => 0,
        };
        var length = 2 + digits;
        if (digits == 0)
        {
            builder.Add(Simple(kind), offset + index, length);
            return length;
        }

        var value = uint.Parse(text.Substring(index + 2, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        if (value is > char.MaxValue and <= 0x10FFFF)
        {
            // Both halves of the pair are the one escape.
            builder.Add((char)(0xD7C0 + (value >> 10)), offset + index, length);
            builder.Add((char)(0xDC00 | (value & 0x3FF)), offset + index, length);
        }
        else
        {
            builder.Add((char)value, offset + index, length);
        }

        return length;
    }

    private static int HexDigits(string text, int start, int end, int most)
    {
        var count = 0;
        while (count < most && start + count < end && Uri.IsHexDigit(text[start + count]))
            count++;

        return count;
    }

    private static char Simple(char kind) => kind switch
    {
        '0' => '\0',
        'a' => '\a',
        'b' => '\b',
        'e' => '\u001B',
        'f' => '\f',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'v' => '\v',
        var itself => itself,
    };
}
