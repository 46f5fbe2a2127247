namespace BatchTasks.Generators.Files;

/// <summary>Offsets in UTF-8 as offsets in the UTF-16 that it was made from.</summary>
internal static class Utf16Offset
{
    /// <summary>
    /// UTF-16 units before that byte; of the middle of a character, those before it. A lone surrogate is one unit, as is the U+FFFD that stands for it.
    /// </summary>
    public static int Of(ReadOnlySpan<byte> utf8, int offset)
    {
        var units = 0;
        var position = 0;
        while (position < offset)
        {
            var (bytes, length) = utf8[position] switch
            {
                < 0x80 => (1, 1),
                < 0xE0 => (2, 1),
                < 0xF0 => (3, 1),
                _ => (4, 2),
            };

            position += bytes;
            if (position <= offset)
                units += length;
        }

        return units;
    }
}
