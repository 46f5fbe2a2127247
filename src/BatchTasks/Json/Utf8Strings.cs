using System.Text;
#if NET10_0_OR_GREATER
using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
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

        if (Vector512Utf8Decoder.IsSupported && utf8.Length >= SmallestToDecode)
            return Decode(utf8);
#endif
        return Encoding.UTF8.GetString(utf8);
    }

#if NET10_0_OR_GREATER
    private const int SmallestToDecode = 16;
    private const int SmallText = 512;

    private static string Decode(ReadOnlySpan<byte> utf8)
    {
        char[]? rented = null;
        var room = utf8.Length + Vector512Utf8Decoder.Slack;
        var text = utf8.Length <= SmallText ? stackalloc char[SmallText + Vector512Utf8Decoder.Slack] : rented = ArrayPool<char>.Shared.Rent(room);
        try
        {
            var length = Vector512Utf8Decoder.Decode(utf8, text);
            return length >= 0 ? new string(text[..length]) : Encoding.UTF8.GetString(utf8);
        }
        finally
        {
            if (rented is not null)
                ArrayPool<char>.Shared.Return(rented);
        }
    }

    /// <summary>Each byte becomes a character. The last step of a size goes over what the one before it wrote.</summary>
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
