using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace BatchTasks.Serialization.Escaping;

/// <summary>
/// What <see cref="ScalarEscaper"/> writes, 16 characters at a time: each run of characters that take equally many bytes is written at once. Surrogates and
/// the escapes of six bytes are left to the scalar writer.
/// </summary>
internal static class Vector128Escaper
{
    private const int Step = 16;

    // What a step writes at most, its last vector whole.
    private const int StepBytes = 64;

    // For eight characters of which some are escaped (the bits of the index), where each byte comes from: a character, or the backslash in lane 8.
    private static readonly byte[] s_expansions = [.. Enumerable.Range(0, 256).SelectMany(Expansion)];

    /// <summary>Whether the machine looks bytes up in a vector, which 128-bit machines that are not very old do.</summary>
    public static bool IsSupported => BitConverter.IsLittleEndian && (Ssse3.IsSupported || AdvSimd.Arm64.IsSupported);

    /// <inheritdoc cref="JsonEscaper.Write"/>
    public static int Write(ReadOnlySpan<char> text, Span<byte> destination, out int written)
    {
        ref var source = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        ref var target = ref MemoryMarshal.GetReference(destination);
        var read = 0;
        var at = 0;
        while (text.Length - read >= Step && destination.Length - at >= StepBytes)
        {
            var low = Vector128.LoadUnsafe(ref source, (nuint)read);
            var high = Vector128.LoadUnsafe(ref source, (nuint)read + 8);
            ref var free = ref Unsafe.Add(ref target, at);
            var bytes = Vector128.Narrow(low, high);
            var specials = SpecialsOf(bytes);
            if (((low | high) & Vector128.Create((ushort)0xFF80)) == Vector128<ushort>.Zero && specials == Vector128<byte>.Zero)
            {
                bytes.StoreUnsafe(ref free);
                read += Step;
                at += Step;
                continue;
            }

            var wide = MaskOf(Vector128.GreaterThan(low, Vector128.Create((ushort)0x7F)), Vector128.GreaterThan(high, Vector128.Create((ushort)0x7F)));
            var run = BitOperations.TrailingZeroCount(wide | 1u << Step);
            if (run > 0)
            {
                // What is behind the run is written too, and then over.
                var escaped = specials.ExtractMostSignificantBits() & ((1u << run) - 1);
                if (escaped == 0)
                {
                    bytes.StoreUnsafe(ref free);
                    read += run;
                    at += run;
                    continue;
                }

                if (WriteEscaped(bytes, ref run, escaped, ref free, out var size))
                {
                    read += run;
                    at += size;
                    continue;
                }
            }
            else if ((run = RunOfThree(low, high)) > 0)
            {
                WriteThree(low, ref free);
                if (run > 8)
                    WriteThree(high, ref Unsafe.Add(ref free, 24));

                read += run;
                at += run * 3;
                continue;
            }
            else if ((run = RunOfTwo(low, high)) > 0)
            {
                TwoBytes(low).StoreUnsafe(ref free);
                TwoBytes(high).StoreUnsafe(ref Unsafe.Add(ref free, 16));
                read += run;
                at += run * 2;
                continue;
            }

            read += ScalarEscaper.WriteOne(text[read..], destination[at..], out var bytesOfOne);
            at += bytesOfOne;
        }

        read += ScalarEscaper.Write(text[read..], destination[at..], out var rest);
        written = at + rest;
        return read;
    }

    /// <summary>Writes a run of ASCII up to the first escape of six bytes.</summary>
    /// <returns>False where that is the first character.</returns>
    private static bool WriteEscaped(Vector128<byte> bytes, ref int run, uint specials, ref byte free, out int size)
    {
        var isControl = Vector128.LessThan(bytes, Vector128.Create((byte)' '));
        var letters = LookUp(Vector128.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(EscapeTables.Letters)), bytes & Vector128.Create((byte)0x0F))
            & Vector128.LessThan(bytes, Vector128.Create((byte)0x10));
        var isLong = isControl & Vector128.Equals(letters, Vector128<byte>.Zero);
        run = Math.Min(run, BitOperations.TrailingZeroCount(isLong.ExtractMostSignificantBits() | 1u << Step));
        specials &= (1u << run) - 1;
        var named = Vector128.ConditionalSelect(isControl, letters, bytes);
        Expand(named.GetLower(), specials & 0xFF).StoreUnsafe(ref free);
        Expand(named.GetUpper(), specials >> 8).StoreUnsafe(ref Unsafe.Add(ref free, 8 + BitOperations.PopCount(specials & 0xFF)));
        size = run + BitOperations.PopCount(specials);
        return run > 0;
    }

    private static Vector128<byte> Expand(Vector64<byte> bytes, uint specials) => LookUp(
        Vector128.Create(bytes, Vector64.Create((byte)'\\')),
        Vector128.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(s_expansions), specials * 16));

    private static IEnumerable<byte> Expansion(int specials)
    {
        const byte Backslash = 8;
        var lanes = new List<byte>(16);
        for (byte lane = 0; lane < 8; lane++)
            lanes.AddRange((specials >> lane & 1) != 0 ? [Backslash, lane] : [lane]);

        lanes.AddRange(new byte[16 - lanes.Count]);
        return lanes;
    }

    /// <summary>The quote, the backslash and the controls.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> SpecialsOf(Vector128<byte> bytes) =>
        Vector128.LessThan(bytes, Vector128.Create((byte)' '))
        | Vector128.Equals(bytes, Vector128.Create((byte)'"'))
        | Vector128.Equals(bytes, Vector128.Create((byte)'\\'));

    /// <summary>How many characters from the first on take three bytes each as they are.</summary>
    private static int RunOfThree(Vector128<ushort> low, Vector128<ushort> high)
    {
        return BitOperations.TrailingZeroCount(MaskOf(Others(low), Others(high)) | 1u << Step);

        static Vector128<ushort> Others(Vector128<ushort> characters) =>
            Vector128.LessThan(characters, Vector128.Create((ushort)0x800))
            | Vector128.Equals(characters & Vector128.Create((ushort)0xF800), Vector128.Create((ushort)0xD800))
            | Vector128.Equals(characters & Vector128.Create((ushort)0xFFFE), Vector128.Create((ushort)0x2028));
    }

    /// <summary>How many characters from the first on take two bytes each as they are.</summary>
    private static int RunOfTwo(Vector128<ushort> low, Vector128<ushort> high)
    {
        return BitOperations.TrailingZeroCount(MaskOf(Others(low), Others(high)) | 1u << Step);

        static Vector128<ushort> Others(Vector128<ushort> characters) =>
            Vector128.LessThan(characters, Vector128.Create((ushort)0x80))
            | Vector128.GreaterThan(characters, Vector128.Create((ushort)0x7FF))
            | Vector128.Equals(characters, Vector128.Create((ushort)0x85));
    }

    /// <summary>Writes eight characters of three bytes, and eight bytes beyond.</summary>
    private static void WriteThree(Vector128<ushort> characters, ref byte free)
    {
        var (first, second) = Vector128.Widen(characters);
        ThreeBytes(first).StoreUnsafe(ref free);
        ThreeBytes(second).StoreUnsafe(ref Unsafe.Add(ref free, 12));
    }

    private static Vector128<byte> ThreeBytes(Vector128<uint> characters)
    {
        var bytes = Vector128.ShiftRightLogical(characters, 12)
            | (Vector128.ShiftLeft(characters, 2) & Vector128.Create(0x3F00u))
            | (Vector128.ShiftLeft(characters, 16) & Vector128.Create(0x3F0000u))
            | Vector128.Create(0x8080E0u);
        return LookUp(bytes.AsByte(), Vector128.Create((byte)0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14, 3, 3, 3, 3));
    }

    private static Vector128<byte> TwoBytes(Vector128<ushort> characters) =>
        (Vector128.ShiftRightLogical(characters, 6)
        | (Vector128.ShiftLeft(characters, 8) & Vector128.Create((ushort)0x3F00))
        | Vector128.Create((ushort)0x80C0)).AsByte();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint MaskOf(Vector128<ushort> low, Vector128<ushort> high) => Vector128.Narrow(low, high).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> LookUp(Vector128<byte> table, Vector128<byte> indices) =>
        Ssse3.IsSupported ? Ssse3.Shuffle(table, indices) : AdvSimd.Arm64.VectorTableLookup(table, indices);
}
