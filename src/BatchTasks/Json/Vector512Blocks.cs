#if NET10_0_OR_GREATER
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace BatchTasks.Json;

/// <summary>Blocks of 64 bytes at the end of a text, and bits as masks of them. Only where there is <see cref="Avx512Vbmi"/>.</summary>
internal static class Vector512Blocks
{
    private const ulong EachByte = 0x0101_0101_0101_0101;

    /// <summary>For each byte of a block, which byte of the bits has its own.</summary>
    private static Vector512<byte> Eighths =>
        Vector512.Create(0, EachByte, 2 * EachByte, 3 * EachByte, 4 * EachByte, 5 * EachByte, 6 * EachByte, 7 * EachByte).AsByte();

    /// <summary>The last bytes, fewer than a block, and zeros.</summary>
    /// <param name="bytes">The text.</param>
    /// <param name="left">How many bytes of its end.</param>
    public static Vector512<byte> LoadLast(ReadOnlySpan<byte> bytes, int left)
    {
        if (bytes.Length < Vector512<byte>.Count)
        {
            Span<byte> block = stackalloc byte[Vector512<byte>.Count];
            block.Clear();
            bytes[^left..].CopyTo(block);
            return Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(block));
        }

        var last = Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(bytes), (nuint)(bytes.Length - Vector512<byte>.Count));
        var moved = Avx512Vbmi.PermuteVar64x8(last, Vector512<byte>.Indices + Vector512.Create((byte)(Vector512<byte>.Count - left)));
        return moved & Vector512.LessThan(Vector512<byte>.Indices, Vector512.Create((byte)left));
    }

    /// <summary>Writes the first bytes of a block, as many as there is room for.</summary>
    public static void StoreFirst(Vector512<byte> block, Span<byte> target)
    {
        Span<byte> bytes = stackalloc byte[Vector512<byte>.Count];
        block.StoreUnsafe(ref MemoryMarshal.GetReference(bytes));
        bytes[..target.Length].CopyTo(target);
    }

    /// <summary>All bits of each byte whose bit is set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> Spread(ulong bits)
    {
        var each = Vector512.Create(0x8040_2010_0804_0201).AsByte();
        return Vector512.Equals(Avx512BW.Shuffle(Vector512.Create(bits).AsByte(), Eighths) & each, each);
    }
}
#endif
