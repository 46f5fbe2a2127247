using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using BatchTasks.Json;

namespace BatchTasks.Serialization.Escaping;

/// <summary>
/// What <see cref="ScalarEscaper"/> writes, 16 characters at a time: plain ASCII at once, a run of characters that take one byte or two by a table, escapes
/// among them, and a run of those that take three. Surrogates and the escapes of six bytes are left to the scalar writer.
/// </summary>
internal static class Vector128Escaper
{
    private const int Step = 16;

    // What a step writes at most, its last vector whole.
    private const int StepBytes = 64;

    // For eight pairs of bytes, of which those of the index's bits are taken whole and of the others the first: where each byte comes from.
    private static readonly byte[] s_choices = [.. Enumerable.Range(0, 256).SelectMany(ChoiceOf)];

    /// <summary>Whether the machine looks bytes up in a vector, which 128-bit machines that are not very old do.</summary>
    public static bool IsSupported => BitConverter.IsLittleEndian && VectorTables.IsSupported;

    /// <inheritdoc cref="JsonEscaper.Write"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
            if ((((low | high) & Vector128.Create((ushort)0xFF80)).AsByte() | SpecialsOf(bytes)) == Vector128<byte>.Zero)
            {
                bytes.StoreUnsafe(ref free);
                read += Step;
                at += Step;
                continue;
            }

            // What is behind a run is written too, and then over.
            int run;
            int size;
            if (text[read] < 0x800)
            {
                var lowPairs = PairsOf(low, out var lowIsPair, out var lowIsOther);
                var highPairs = PairsOf(high, out var highIsPair, out var highIsOther);
                run = RunBefore(MaskOf(lowIsOther, highIsOther));
                var whole = MaskOf(lowIsPair, highIsPair) & ((1u << run) - 1);
                var lowSize = 8 + BitOperations.PopCount(whole & 0xFF);
                Choose(lowPairs, whole & 0xFF).StoreUnsafe(ref free);
                Choose(highPairs, whole >> 8).StoreUnsafe(ref Unsafe.Add(ref free, lowSize));
                size = run + BitOperations.PopCount(whole);
            }
            else
            {
                run = RunBefore(MaskOf(IsNotThree(low), IsNotThree(high)));
                size = run * 3;
                WriteThree(low, ref free);
                if (run > 8)
                    WriteThree(high, ref Unsafe.Add(ref free, 24));
            }

            if (run == 0)
                run = ScalarEscaper.WriteOne(text[read..], destination[at..], out size);

            read += run;
            at += size;
        }

        read += ScalarEscaper.Write(text[read..], destination[at..], out var rest);
        written = at + rest;
        return read;
    }

    /// <summary>The quote, the backslash and the controls.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> SpecialsOf(Vector128<byte> bytes) =>
        Vector128.LessThan(bytes, Vector128.Create((byte)' '))
        | Vector128.Equals(bytes, Vector128.Create((byte)'"'))
        | Vector128.Equals(bytes, Vector128.Create((byte)'\\'));

    /// <summary>Eight characters in two bytes each, of which the second counts where they are pairs: a backslash and a letter, or the bytes of UTF-8.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> PairsOf(Vector128<ushort> characters, out Vector128<ushort> isPair, out Vector128<ushort> isOther)
    {
        // The upper half of each index is out of range, which gives zero.
        var indices = (characters & Vector128.Create((ushort)0x0F)) | Vector128.Create((ushort)0xFF00);
        var letters = VectorTables.LookUp(Vector128.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(EscapeTables.Letters)), indices.AsByte()).AsUInt16()
            & Vector128.LessThan(characters, Vector128.Create((ushort)0x10));
        var isControl = Vector128.LessThan(characters, Vector128.Create((ushort)' '));
        var isEscaped = isControl
            | Vector128.Equals(characters, Vector128.Create((ushort)'"'))
            | Vector128.Equals(characters, Vector128.Create((ushort)'\\'));
        var isWide = Vector128.GreaterThan(characters, Vector128.Create((ushort)0x7F));
        isPair = isEscaped | isWide;
        isOther = (isControl & Vector128.Equals(letters, Vector128<ushort>.Zero))
            | Vector128.GreaterThan(characters, Vector128.Create((ushort)0x7FF))
            | Vector128.Equals(characters, Vector128.Create((ushort)0x85));

        var escapes = Vector128.ShiftLeft(Vector128.ConditionalSelect(isControl, letters, characters), 8) | Vector128.Create((ushort)'\\');
        var wide = Vector128.ShiftRightLogical(characters, 6) | (Vector128.ShiftLeft(characters, 8) & Vector128.Create((ushort)0x3F00)) | Vector128.Create((ushort)0x80C0);
        return Vector128.ConditionalSelect(isWide, wide, Vector128.ConditionalSelect(isEscaped, escapes, characters)).AsByte();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Choose(Vector128<byte> pairs, uint whole) =>
        VectorTables.LookUp(pairs, Vector128.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(s_choices), whole * 16));

    private static IEnumerable<byte> ChoiceOf(int whole)
    {
        var lanes = new List<byte>(16);
        for (byte pair = 0; pair < 8; pair++)
            lanes.AddRange((whole >> pair & 1) != 0 ? [(byte)(2 * pair), (byte)((2 * pair) + 1)] : [(byte)(2 * pair)]);

        lanes.AddRange(new byte[16 - lanes.Count]);
        return lanes;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> IsNotThree(Vector128<ushort> characters) =>
        Vector128.LessThan(characters, Vector128.Create((ushort)0x800))
        | Vector128.Equals(characters & Vector128.Create((ushort)0xF800), Vector128.Create((ushort)0xD800))
        | Vector128.Equals(characters & Vector128.Create((ushort)0xFFFE), Vector128.Create((ushort)0x2028));

    /// <summary>Writes eight characters of three bytes, and four bytes beyond.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteThree(Vector128<ushort> characters, ref byte free)
    {
        var (first, second) = Vector128.Widen(characters);
        ThreeBytes(first).StoreUnsafe(ref free);
        ThreeBytes(second).StoreUnsafe(ref Unsafe.Add(ref free, 12));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> ThreeBytes(Vector128<uint> characters)
    {
        var bytes = Vector128.ShiftRightLogical(characters, 12)
            | (Vector128.ShiftLeft(characters, 2) & Vector128.Create(0x3F00u))
            | (Vector128.ShiftLeft(characters, 16) & Vector128.Create(0x3F0000u))
            | Vector128.Create(0x8080E0u);
        return VectorTables.LookUp(bytes.AsByte(), Vector128.Create((byte)0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14, 3, 3, 3, 3));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint MaskOf(Vector128<ushort> low, Vector128<ushort> high) => Vector128.Narrow(low, high).ExtractMostSignificantBits();

    private static int RunBefore(uint others) => BitOperations.TrailingZeroCount(others | 1u << Step);
}
