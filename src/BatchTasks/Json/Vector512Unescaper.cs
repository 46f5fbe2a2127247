#if NET10_0_OR_GREATER
using System.Numerics;
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
    public static bool IsSupported => Avx512Vbmi2.IsSupported && Avx512Vbmi.IsSupported && Avx512BW.IsSupported;

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
    public static int Unescape(ReadOnlySpan<byte> escaped, Span<byte> text)
    {
        text = text[..escaped.Length];
        ref var source = ref MemoryMarshal.GetReference(escaped);
        ref var target = ref MemoryMarshal.GetReference(text);
        var named = Vector512.Create(Named);
        var meanings = Vector512.Create(Meanings);
        var (read, written) = (0, 0);
        while (read < escaped.Length)
        {
            var left = escaped.Length - read;
            var isWhole = left >= BlockSize;
            var block = isWhole ? Vector512.LoadUnsafe(ref source, (nuint)read) : Vector512Blocks.LoadLast(escaped, left);
            var backslashes = Vector512.Equals(block, Vector512.Create((byte)'\\')).ExtractMostSignificantBits();
            if (backslashes == 0 && isWhole)
            {
                block.StoreUnsafe(ref target, (nuint)written);
                read += BlockSize;
                written += BlockSize;
                continue;
            }

            // A backslash whose escape is in the next block is left to that: no block begins inside an escape.
            var isCut = 0UL;
            var isEscaped = JsonEscapes.FindEscaped(backslashes, ref isCut);
            var kept = ~(backslashes & ~isEscaped);
            var others = isEscaped & ~Vector512.Equals(block, Avx512Vbmi.PermuteVar64x8(named, block)).ExtractMostSignificantBits();
            var length = others == 0 ? Math.Min(left, BlockSize - (int)isCut) : BitOperations.TrailingZeroCount(others) - 1;
            var replaced = Vector512.ConditionalSelect(Vector512Blocks.Spread(isEscaped), Avx512Vbmi.PermuteVar64x8(meanings, block), block);
            var joined = Avx512Vbmi2.Compress(Vector512<byte>.Zero, Vector512Blocks.Spread(kept), replaced);
            var count = BitOperations.PopCount(length == BlockSize ? kept : kept & ((1UL << length) - 1));

            // No more is ever written than was read, so a whole block has room for one.
            if (isWhole)
                joined.StoreUnsafe(ref target, (nuint)written);
            else
                Vector512Blocks.StoreFirst(joined, text.Slice(written, count));

            read += length;
            written += count;
            if (others != 0)
                JsonUnescape.Escape(escaped, ref read, text, ref written);
        }

        return written;
    }
}
#endif
