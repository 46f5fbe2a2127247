using System.Runtime.CompilerServices;

namespace BatchTasks.Serialization.Escaping;

/// <summary>Escapes text for a JSON string and writes it as UTF-8, character by character: what the vectorised writers must equal.</summary>
internal static class ScalarEscaper
{
    private const int ReplacementCharacter = 0xFFFD;

    /// <summary>Writes as much of the text as the destination takes; no character is torn.</summary>
    /// <param name="text">The text.</param>
    /// <param name="destination">Where to. Nothing is touched beyond what is written.</param>
    /// <param name="written">The bytes that were written.</param>
    /// <returns>The characters that were written, all of them where there was room.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Write(ReadOnlySpan<char> text, Span<byte> destination, out int written)
    {
        var read = 0;
        written = 0;
        while (read < text.Length)
        {
            // Nearly all of most texts, and not worth a call.
            var character = text[read];
            if (character < 0x80 && written < destination.Length && EscapeTables.Of(character) == 0)
            {
                destination[written++] = (byte)character;
                read++;
                continue;
            }

            var taken = WriteOne(text[read..], destination[written..], out var size);
            if (taken == 0)
                break;

            read += taken;
            written += size;
        }

        return read;
    }

    /// <summary>Writes the first code point of the text, if the destination takes it.</summary>
    /// <param name="text">The text, of one character at least.</param>
    /// <param name="destination">Where to.</param>
    /// <param name="written">The bytes that were written.</param>
    /// <returns>The characters that were written: none where there was no room, two of a surrogate pair.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int WriteOne(ReadOnlySpan<char> text, Span<byte> destination, out int written)
    {
        var character = text[0];
        var escape = EscapeTables.Of(character);
        if (escape != 0)
        {
            written = WriteEscape(escape, destination);
            return written > 0 ? 1 : 0;
        }

        if (!char.IsSurrogate(character))
        {
            written = WriteCodePoint(character, destination);
            return written > 0 ? 1 : 0;
        }

        if (char.IsHighSurrogate(character) && text.Length > 1 && char.IsLowSurrogate(text[1]))
        {
            written = WriteCodePoint(char.ConvertToUtf32(character, text[1]), destination);
            return written > 0 ? 2 : 0;
        }

        written = WriteCodePoint(ReplacementCharacter, destination);
        return written > 0 ? 1 : 0;
    }

    private static int WriteEscape(ulong escape, Span<byte> destination)
    {
        var length = EscapeTables.Length(escape);
        if (destination.Length < length)
            return 0;

        for (var index = 0; index < length; index++, escape >>= 8)
            destination[index] = (byte)escape;

        return length;
    }

    private static int WriteCodePoint(int code, Span<byte> destination)
    {
        switch (code)
        {
            case < 0x80 when destination.Length >= 1:
                destination[0] = (byte)code;
                return 1;
            case >= 0x80 and < 0x800 when destination.Length >= 2:
                destination[0] = (byte)(0xC0 | (code >> 6));
                destination[1] = Continuation(code);
                return 2;
            case >= 0x800 and < 0x10000 when destination.Length >= 3:
                destination[0] = (byte)(0xE0 | (code >> 12));
                destination[1] = Continuation(code >> 6);
                destination[2] = Continuation(code);
                return 3;
            case >= 0x10000 when destination.Length >= 4:
                destination[0] = (byte)(0xF0 | (code >> 18));
                destination[1] = Continuation(code >> 12);
                destination[2] = Continuation(code >> 6);
                destination[3] = Continuation(code);
                return 4;
            default:
                return 0;
        }
    }

    private static byte Continuation(int bits) => (byte)(0x80 | (bits & 0x3F));
}
