#if NET10_0_OR_GREATER
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace BatchTasks.Json;

/// <summary>
/// UTF-8 to UTF-16, 64 bytes at once: each byte is taken for the last one of a code unit, whose two halves are then computed from it and from the bytes
/// before it; of these halves those are kept that are one. Well-formedness is decided on the way, as in <see cref="Utf8Validation"/>.
/// </summary>
internal static class Vector512Utf8Decoder
{
    /// <summary>How much more room than one character for each byte there must be.</summary>
    public const int Slack = BlockSize;

    private const int BlockSize = 64;

    public static bool IsSupported => Vector512Blocks.IsSupported;

    /// <summary>Decodes a text.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="text">Where to: longer than <paramref name="utf8"/> by <see cref="Slack"/>. What lies after the text may have been written to.</param>
    /// <returns>The length of the text, or -1 where it is not well-formed.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Decode(ReadOnlySpan<byte> utf8, Span<char> text)
    {
        if (text.Length < utf8.Length + Slack)
            throw new ArgumentException("There is not enough room.", nameof(text));

        ref var source = ref MemoryMarshal.GetReference(utf8);
        ref var target = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        var (read, written) = (0, 0);
        var errors = Vector512<byte>.Zero;
        var before = Vector512<byte>.Zero;
        for (; read <= utf8.Length - BlockSize; read += BlockSize)
        {
            var block = Vector512.LoadUnsafe(ref source, (nuint)read);
            errors |= DecodeBlock(before, block, ref Unsafe.Add(ref target, written), out var kept);
            written += BitOperations.PopCount(kept);
            before = block;
        }

        errors |= DecodeLast(before, utf8, utf8.Length - read, ref Unsafe.Add(ref target, written), out var count);
        return errors == Vector512<byte>.Zero ? written + count : -1;
    }

    /// <summary>Decodes what is less than a block. By itself, so that the loop over blocks keeps what it needs in registers.</summary>
    /// <remarks>After the last bytes there are zeros, of which each is a code unit of its own, and an error where it stands inside a character.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static Vector512<byte> DecodeLast(Vector512<byte> before, ReadOnlySpan<byte> utf8, int left, ref ushort target, out int count)
    {
        var errors = DecodeBlock(before, Vector512Blocks.LoadLast(utf8, left), ref target, out var kept);
        count = BitOperations.PopCount(kept & ((1UL << left) - 1));
        return errors;
    }

    /// <summary>Decodes one block.</summary>
    /// <param name="before">The block before.</param>
    /// <param name="bytes">The block.</param>
    /// <param name="target">Where to: 64 characters.</param>
    /// <param name="kept">A bit for each byte that a code unit ends with.</param>
    /// <returns>What is wrong.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> DecodeBlock(Vector512<byte> before, Vector512<byte> bytes, ref ushort target, out ulong kept)
    {
        var joint = Avx512F.AlignRight32(bytes.AsUInt32(), before.AsUInt32(), 12).AsByte();
        if ((bytes | joint).ExtractMostSignificantBits() == 0)
        {
            var (lower, upper) = Vector512.Widen(bytes);
            lower.StoreUnsafe(ref target);
            upper.StoreUnsafe(ref target, (nuint)Vector512<ushort>.Count);
            kept = ulong.MaxValue;
            return Vector512<byte>.Zero;
        }

        var oneBack = Avx512BW.AlignRight(bytes, joint, 15);
        var twoBack = Avx512BW.AlignRight(bytes, joint, 14);
        var threeBack = Avx512BW.AlignRight(bytes, joint, 13);
        var isAscii = Vector512.LessThan(bytes, Vector512.Create((byte)0x80));
        var endsThree = Vector512.GreaterThanOrEqual(twoBack, Vector512.Create((byte)0xe0));
        var low = Vector512.ConditionalSelect(isAscii, bytes, (bytes & Vector512.Create((byte)0x3f)) | ShiftLeft(oneBack, 6));
        var high = Vector512.AndNot(ShiftRight(oneBack, 2) & Vector512.Create((byte)0x0f), isAscii) | (ShiftLeft(twoBack, 4) & endsThree);
        var ends = isAscii | endsThree | Vector512.Equals(oneBack & Vector512.Create((byte)0xe0), Vector512.Create((byte)0xc0));

        var endsPair = Vector512.GreaterThanOrEqual(threeBack, Vector512.Create((byte)0xf0));
        var isThirdOfFour = Vector512.GreaterThanOrEqual(twoBack, Vector512.Create((byte)0xf0));
        if ((endsPair | isThirdOfFour) != Vector512<byte>.Zero)
        {
            // The first of a surrogate pair stands where the third byte is, which ends three as well; the second one where the fourth is.
            ends |= endsPair;
            var tens = ShiftLeft(oneBack, 2) | (ShiftRight(bytes, 4) & Vector512.Create((byte)0x03));
            var borrow = Vector512.LessThan(tens, Vector512.Create((byte)0x40));
            var first = (twoBack & Vector512.Create((byte)0x07)) + Vector512.Create((byte)0xd8) + borrow;
            low = Vector512.ConditionalSelect(isThirdOfFour, tens - Vector512.Create((byte)0x40), low);
            high = Vector512.ConditionalSelect(isThirdOfFour, first, high);
            high = Vector512.ConditionalSelect(endsPair, (high & Vector512.Create((byte)0x03)) | Vector512.Create((byte)0xdc), high);
        }

        kept = ends.ExtractMostSignificantBits();
        var lows = Avx512Vbmi2.Compress(Vector512<byte>.Zero, ends, low);
        var highs = Avx512Vbmi2.Compress(Vector512<byte>.Zero, ends, high);
        (Vector512.WidenLower(lows) | (Vector512.WidenLower(highs) << 8)).StoreUnsafe(ref target);
        if (BitOperations.PopCount(kept) > Vector512<ushort>.Count)
            (Vector512.WidenUpper(lows) | (Vector512.WidenUpper(highs) << 8)).StoreUnsafe(ref target, (nuint)Vector512<ushort>.Count);

        return Utf8Validation.Errors(bytes, oneBack, twoBack, threeBack);
    }

    // x86 shifts nothing smaller than two bytes.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> ShiftLeft(Vector512<byte> bytes, int bits) =>
        (bytes.AsUInt16() << bits).AsByte() & Vector512.Create((byte)(0xff << bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> ShiftRight(Vector512<byte> bytes, int bits) =>
        (bytes.AsUInt16() >>> bits).AsByte() & Vector512.Create((byte)(0xff >> bits));
}
#endif
