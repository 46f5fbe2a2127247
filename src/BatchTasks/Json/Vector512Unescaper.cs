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
            Join(block, backslashes, named, meanings, out var kept, out var stops).StoreUnsafe(ref target, (nuint)written);
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
            var joined = Join(block, BackslashesOf(block), Vector512.Create(Named), Vector512.Create(Meanings), out var kept, out var stops);
            var length = Math.Min(left, BitOperations.TrailingZeroCount(stops));
            Vector512Blocks.StoreFirst(joined, text.Slice(written, BitOperations.PopCount(kept & Before(length))));
            (read, written) = MoveTo(length, kept, escaped, read, text, written);
        }

        return written;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong BackslashesOf(Vector512<byte> block) => Vector512.Equals(block, Vector512.Create((byte)'\\')).ExtractMostSignificantBits();

    private static ulong Before(int place) => (1UL << place) - 1;

    /// <summary>Replaces what is escaped in a block and joins what is left without the backslashes.</summary>
    /// <param name="block">The block.</param>
    /// <param name="backslashes">Its backslashes.</param>
    /// <param name="named">What may be escaped.</param>
    /// <param name="meanings">What it stands for.</param>
    /// <param name="kept">What is left.</param>
    /// <param name="stops">The backslashes before which the block must end: those of other escapes, and one whose escape is in the next block.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Join(Vector512<byte> block, ulong backslashes, Vector512<byte> named, Vector512<byte> meanings, out ulong kept, out ulong stops)
    {
        var isCut = 0UL;
        var isEscaped = JsonEscapes.FindEscaped(backslashes, ref isCut);
        var others = isEscaped & ~Vector512.Equals(block, Avx512Vbmi.PermuteVar64x8(named, block)).ExtractMostSignificantBits();
        stops = (others >> 1) | (isCut << (BlockSize - 1));
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
