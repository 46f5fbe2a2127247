using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using System.Text;
using System.Text.Unicode;

namespace BatchTasks.Json;

/// <summary>
/// Whether bytes are UTF-8, decided for a block of bytes at once: Keiser and Lemire, "Validating UTF-8 In Less Than One Instruction Per Byte" (2020).
/// The framework's own check goes through text outside ASCII character by character.
/// </summary>
internal static class Utf8Validation
{
    // What is wrong with two neighbours, a bit each. An error is one that the first's high half, its low half and the second's high half agree on.
    private const byte TooShort = 1 << 0;
    private const byte TooLong = 1 << 1;
    private const byte OverlongOf3 = 1 << 2;
    private const byte TooLarge = 1 << 3;
    private const byte Surrogate = 1 << 4;
    private const byte OverlongOf2 = 1 << 5;
    private const byte TooLargeOrOverlongOf4 = 1 << 6;
    private const byte TwoContinuations = 1 << 7;
    private const byte AnyLow = TooShort | TooLong | TwoContinuations;

    private const int BlockSize = 64;

    /// <summary>The longest character.</summary>
    private const int Longest = 4;

    private static Vector128<byte> FirstHigh
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128.Create(
            TooLong, TooLong, TooLong, TooLong, TooLong, TooLong, TooLong, TooLong,
            TwoContinuations, TwoContinuations, TwoContinuations, TwoContinuations,
            TooShort | OverlongOf2,
            TooShort,
            TooShort | OverlongOf3 | Surrogate,
            TooShort | TooLarge | TooLargeOrOverlongOf4);
    }

    private static Vector128<byte> FirstLow
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128.Create(
            AnyLow | OverlongOf3 | OverlongOf2 | TooLargeOrOverlongOf4,
            AnyLow | OverlongOf2,
            AnyLow,
            AnyLow,
            AnyLow | TooLarge,
            AnyLow | TooLarge | TooLargeOrOverlongOf4,
            AnyLow | TooLarge | TooLargeOrOverlongOf4,
            AnyLow | TooLarge | TooLargeOrOverlongOf4,
            AnyLow | TooLarge | TooLargeOrOverlongOf4,
            AnyLow | TooLarge | TooLargeOrOverlongOf4,
            AnyLow | TooLarge | TooLargeOrOverlongOf4,
            AnyLow | TooLarge | TooLargeOrOverlongOf4,
            AnyLow | TooLarge | TooLargeOrOverlongOf4,
            AnyLow | TooLarge | TooLargeOrOverlongOf4 | Surrogate,
            AnyLow | TooLarge | TooLargeOrOverlongOf4,
            AnyLow | TooLarge | TooLargeOrOverlongOf4);
    }

    private static Vector128<byte> SecondHigh
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128.Create(
            TooShort, TooShort, TooShort, TooShort, TooShort, TooShort, TooShort, TooShort,
            TooLong | OverlongOf2 | TwoContinuations | OverlongOf3 | TooLargeOrOverlongOf4,
            TooLong | OverlongOf2 | TwoContinuations | OverlongOf3 | TooLarge,
            TooLong | OverlongOf2 | TwoContinuations | Surrogate | TooLarge,
            TooLong | OverlongOf2 | TwoContinuations | Surrogate | TooLarge,
            TooShort, TooShort, TooShort, TooShort);
    }

    /// <summary>Whether the bytes are well-formed UTF-8, as <see cref="Utf8.IsValid"/> decides.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool IsValid(ReadOnlySpan<byte> bytes)
    {
        if (!VectorTables.IsSupported || bytes.Length < BlockSize + (2 * Longest))
            return Utf8.IsValid(bytes);

        if (Ascii.IsValid(bytes))
            return true;

        // Each block looks back over three bytes, so the first follows a few whole characters.
        var at = Longest - 1;
        while (at < 2 * Longest && IsContinuation(bytes[at]))
            at++;

        if (!Utf8.IsValid(bytes[..at]))
            return false;

        ref var source = ref MemoryMarshal.GetReference(bytes);
        for (; bytes.Length - at > BlockSize; at += BlockSize)
        {
            if (!IsValidBlock(ref source, at))
                return false;
        }

        return IsValidBlock(ref source, bytes.Length - BlockSize) && !EndsInside(ref source, bytes.Length);
    }

    private static bool IsContinuation(byte value) => (value & 0xc0) == 0x80;

    /// <summary>Whether a character goes over the end.</summary>
    private static bool EndsInside(ref byte source, int end) =>
        Unsafe.Add(ref source, end - 1) >= 0xc0 || Unsafe.Add(ref source, end - 2) >= 0xe0 || Unsafe.Add(ref source, end - 3) >= 0xf0;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool IsValidBlock(ref byte source, int at)
    {
        source = ref Unsafe.Add(ref source, at);
        if (Avx2.IsSupported)
        {
            var (first, second) = (Vector256.LoadUnsafe(ref source), Vector256.LoadUnsafe(ref source, 32));
            return (first | second).ExtractMostSignificantBits() == 0
                ? !EndsInside(ref source, 0)
                : (Errors(ref source, first) | Errors(ref Unsafe.Add(ref source, 32), second)) == Vector256<byte>.Zero;
        }

        var ascii = Vector128.LoadUnsafe(ref source) | Vector128.LoadUnsafe(ref source, 16)
            | Vector128.LoadUnsafe(ref source, 32) | Vector128.LoadUnsafe(ref source, 48);
        if (ascii.ExtractMostSignificantBits() == 0)
            return !EndsInside(ref source, 0);

        var errors = Vector128<byte>.Zero;
        for (var part = 0; part < BlockSize; part += Vector128<byte>.Count)
            errors |= Errors(ref Unsafe.Add(ref source, part));

        return errors == Vector128<byte>.Zero;
    }

    /// <summary>What is wrong with bytes after the three before each: zero where nothing is. What they begin and don't end is not told.</summary>
    /// <remarks>Only where there is <see cref="Avx512BW"/>.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<byte> Errors(Vector512<byte> bytes, Vector512<byte> oneBack, Vector512<byte> twoBack, Vector512<byte> threeBack)
    {
        var low = Vector512.Create((byte)0x0f);
        var pairs = Avx512BW.Shuffle(VectorTables.FourTimes(FirstHigh), (oneBack.AsUInt16() >>> 4).AsByte() & low)
            & Avx512BW.Shuffle(VectorTables.FourTimes(FirstLow), oneBack & low)
            & Avx512BW.Shuffle(VectorTables.FourTimes(SecondHigh), (bytes.AsUInt16() >>> 4).AsByte() & low);
        var third = Avx512BW.SubtractSaturate(twoBack, Vector512.Create((byte)(0xe0 - 0x80)));
        var fourth = Avx512BW.SubtractSaturate(threeBack, Vector512.Create((byte)(0xf0 - 0x80)));
        return ((third | fourth) & Vector512.Create(TwoContinuations)) ^ pairs;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Errors(ref byte source, Vector256<byte> bytes)
    {
        var oneBack = Vector256.LoadUnsafe(ref Unsafe.Add(ref source, -1));
        var pairs = Avx2.Shuffle(VectorTables.Twice(FirstHigh), HighHalves(oneBack))
            & Avx2.Shuffle(VectorTables.Twice(FirstLow), oneBack & Vector256.Create((byte)0x0f))
            & Avx2.Shuffle(VectorTables.Twice(SecondHigh), HighHalves(bytes));
        var third = Avx2.SubtractSaturate(Vector256.LoadUnsafe(ref Unsafe.Add(ref source, -2)), Vector256.Create((byte)(0xe0 - 0x80)));
        var fourth = Avx2.SubtractSaturate(Vector256.LoadUnsafe(ref Unsafe.Add(ref source, -3)), Vector256.Create((byte)(0xf0 - 0x80)));
        return ((third | fourth) & Vector256.Create(TwoContinuations)) ^ pairs;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Errors(ref byte source)
    {
        var oneBack = Vector128.LoadUnsafe(ref Unsafe.Add(ref source, -1));
        var pairs = VectorTables.LookUp(FirstHigh, HighHalves(oneBack))
            & VectorTables.LookUp(FirstLow, oneBack & Vector128.Create((byte)0x0f))
            & VectorTables.LookUp(SecondHigh, HighHalves(Vector128.LoadUnsafe(ref source)));

        // A third or fourth byte must be a continuation after a continuation, and no other byte may be.
        var third = SubtractSaturate(Vector128.LoadUnsafe(ref Unsafe.Add(ref source, -2)), 0xe0 - 0x80);
        var fourth = SubtractSaturate(Vector128.LoadUnsafe(ref Unsafe.Add(ref source, -3)), 0xf0 - 0x80);
        return ((third | fourth) & Vector128.Create(TwoContinuations)) ^ pairs;
    }

    // x86 shifts nothing smaller than two bytes.
    private static Vector256<byte> HighHalves(Vector256<byte> bytes) => (bytes.AsUInt16() >>> 4).AsByte() & Vector256.Create((byte)0x0f);

    private static Vector128<byte> HighHalves(Vector128<byte> bytes) => (bytes.AsUInt16() >>> 4).AsByte() & Vector128.Create((byte)0x0f);

    private static Vector128<byte> SubtractSaturate(Vector128<byte> bytes, byte value) =>
        Sse2.IsSupported ? Sse2.SubtractSaturate(bytes, Vector128.Create(value)) : AdvSimd.SubtractSaturate(bytes, Vector128.Create(value));
}
