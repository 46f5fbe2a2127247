#if NET10_0_OR_GREATER
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace BatchTasks.Json;

/// <summary>Blocks of 64 bytes at the end of a text, and bits as masks of them. Only where there is support.</summary>
internal static class Vector512Blocks
{
    /// <summary>Whether the machine permutes and compresses blocks, byte by byte.</summary>
    public static bool IsSupported => Avx512Vbmi2.IsSupported && Avx512Vbmi.IsSupported && Avx512BW.IsSupported;

    /// <summary>The last bytes, fewer than a block, and zeros.</summary>
    /// <param name="bytes">The text.</param>
    /// <param name="left">How many bytes of its end.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Vector512<byte> LoadLast(ReadOnlySpan<byte> bytes, int left)
    {
        var end = bytes[^left..];
        ref var first = ref MemoryMarshal.GetReference(end);
        if (left >= Vector256<byte>.Count)
            return Join(Vector512.Create(Vector256.LoadUnsafe(ref first), Vector256.LoadUnsafe(ref first, (nuint)(left - Vector256<byte>.Count))), Vector256<byte>.Count, left);

        if (left >= Vector128<byte>.Count)
        {
            var halves = Vector256.Create(Vector128.LoadUnsafe(ref first), Vector128.LoadUnsafe(ref first, (nuint)(left - Vector128<byte>.Count)));
            return Join(halves.ToVector512Unsafe(), Vector128<byte>.Count, left);
        }

        Span<byte> few = stackalloc byte[Vector128<byte>.Count];
        few.Clear();
        end.CopyTo(few);
        return Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(few)).ToVector256().ToVector512();
    }

    /// <summary>The first and the last bytes of a text together, of which some may be the same.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Join(Vector512<byte> halves, int half, int length)
    {
        var places = Vector512<byte>.Indices;
        var twice = Vector512.GreaterThanOrEqual(places, Vector512.Create((byte)half)) & Vector512.Create((byte)((2 * half) - length));
        return Avx512Vbmi.PermuteVar64x8(halves, places + twice) & Vector512.LessThan(places, Vector512.Create((byte)length));
    }

    /// <summary>Writes the first bytes of a block, as many as there is room for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
        // In each eight bytes of a quarter, the byte of the bits that has theirs, and then each bit of it.
        const ulong Byte = 0x0101_0101_0101_0101;
        var eighths = Vector512.Create(0, Byte, 2 * Byte, 3 * Byte, 4 * Byte, 5 * Byte, 6 * Byte, 7 * Byte).AsByte();
        var each = Vector512.Create(0x8040_2010_0804_0201).AsByte();
        return Vector512.Equals(Avx512BW.Shuffle(Vector512.Create(bits).AsByte(), eighths) & each, each);
    }
}
#endif
