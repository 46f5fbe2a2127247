#if NET10_0_OR_GREATER
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace BatchTasks.Json;

/// <summary>
/// What <see cref="JsonUnescape"/> does, 64 bytes at once: what is escaped is replaced, and the backslashes are compressed away. The escapes of code units,
/// <c>\b</c> and what is malformed are left to the scalar way.
/// </summary>
internal static class Vector512Unescaper
{
    private const int BlockSize = JsonEscapes.BlockBytes;

    /// <summary>Whether the machine compresses bytes.</summary>
    public static bool IsSupported => Vector512Blocks.IsSupported;

    /// <summary>The one byte with these low six bits that may be escaped. None with zeros may, and <c>b</c> has those of a quote.</summary>
    private static ReadOnlySpan<byte> Named =>
    [
        0xff, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte)'\\', 0, 0, 0,
        0, 0, (byte)'"', 0, 0, 0, (byte)'f', 0, 0, 0, 0, 0, 0, 0, (byte)'n', (byte)'/',
        0, 0, (byte)'r', 0, (byte)'t', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    /// <summary>What it stands for.</summary>
    private static ReadOnlySpan<byte> Meanings =>
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte)'\\', 0, 0, 0,
        0, 0, (byte)'"', 0, 0, 0, (byte)'\f', 0, 0, 0, 0, 0, 0, 0, (byte)'\n', (byte)'/',
        0, 0, (byte)'\r', 0, (byte)'\t', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    /// <inheritdoc cref="JsonUnescape.Unescape"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Unescape(ReadOnlySpan<byte> escaped, Span<byte> text)
    {
        text = text[..escaped.Length];
        ref var source = ref MemoryMarshal.GetReference(escaped);
        ref var target = ref MemoryMarshal.GetReference(text);
        var named = Vector512.Create(Named);
        var meanings = Vector512.Create(Meanings);
        var (read, written) = (0, 0);
        while (escaped.Length - read >= BlockSize)
        {
            var block = Vector512.LoadUnsafe(ref source, (nuint)read);
            var backslashes = BackslashesOf(block);
            if (backslashes == 0)
            {
                block.StoreUnsafe(ref target, (nuint)written);
                read += BlockSize;
                written += BlockSize;
                continue;
            }

            // No more is ever written than was read, so that there is room for a block.
            var isCut = 0UL;
            var isEscaped = JsonEscapes.FindEscaped(backslashes, ref isCut);
            Join(block, backslashes, isEscaped, named, meanings, out var kept, out var others).StoreUnsafe(ref target, (nuint)written);
            var stops = StopsOf(others, isCut);
            if (stops == 0)
            {
                read += BlockSize;
                written += BitOperations.PopCount(kept);
                continue;
            }

            (read, written) = MoveTo(BitOperations.TrailingZeroCount(stops), kept, escaped, read, text, written);
        }

        return read == escaped.Length ? written : UnescapeLast(escaped, read, text, written);
    }

    /// <summary>The same for less than a block. By itself, so that the loop over blocks keeps what it needs in registers.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static int UnescapeLast(ReadOnlySpan<byte> escaped, int read, Span<byte> text, int written)
    {
        while (read < escaped.Length)
        {
            var left = escaped.Length - read;
            var block = Vector512Blocks.LoadLast(escaped, left);
            var isCut = 0UL;
            var backslashes = BackslashesOf(block);
            var isEscaped = JsonEscapes.FindEscaped(backslashes, ref isCut);
            var joined = Join(block, backslashes, isEscaped, Vector512.Create(Named), Vector512.Create(Meanings), out var kept, out var others);
            var length = Math.Min(left, BitOperations.TrailingZeroCount(StopsOf(others, isCut)));
            Vector512Blocks.StoreFirst(joined, text.Slice(written, BitOperations.PopCount(kept & Before(length))));
            (read, written) = MoveTo(length, kept, escaped, read, text, written);
        }

        return written;
    }

    /// <inheritdoc cref="JsonUnescape.TryReadString"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryReadString(ReadOnlySpan<byte> json, ref int at, Span<byte> text, out int length)
    {
        text = text[..(json.Length - at)];
        ref var source = ref MemoryMarshal.GetReference(json);
        ref var target = ref MemoryMarshal.GetReference(text);
        var named = Vector512.Create(Named);
        var meanings = Vector512.Create(Meanings);
        var (read, written) = (at, 0);
        while (json.Length - read >= BlockSize)
        {
            var block = Vector512.LoadUnsafe(ref source, (nuint)read);
            var backslashes = BackslashesOf(block);
            var ends = Vector512.Equals(block, Vector512.Create((byte)'"')).ExtractMostSignificantBits();
            var malformed = Vector512.LessThan(block, Vector512.Create(JsonScalars.FirstPrintable)).ExtractMostSignificantBits();
            var (isCut, kept) = (0UL, ulong.MaxValue);
            if (backslashes != 0)
            {
                var isEscaped = JsonEscapes.FindEscaped(backslashes, ref isCut);
                ends &= ~isEscaped;
                block = Join(block, backslashes, isEscaped, named, meanings, out kept, out var others);
                malformed |= others;
            }

            // No more is ever written than was read, so that there is room for a block.
            block.StoreUnsafe(ref target, (nuint)written);
            var inside = ends == 0 ? ulong.MaxValue : (ends ^ (ends - 1)) >> 1;
            if ((malformed & inside) != 0)
                break;

            written += BitOperations.PopCount(kept & inside);
            if (ends != 0)
            {
                at = read + BitOperations.TrailingZeroCount(ends);
                length = written;
                return true;
            }

            // A backslash whose escape is in the next block is looked at again with it.
            read += BlockSize - (int)isCut;
        }

        length = 0;
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong BackslashesOf(Vector512<byte> block) => Vector512.Equals(block, Vector512.Create((byte)'\\')).ExtractMostSignificantBits();

    /// <summary>The backslashes before which a block must end: those of other escapes, and one whose escape is in the next block.</summary>
    private static ulong StopsOf(ulong others, ulong isCut) => (others >> 1) | (isCut << (BlockSize - 1));

    private static ulong Before(int place) => (1UL << place) - 1;

    /// <summary>Replaces what is escaped in a block and joins what is left without the backslashes.</summary>
    /// <param name="block">The block.</param>
    /// <param name="backslashes">Its backslashes.</param>
    /// <param name="isEscaped">What they escape.</param>
    /// <param name="named">What may be escaped.</param>
    /// <param name="meanings">What it stands for.</param>
    /// <param name="kept">What is left.</param>
    /// <param name="others">What is escaped and is none of that.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Join(Vector512<byte> block, ulong backslashes, ulong isEscaped, Vector512<byte> named, Vector512<byte> meanings, out ulong kept, out ulong others)
    {
        others = isEscaped & ~Vector512.Equals(block, Avx512Vbmi.PermuteVar64x8(named, block)).ExtractMostSignificantBits();
        kept = ~(backslashes & ~isEscaped);
        var replaced = Vector512.ConditionalSelect(Vector512Blocks.Spread(isEscaped), Avx512Vbmi.PermuteVar64x8(meanings, block), block);
        return Avx512Vbmi2.Compress(Vector512<byte>.Zero, Vector512Blocks.Spread(kept), replaced);
    }

    /// <summary>Moves to a place inside a block, and, where an escape of another kind is there, over it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static (int Read, int Written) MoveTo(int place, ulong kept, ReadOnlySpan<byte> escaped, int read, Span<byte> text, int written)
    {
        read += place;
        written += BitOperations.PopCount(kept & Before(place));
        if (read < escaped.Length && place < BlockSize - 1)
            JsonUnescape.Escape(escaped, ref read, text, ref written);

        return (read, written);
    }
}
#endif
