using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
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
    private const int BlockSize = 32;
    private const int SmallText = 512;

    /// <summary>What stands for itself, or for a control character, after a backslash; zero is no escape.</summary>
    private static ReadOnlySpan<byte> Singles =>
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, (byte)'"', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte)'/',
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte)'\\', 0, 0, 0,
        0, 0, (byte)'\b', 0, 0, 0, (byte)'\f', 0, 0, 0, 0, 0, 0, 0, (byte)'\n', 0,
        0, 0, (byte)'\r', 0, (byte)'\t', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    /// <summary>The text of the string that the reader stands on.</summary>
    public static string GetString(ref Utf8JsonReader reader) => GetString(reader.ValueSpan);

    /// <summary>The text of a string.</summary>
    /// <param name="escaped">What stands between the quotes.</param>
    public static string GetString(ReadOnlySpan<byte> escaped)
    {
        if (!escaped.Contains((byte)'\\'))
            return Utf8Strings.ToText(escaped);

        byte[]? rented = null;
        var text = escaped.Length <= SmallText ? stackalloc byte[SmallText] : rented = ArrayPool<byte>.Shared.Rent(escaped.Length);
        try
        {
            return Utf8Strings.ToText(text[..Unescape(escaped, text)]);
        }
        finally
        {
            if (rented is not null)
                ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>Unescapes the inside of a JSON string.</summary>
    /// <param name="escaped">What stands between the quotes. Its escapes must be well-formed, as a reader leaves them.</param>
    /// <param name="output">Where to.</param>
    /// <exception cref="FormatException">An escape is malformed.</exception>
    public static void Append(ReadOnlySpan<byte> escaped, PooledBuffer output) =>
        output.Advance(Unescape(escaped, output.GetSpan(escaped.Length)));

    /// <summary>Unescapes the inside of a JSON string.</summary>
    /// <param name="escaped">What stands between the quotes.</param>
    /// <param name="text">Where to: at least as long as <paramref name="escaped"/>, since no escape is shorter than what it stands for.</param>
    /// <returns>The length of the text. What lies after it, up to the length of <paramref name="escaped"/>, may have been written to.</returns>
    /// <exception cref="FormatException">An escape is malformed.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Unescape(ReadOnlySpan<byte> escaped, Span<byte> text)
    {
#if NET10_0_OR_GREATER
        if (Vector512Unescaper.IsSupported)
            return Vector512Unescaper.Unescape(escaped, text);
#endif
        text = text[..escaped.Length];
        var (read, written) = Vector256.IsHardwareAccelerated ? UnescapeBlocks(escaped, text) : (0, 0);
        while (read < escaped.Length)
        {
            var rest = escaped[read..];
            var run = rest.IndexOf((byte)'\\');
            if (run < 0)
                run = rest.Length;

            rest[..run].CopyTo(text[written..]);
            (read, written) = (read + run, written + run);
            if (run < rest.Length)
                Escape(escaped, ref read, text, ref written);
        }

        return written;
    }

    /// <summary>Finds the end of a string, verifies it and unescapes it in one pass.</summary>
    /// <param name="json">The JSON. That it is valid UTF-8 is not looked at.</param>
    /// <param name="at">The place after the quote that begins the string; then that of the quote that ends it.</param>
    /// <param name="text">Where to: at least as long as what is left of <paramref name="json"/>. All of it may be written to.</param>
    /// <param name="length">The length of the text.</param>
    /// <returns><see langword="false"/> where that is left to <see cref="JsonScalars.EndOfString"/> and <see cref="Unescape"/>: for a string that is malformed, has escapes
    /// of code units, or ends near the end, and on machines that can't.</returns>
    public static bool TryReadString(ReadOnlySpan<byte> json, ref int at, Span<byte> text, out int length)
    {
#if NET10_0_OR_GREATER
        if (Vector512Unescaper.IsSupported)
            return Vector512Unescaper.TryReadString(json, ref at, text, out length);
#endif
        length = 0;
        return false;
    }

    /// <summary>
    /// Copies block by block. What follows an escape in its block is copied again, to where the escape ends: the block's backslashes are known from the
    /// start, so that no step waits for the one before. No more is ever written than was read, so there is as much room as is left to read.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (int Read, int Written) UnescapeBlocks(ReadOnlySpan<byte> escaped, Span<byte> text)
    {
        ref var source = ref MemoryMarshal.GetReference(escaped);
        ref var target = ref MemoryMarshal.GetReference(text);
        var (read, written) = (0, 0);

        // The last escape of a block may reach one byte into the next, and a whole block is copied after it.
        while (escaped.Length - read > 2 * BlockSize)
        {
            var block = Vector256.LoadUnsafe(ref source, (nuint)read);
            block.StoreUnsafe(ref target, (nuint)written);
            var backslashes = Vector256.Equals(block, Vector256.Create((byte)'\\')).ExtractMostSignificantBits();
            var done = 0;
            while (backslashes != 0)
            {
                var run = BitOperations.TrailingZeroCount(backslashes);
                written += run - done;
                var single = Single(escaped[read + run + 1]);
                if (single == 0)
                {
                    // Copies, since a variable that is passed by reference lives in memory.
                    var (from, to) = (read + run, written);
                    Escape(escaped, ref from, text, ref to);
                    (read, written, done) = (from - BlockSize, to, BlockSize);
                    break;
                }

                text[written++] = single;
                done = run + 2;
                Vector256.LoadUnsafe(ref source, (nuint)(read + done)).StoreUnsafe(ref target, (nuint)written);
                backslashes &= ~(3u << run);
            }

            written += Math.Max(BlockSize - done, 0);
            read += Math.Max(BlockSize, done);
        }

        return (read, written);
    }

    /// <summary>Moves over the escape whose backslash is next, and over those of code units that follow it.</summary>
    internal static void Escape(ReadOnlySpan<byte> escaped, ref int read, Span<byte> text, ref int written)
    {
        var rest = escaped[(read + 1)..];
        if (rest.IsEmpty)
            throw Malformed();

        var single = Single(rest[0]);
        if (single != 0)
        {
            text[written++] = single;
            read += 2;
            return;
        }

        if (rest[0] != 'u')
            throw Malformed();

        do
        {
            read += EscapedRune(escaped[(read + 2)..], out var rune) + 2;
            written += rune.EncodeToUtf8(text[written..]);
        }
        while (escaped[read..].StartsWith("\\u"u8));
    }

    /// <param name="digits">What stands after <c>\u</c>.</param>
    /// <param name="rune">The scalar value, or U+FFFD for half of a surrogate pair.</param>
    /// <returns>The length of what the rune is written with.</returns>
    private static int EscapedRune(ReadOnlySpan<byte> digits, out Rune rune)
    {
        var first = CodeUnit(digits);
        if (Rune.TryCreate(first, out rune))
            return 4;

        if (char.IsHighSurrogate(first) && digits[4..].StartsWith("\\u"u8) && Rune.TryCreate(first, CodeUnit(digits[6..]), out rune))
            return 10;

        rune = Rune.ReplacementChar;
        return 4;
    }

    /// <summary>The value of four hexadecimal digits, all at once: in each of four bytes, bit 7 says whether the byte is in a range.</summary>
    private static char CodeUnit(ReadOnlySpan<byte> digits)
    {
        const uint High = 0x80808080;
        if (!BinaryPrimitives.TryReadUInt32BigEndian(digits, out var four) || (four & High) != 0)
            throw Malformed();

        var lower = four | 0x20202020;
        var decimals = (four + 0x50505050) & ~(four + 0x46464646) & High;
        var letters = (lower + 0x1f1f1f1f) & ~(lower + 0x19191919) & High;
        if ((decimals | letters) != High)
            throw Malformed();

        var halves = (four & 0x0f0f0f0f) + (9 * (letters >> 7));
        var bytes = (halves | (halves >> 4)) & 0x00ff00ff;
        return (char)(bytes | (bytes >> 8));
    }

    private static byte Single(byte escape) => escape < Singles.Length ? Singles[escape] : (byte)0;

    private static FormatException Malformed() => new("The text has a backslash that begins no JSON escape.");
}
