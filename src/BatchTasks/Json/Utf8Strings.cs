using System.Text;
#if NET10_0_OR_GREATER
using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Unicode;
#endif

namespace BatchTasks.Json;

/// <summary>Makes strings of UTF-8.</summary>
internal static class Utf8Strings
{
    /// <summary>The text as <see cref="Encoding.GetString(ReadOnlySpan{byte})"/> of <see cref="Encoding.UTF8"/> gives it, also where it is malformed.</summary>
    public static string ToText(ReadOnlySpan<byte> utf8)
    {
#if NET10_0_OR_GREATER
        if (Ascii.IsValid(utf8))
            return string.Create(utf8.Length, utf8, static (text, ascii) => Widen(ascii, text));

        if (utf8.Length <= ShortText)
            return DecodeShort(utf8);

        if (Vector512Utf8Decoder.IsSupported)
            return Decode(utf8);
#endif
        return Encoding.UTF8.GetString(utf8);
    }

#if NET10_0_OR_GREATER
    private const int ShortText = 32;
    private const int SmallText = 4096;

    // Clearing room on the stack would take longer than decoding a short text.
    [ThreadStatic]
    private static char[]? t_text;

    /// <summary>In one pass: the encoding counts the characters first.</summary>
    private static string DecodeShort(ReadOnlySpan<byte> utf8)
    {
        Span<char> text = stackalloc char[ShortText];
        return Utf8.ToUtf16(utf8, text, out _, out var length, replaceInvalidSequences: false) == OperationStatus.Done
            ? new string(text[..length])
            : Encoding.UTF8.GetString(utf8);
    }

    private static string Decode(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length <= SmallText)
            return Decode(utf8, t_text ??= new char[SmallText + Vector512Utf8Decoder.Slack]);

        var rented = ArrayPool<char>.Shared.Rent(utf8.Length + Vector512Utf8Decoder.Slack);
        try
        {
            return Decode(utf8, rented);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(rented);
        }
    }

    private static string Decode(ReadOnlySpan<byte> utf8, char[] text)
    {
        var length = Vector512Utf8Decoder.Decode(utf8, text);
        return length >= 0 ? new string(text, 0, length) : Encoding.UTF8.GetString(utf8);
    }

    /// <summary>Each byte becomes a character. The last step of a size goes over what the one before it wrote.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Widen(ReadOnlySpan<byte> ascii, Span<char> text)
    {
        var length = Math.Min(ascii.Length, text.Length);
        ref var source = ref MemoryMarshal.GetReference(ascii);
        ref var target = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        if (Vector512.IsHardwareAccelerated && length >= Vector256<byte>.Count)
        {
            for (var at = 0; at < length - Vector256<byte>.Count; at += Vector256<byte>.Count)
                Widen32(ref source, ref target, at);

            Widen32(ref source, ref target, length - Vector256<byte>.Count);
        }
        else if (length >= Vector128<byte>.Count)
        {
            for (var at = 0; at < length - Vector128<byte>.Count; at += Vector128<byte>.Count)
                Widen16(ref source, ref target, at);

            Widen16(ref source, ref target, length - Vector128<byte>.Count);
        }
        else if (length >= sizeof(ulong))
        {
            Widen8(ref source, ref target, 0);
            Widen8(ref source, ref target, length - sizeof(ulong));
        }
        else
        {
            for (var at = 0; at < length; at++)
                text[at] = (char)ascii[at];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Widen32(ref byte source, ref ushort target, int at) =>
        Vector512.WidenLower(Vector256.LoadUnsafe(ref source, (nuint)at).ToVector512Unsafe()).StoreUnsafe(ref target, (nuint)at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Widen16(ref byte source, ref ushort target, int at)
    {
        var (lower, upper) = Vector128.Widen(Vector128.LoadUnsafe(ref source, (nuint)at));
        lower.StoreUnsafe(ref target, (nuint)at);
        upper.StoreUnsafe(ref target, (nuint)(at + Vector128<ushort>.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Widen8(ref byte source, ref ushort target, int at) =>
        Vector128.WidenLower(Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref source, at))).AsByte()).StoreUnsafe(ref target, (nuint)at);
#endif
}
