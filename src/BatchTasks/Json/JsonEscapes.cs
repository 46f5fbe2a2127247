using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace BatchTasks.Json;

/// <summary>The escapes of JSON strings in blocks of 64 bytes, a bit for each byte.</summary>
internal static class JsonEscapes
{
    /// <summary>The length of a block.</summary>
    public const int BlockBytes = 64;

    private const ulong OddBits = 0xAAAA_AAAA_AAAA_AAAA;

    // A bit for each high half of the bytes below; a byte is one of them where its high half and its low half have a bit in common.
    private const byte QuoteAndSlash = 1 << 0;
    private const byte Backslash = 1 << 1;
    private const byte LettersBFN = 1 << 2;
    private const byte LettersRTU = 1 << 3;

    /// <summary>Whether <see cref="FindNamed"/> can be asked.</summary>
    public static bool IsAccelerated => VectorTables.IsSupported;

    private static Vector128<byte> HighHalves => Vector128.Create(
        0, 0, QuoteAndSlash, 0, 0, Backslash, LettersBFN, LettersRTU,
        0, 0, 0, 0, 0, 0, 0, 0);

    private static Vector128<byte> LowHalves => Vector128.Create(
        0, 0, QuoteAndSlash | LettersBFN | LettersRTU, 0, LettersRTU, LettersRTU, LettersBFN, 0,
        0, 0, 0, 0, Backslash, 0, LettersBFN, QuoteAndSlash);

    /// <summary>The bytes that a backslash escapes: of a run of backslashes each second one, and the byte after a run of odd length.</summary>
    /// <param name="backslashes">The backslashes.</param>
    /// <param name="carry">1 where the byte before the block escapes its first; then the same for the next block.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong FindEscaped(ulong backslashes, ref ulong carry)
    {
        // A subtraction runs through each run; which side of it the borrow ends on tells its parity (Langdale and Lemire, "Parsing gigabytes of JSON per second", 3.1.1).
        var starts = backslashes & ~carry;
        var afterRuns = ((starts << 1) | OddBits) - starts;
        var escapesAndEnds = afterRuns ^ OddBits;
        var escaped = escapesAndEnds ^ (backslashes | carry);
        carry = (escapesAndEnds & backslashes) >> (BlockBytes - 1);
        return escaped;
    }

    /// <summary>The bytes that may stand after a backslash: <c>"\/bfnrtu</c>.</summary>
    /// <param name="block">The block.</param>
    /// <param name="codeUnits">Those of them that are <c>u</c>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong FindNamed(ref byte block, out ulong codeUnits)
    {
        if (Avx512BW.IsSupported)
        {
            var bytes = Vector512.LoadUnsafe(ref block);
            var half = Vector512.Create((byte)0x0f);
            var common = Avx512BW.Shuffle(VectorTables.FourTimes(LowHalves), bytes & half) & Avx512BW.Shuffle(VectorTables.FourTimes(HighHalves), (bytes.AsUInt16() >>> 4).AsByte() & half);
            codeUnits = Vector512.Equals(bytes, Vector512.Create((byte)'u')).ExtractMostSignificantBits();
            return ~Vector512.Equals(common, Vector512<byte>.Zero).ExtractMostSignificantBits();
        }

        (var others, codeUnits) = (0UL, 0UL);
        for (var at = 0; at < BlockBytes; at += Vector128<byte>.Count)
        {
            var bytes = Vector128.LoadUnsafe(ref block, (nuint)at);
            var half = Vector128.Create((byte)0x0f);
            var common = VectorTables.LookUp(LowHalves, bytes & half) & VectorTables.LookUp(HighHalves, (bytes.AsUInt16() >>> 4).AsByte() & half);
            codeUnits |= (ulong)Vector128.Equals(bytes, Vector128.Create((byte)'u')).ExtractMostSignificantBits() << at;
            others |= (ulong)Vector128.Equals(common, Vector128<byte>.Zero).ExtractMostSignificantBits() << at;
        }

        return ~others;
    }
}
