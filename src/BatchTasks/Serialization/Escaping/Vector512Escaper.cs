#if NET10_0_OR_GREATER
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using BatchTasks.Json;

namespace BatchTasks.Serialization.Escaping;

/// <summary>
/// What <see cref="ScalarEscaper"/> writes, 32 characters at a time, whatever mixture they are: each is laid out with all the bytes that it may take, and
/// those that it does not take are compressed away. Lone surrogates and the escapes of six bytes are left to the scalar writer.
/// </summary>
internal static class Vector512Escaper
{
    private const int Step = 32;

    // What a step writes at most: two vectors, the second behind a full one.
    private const int StepBytes = 128;

    /// <summary>Whether the machine compresses bytes.</summary>
    public static bool IsSupported => Vector512Blocks.IsSupported;

    /// <inheritdoc cref="JsonEscaper.Write"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Write(ReadOnlySpan<char> text, Span<byte> destination, out int written)
    {
        ref var source = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        ref var target = ref MemoryMarshal.GetReference(destination);
        var read = 0;
        var at = 0;
        WriteClean(text, destination, ref read, ref at);
        while (read < text.Length && destination.Length - at >= StepBytes)
        {
            var count = Math.Min(text.Length - read, Step);
            var characters = count == Step ? Vector512.LoadUnsafe(ref source, (nuint)read) : LoadLast(text, count);
            ref var free = ref Unsafe.Add(ref target, at);

            // Saturated, so that what is not ASCII is negative: less than a space, as the controls are.
            var bytes = Avx512BW.ConvertToVector256ByteWithSaturation(characters);
            var others = Vector256.LessThan(bytes.AsSByte(), Vector256.Create((sbyte)' ')).AsByte()
                | Vector256.Equals(bytes, Vector256.Create((byte)'"'))
                | Vector256.Equals(bytes, Vector256.Create((byte)'\\'));
            if (others == Vector256<byte>.Zero)
            {
                bytes.StoreUnsafe(ref free);
                read += count;
                at += count;
                WriteClean(text, destination, ref read, ref at);
                continue;
            }

            if (AreThreeBytes(characters))
            {
                WriteThreeBytes(characters, ref free);
                read += Step;
                at += 3 * Step;
                continue;
            }

            var specials = SpecialsOf(characters);
            var named = NamesOf(characters, specials);
            var unwritable = UnwritableOf(characters, named);
            if (unwritable != 0)
            {
                count = Math.Min(count, BitOperations.TrailingZeroCount(unwritable));
                if (count == 0)
                {
                    read += ScalarEscaper.WriteOne(text[read..], destination[at..], out var sizeOfOne);
                    at += sizeOfOne;
                    continue;
                }

                (characters, specials) = (First(characters, count), specials & MaskOfFirst(count));
                named = First(named, count);
            }

            var size = Vector512.GreaterThanAny(characters, Vector512.Create((ushort)0x7F))
                ? WriteMixed(characters, named, specials, ref free)
                : WriteAscii(named, specials, ref free);
            read += count;
            at += size - (Step - count);
        }

        read += ScalarEscaper.Write(text[read..], destination[at..], out var rest);
        written = at + rest;
        return read;
    }

    /// <summary>Writes 64 characters at a time as long as all of them are ASCII that stands for itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void WriteClean(ReadOnlySpan<char> text, Span<byte> destination, ref int read, ref int at)
    {
        // Copies, since a variable that is passed by reference lives in memory.
        var (from, to) = (read, at);
        ref var source = ref Unsafe.As<char, short>(ref MemoryMarshal.GetReference(text));
        ref var target = ref MemoryMarshal.GetReference(destination);
        var space = Vector512.Create((sbyte)' ');
        var quote = Vector512.Create((byte)'"');
        var backslash = Vector512.Create((byte)'\\');
        var order = Vector512.Create(0L, 2, 4, 6, 1, 3, 5, 7);
        for (; text.Length - from >= 2 * Step && destination.Length - to >= 2 * Step; from += 2 * Step, to += 2 * Step)
        {
            // Saturated: what is not ASCII becomes negative or zero, which is less than a space, as the controls are.
            var bytes = Avx512BW.PackUnsignedSaturate(Vector512.LoadUnsafe(ref source, (nuint)from), Vector512.LoadUnsafe(ref source, (nuint)(from + Step)));
            var others = Vector512.LessThan(bytes.AsSByte(), space).AsByte() | Vector512.Equals(bytes, quote) | Vector512.Equals(bytes, backslash);
            if (others != Vector512<byte>.Zero)
                break;

            Avx512F.PermuteVar8x64(bytes.AsInt64(), order).AsByte().StoreUnsafe(ref target, (nuint)to);
        }

        (read, at) = (from, to);
    }

    /// <summary>Whether all characters take three bytes and no escape.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AreThreeBytes(Vector512<ushort> characters)
    {
        var others = Vector512.LessThan(characters, Vector512.Create((ushort)0x800))
            | Vector512.Equals(characters & Vector512.Create((ushort)0xF800), Vector512.Create((ushort)0xD800))
            | Vector512.Equals(characters & Vector512.Create((ushort)0xFFFE), Vector512.Create((ushort)0x2028));
        return others == Vector512<ushort>.Zero;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteThreeBytes(Vector512<ushort> characters, ref byte free)
    {
        WriteThreeBytes(characters.GetLower(), ref free);
        WriteThreeBytes(characters.GetUpper(), ref Unsafe.Add(ref free, 3 * Step / 2));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteThreeBytes(Vector256<ushort> characters, ref byte free)
    {
        var code = Avx512F.ConvertToVector512UInt32(characters);
        var bytes = (Shifted(code, Vector512.Create(0x0020262C_0000060CUL)) & Vector512.Create(0x003F3F0Fu)) | Vector512.Create(0x008080E0u);

        // The first three of each four.
        Avx512Vbmi.PermuteVar64x8(bytes.AsByte(), ThreeOfFour).StoreUnsafe(ref free);
    }

    private static Vector512<byte> ThreeOfFour => Vector512.Create(
        (byte)0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14, 16, 17, 18, 20, 21, 22, 24, 25, 26, 28, 29, 30, 32, 33, 34, 36, 37, 38, 40, 41,
        42, 44, 45, 46, 48, 49, 50, 52, 53, 54, 56, 57, 58, 60, 61, 62, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63);

    /// <summary>The last characters of the text, spaces behind them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Vector512<ushort> LoadLast(ReadOnlySpan<char> text, int count)
    {
        ref var source = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        if (text.Length >= Step)
        {
            var last = Vector512.LoadUnsafe(ref source, (nuint)(text.Length - Step));
            return First(Avx512BW.PermuteVar32x16(last, Vector512<ushort>.Indices + Vector512.Create((ushort)(Step - count))), count);
        }

        Unsafe.SkipInit(out Vector512<ushort> characters);
        var lanes = MemoryMarshal.CreateSpan(ref Unsafe.As<Vector512<ushort>, char>(ref characters), Step);
        lanes.Fill(' ');
        text[^count..].CopyTo(lanes);
        return characters;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ushort> First(Vector512<ushort> characters, int count) =>
        Vector512.ConditionalSelect(MaskOfFirst(count), characters, Vector512.Create((ushort)' '));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ushort> MaskOfFirst(int count) => Vector512.LessThan(Vector512<ushort>.Indices, Vector512.Create((ushort)count));

    /// <summary>The quote, the backslash and the controls.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ushort> SpecialsOf(Vector512<ushort> characters) =>
        Vector512.LessThan(characters, Vector512.Create((ushort)' '))
        | Vector512.Equals(characters, Vector512.Create((ushort)'"'))
        | Vector512.Equals(characters, Vector512.Create((ushort)'\\'));

    /// <summary>What stands behind the backslash, zero where that is more than a letter; all other characters as they are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ushort> NamesOf(Vector512<ushort> characters, Vector512<ushort> specials)
    {
        var letters = Vector128.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(EscapeTables.Letters));
        var table = Avx512BW.ConvertToVector512UInt16(Vector256.Create(letters, Vector128<byte>.Zero));
        var isControl = Vector512.LessThan(characters, Vector512.Create((ushort)' '));
        return Vector512.ConditionalSelect(isControl, Avx512BW.PermuteVar32x16(table, characters), characters);
    }

    /// <summary>Surrogates that may be lone, and what takes an escape of six bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static uint UnwritableOf(Vector512<ushort> characters, Vector512<ushort> named)
    {
        var longEscapes = Vector512.Equals(named, Vector512<ushort>.Zero)
            | Vector512.Equals(characters, Vector512.Create((ushort)0x85))
            | Vector512.Equals(characters & Vector512.Create((ushort)0xFFFE), Vector512.Create((ushort)0x2028));
        var surrogates = Vector512.Equals(characters & Vector512.Create((ushort)0xF800), Vector512.Create((ushort)0xD800));
        var unwritable = (uint)longEscapes.ExtractMostSignificantBits();
        if (surrogates == Vector512<ushort>.Zero)
            return unwritable;

        var lows = (uint)Vector512.Equals(characters & Vector512.Create((ushort)0xFC00), Vector512.Create((ushort)0xDC00)).ExtractMostSignificantBits();
        var highs = (uint)surrogates.ExtractMostSignificantBits() & ~lows;
        return unwritable | (highs & ~(lows >> 1)) | (lows & ~(highs << 1));
    }

    /// <summary>Writes 32 characters of ASCII, some of them behind a backslash.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int WriteAscii(Vector512<ushort> named, Vector512<ushort> specials, ref byte free)
    {
        var bytes = (Vector512.ShiftLeft(named, 8) | Vector512.Create((ushort)'\\')).AsByte();
        var kept = (Vector512.Create((ushort)0xFF00) | specials).AsByte();
        Avx512Vbmi2.Compress(Vector512<byte>.Zero, kept, bytes).StoreUnsafe(ref free);
        return BitOperations.PopCount(kept.ExtractMostSignificantBits());
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int WriteMixed(Vector512<ushort> characters, Vector512<ushort> named, Vector512<ushort> specials, ref byte free)
    {
        // The character behind each, for the pairs of surrogates.
        var next = Avx512BW.PermuteVar32x16(characters, Vector512<ushort>.Indices + Vector512<ushort>.One);
        var hasPairs = Vector512.EqualsAny(characters & Vector512.Create((ushort)0xFC00), Vector512.Create((ushort)0xD800));
        var size = WriteHalf(named.GetLower(), specials.GetLower(), next.GetLower(), hasPairs, ref free);
        return size + WriteHalf(named.GetUpper(), specials.GetUpper(), next.GetUpper(), hasPairs, ref Unsafe.Add(ref free, size));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int WriteHalf(Vector256<ushort> characters, Vector256<ushort> specials, Vector256<ushort> next, bool hasPairs, ref byte free)
    {
        var code = Avx512F.ConvertToVector512UInt32(characters);
        var isAscii = Vector512.LessThan(code, Vector512.Create(0x80u));
        var isShort = Vector512.LessThan(code, Vector512.Create(0x800u));

        // Three bytes each, the last one third; of two, they are the second and the third; of ASCII the third, or the backslash and the third.
        var bytes = (Shifted(code, Vector512.Create(0x0020262C_0000060CUL)) & Vector512.Create(0x003F3F0Fu)) | Vector512.Create(0x008080E0u);
        bytes |= isShort & Vector512.Create(0x4000u);
        bytes = Vector512.ConditionalSelect(isAscii, Vector512.ShiftLeft(code, 16) | Vector512.Create((uint)'\\' << 8), bytes);
        var isPlain = Vector512.AndNot(isAscii, Avx512F.ConvertToVector512Int32(specials.AsInt16()).AsUInt32());
        var kept = Vector512.AndNot(Vector512.AndNot(Vector512.Create(0x00FFFFFFu), isShort & Vector512.Create(0xFFu)), isPlain & Vector512.Create(0xFF00u));
        if (hasPairs)
            (bytes, kept) = WithPairs(code, Avx512F.ConvertToVector512UInt32(next), bytes, kept);

        Avx512Vbmi2.Compress(Vector512<byte>.Zero, kept.AsByte(), bytes.AsByte()).StoreUnsafe(ref free);
        return BitOperations.PopCount(kept.AsByte().ExtractMostSignificantBits());
    }

    /// <summary>Four bytes for the first surrogate of each pair, none for the second.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<uint> Bytes, Vector512<uint> Kept) WithPairs(Vector512<uint> code, Vector512<uint> next, Vector512<uint> bytes, Vector512<uint> kept)
    {
        var isHigh = Vector512.Equals(code & Vector512.Create(0xFC00u), Vector512.Create(0xD800u));
        var isLow = Vector512.Equals(code & Vector512.Create(0xFC00u), Vector512.Create(0xDC00u));
        var pair = (Vector512.ShiftLeft(code & Vector512.Create(0x3FFu), 10) | (next & Vector512.Create(0x3FFu))) + Vector512.Create(0x10000u);
        var four = (Shifted(pair, Vector512.Create(0x20262C32_00060C12UL)) & Vector512.Create(0x3F3F3F07u)) | Vector512.Create(0x808080F0u);
        return (Vector512.ConditionalSelect(isHigh, four, bytes), Vector512.AndNot(kept | isHigh, isLow));
    }

    /// <summary>Eight bits for each byte, from the position that <paramref name="positions"/> has for it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> Shifted(Vector512<uint> code, Vector512<ulong> positions) =>
        Avx512Vbmi.MultiShift(positions.AsByte(), code.AsUInt64()).AsUInt32();
}
#endif
