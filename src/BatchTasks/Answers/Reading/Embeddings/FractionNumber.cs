using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace BatchTasks.Answers;

/// <summary>
/// Numbers as embeddings have them, <c>-0.006929283495992422</c>: one digit, a point, and up to 31 digits. The first sixteen of these say what the
/// float is, for all but one in millions.
/// </summary>
internal static class FractionNumber
{
    private const int MaxDigits = 31;

    /// <summary>A sign, a digit, the point, the digits, and what ends them.</summary>
    private const int MinLength = 3 + MaxDigits + 1;

    /// <summary>How many of the digits are read.</summary>
    private const int Read = 16;

    private const ulong Scale = 10_000_000_000_000_000;

    /// <summary>Masks of the first digits: as many as the distance to the middle.</summary>
    private static ReadOnlySpan<byte> Masks =>
    [
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    /// <summary>Reads the number that a text begins with.</summary>
    /// <param name="text">From the number's first byte, with what follows it.</param>
    /// <param name="value">The number.</param>
    /// <returns>Whether it is of this form, ends with a comma or white space, and can't be any other float.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryRead(ReadOnlySpan<byte> text, out float value)
    {
        value = 0;
        if (text.Length < MinLength || !BitConverter.IsLittleEndian)
            return false;

        ref var source = ref MemoryMarshal.GetReference(text);
        var negative = source == '-' ? 1 : 0;
        source = ref Unsafe.Add(ref source, negative);
        var whole = (uint)source - '0';
        if (whole > 9 || Unsafe.Add(ref source, 1) != '.')
            return false;

        source = ref Unsafe.Add(ref source, 2);
        var count = DigitCount(ref source);
        if ((uint)(count - 1) >= MaxDigits || !JsonNumberEnd.Is(Unsafe.Add(ref source, count)))
            return false;

        var kept = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(Masks), (nuint)(Read - Math.Min(count, Read)));
        var digits = (Vector128.LoadUnsafe(ref source) - Vector128.Create((byte)'0')) & kept;
        var scaled = (whole * Scale) + Value(digits);

        // Digits after the sixteenth add less than one.
        var low = (double)(long)scaled;
        if (!RoundedOnce.TryNarrow(low, low + 1, 1.0 / Scale, out var size))
            return false;

        value = BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(size) | (negative << 31));
        return true;
    }

    /// <summary>How many digits 32 bytes begin with.</summary>
    private static int DigitCount(ref byte source)
    {
        var digits = Vector256.LessThan(Vector256.LoadUnsafe(ref source) - Vector256.Create((byte)'0'), Vector256.Create((byte)10));
        return BitOperations.TrailingZeroCount(~digits.ExtractMostSignificantBits());
    }

    /// <summary>The value of sixteen digits of 0 to 9.</summary>
    private static ulong Value(Vector128<byte> digits)
    {
        if (Ssse3.IsSupported)
        {
            var pairs = Ssse3.MultiplyAddAdjacent(digits, Vector128.Create((ushort)(10 | (1 << 8))).AsSByte());
            var fours = Sse2.MultiplyAddAdjacent(pairs, Vector128.Create(100 | (1 << 16)).AsInt16());
            var eights = Sse2.MultiplyAddAdjacent(Sse2.PackSignedSaturate(fours, fours), Vector128.Create(10_000 | (1 << 16)).AsInt16());
            var both = eights.AsUInt64().ToScalar();
            return ((uint)both * 100_000_000ul) + (both >> 32);
        }

        return (Value(digits.AsUInt64().GetElement(0)) * 100_000_000) + Value(digits.AsUInt64().GetElement(1));
    }

    /// <summary>The value of eight digits of 0 to 9, the first of them lowest.</summary>
    private static ulong Value(ulong digits)
    {
        const ulong EachFourth = 0x000000ff_000000ff;
        digits = (digits * 10) + (digits >> 8);
        return (((digits & EachFourth) * (100 + (1_000_000ul << 32))) + (((digits >> 16) & EachFourth) * (1 + (10_000ul << 32)))) >> 32;
    }
}
