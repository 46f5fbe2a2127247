using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace BatchTasks.Json;

/// <summary>Finds where strings and numbers end, and verifies each byte of them (RFC 8259 sections 6 and 7), but not that a string is valid UTF-8.</summary>
internal static class JsonScalars
{
    /// <summary>The first byte that is no control character.</summary>
    public const byte FirstPrintable = 0x20;

    private const int BlockBytes = JsonEscapes.BlockBytes;

    /// <summary>The place of the quote that ends a string.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="at">The place after the quote that begins it.</param>
    /// <param name="hasEscapes">Whether there is a backslash in it.</param>
    /// <returns>-1 where the string is not well-formed or does not end.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int EndOfString(ReadOnlySpan<byte> json, int at, out bool hasEscapes)
    {
        hasEscapes = false;
        if (!Vector128.IsHardwareAccelerated)
            return EndOfShortString(json, at, ref hasEscapes);

        // Whether the first byte of the block is escaped by the last of the one before.
        var isEscaped = 0UL;
        ref var first = ref MemoryMarshal.GetReference(json);
        for (; at <= json.Length - BlockBytes; at += BlockBytes)
        {
            ref var block = ref Unsafe.Add(ref first, at);
            var (quotes, backslashes, controls) = PartsOf(ref block);
            if ((backslashes | isEscaped) == 0)
            {
                // Text without an escape, the ordinary case.
                var stops = quotes | controls;
                if (stops == 0)
                    continue;

                var stop = BitOperations.TrailingZeroCount(stops);
                return ((controls >> stop) & 1) == 0 ? at + stop : -1;
            }

            var escaped = JsonEscapes.FindEscaped(backslashes, ref isEscaped);
            var ends = quotes & ~escaped;
            var inside = ends == 0 ? ulong.MaxValue : (ends ^ (ends - 1)) >> 1;
            if ((controls & inside) != 0 || !AreEscapes(json, at, escaped & inside))
                return -1;

            hasEscapes |= (backslashes & inside) != 0;
            if (ends != 0)
                return at + BitOperations.TrailingZeroCount(ends);
        }

        return EndOfShortString(json, at - (int)isEscaped, ref hasEscapes);
    }

    /// <summary>The same, from one quote, backslash or control character to the next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int EndOfShortString(ReadOnlySpan<byte> json, int at, ref bool hasEscapes)
    {
        ref var first = ref MemoryMarshal.GetReference(json);
        while (at < json.Length)
        {
            if (Vector128.IsHardwareAccelerated && json.Length >= Vector128<byte>.Count)
            {
                // The last step looks at bytes before it again, and forgets what they are.
                var start = Math.Min(at, json.Length - Vector128<byte>.Count);
                var text = Vector128.LoadUnsafe(ref first, (nuint)start);
                var stops = Vector128.Equals(text, Vector128.Create((byte)'"')) | Vector128.Equals(text, Vector128.Create((byte)'\\')) | Vector128.LessThan(text, Vector128.Create(FirstPrintable));
                var ahead = stops.ExtractMostSignificantBits() >> (at - start);
                if (ahead == 0)
                {
                    at = start + Vector128<byte>.Count;
                    continue;
                }

                at += BitOperations.TrailingZeroCount(ahead);
            }

            var current = json[at];
            if (current == '"')
                return at;

            if (current < FirstPrintable || (current == '\\' && !IsEscape(json, at + 1)))
                return -1;

            hasEscapes |= current == '\\';
            at += current == '\\' ? 2 : 1;
        }

        return -1;
    }

    /// <summary>The place after a number.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="at">Where the number begins.</param>
    /// <returns>-1 where there is none.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int EndOfNumber(ReadOnlySpan<byte> json, int at)
    {
        if (At(json, at) == '-')
            at++;

        // No zero stands before another digit.
        var integer = at;
        at = EndOfDigits(json, at);
        if (at == integer || (json[integer] == '0' && at > integer + 1))
            return -1;

        if (At(json, at) == '.')
        {
            var fraction = at + 1;
            at = EndOfDigits(json, fraction);
            if (at == fraction)
                return -1;
        }

        if (At(json, at) is (byte)'e' or (byte)'E')
        {
            var exponent = At(json, at + 1) is (byte)'+' or (byte)'-' ? at + 2 : at + 1;
            at = EndOfDigits(json, exponent);
            if (at == exponent)
                return -1;
        }

        return at;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int EndOfDigits(ReadOnlySpan<byte> json, int at)
    {
        while ((uint)at < (uint)json.Length && (uint)(json[at] - '0') <= 9)
            at++;

        return at;
    }

    /// <summary>The quotes, backslashes and control characters of a block, a bit for each byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (ulong Quotes, ulong Backslashes, ulong Controls) PartsOf(ref byte block)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            var text = Vector512.LoadUnsafe(ref block);
            return (
                Vector512.Equals(text, Vector512.Create((byte)'"')).ExtractMostSignificantBits(),
                Vector512.Equals(text, Vector512.Create((byte)'\\')).ExtractMostSignificantBits(),
                Vector512.LessThan(text, Vector512.Create(FirstPrintable)).ExtractMostSignificantBits());
        }

        var (quotes, backslashes, controls) = (0UL, 0UL, 0UL);
        for (var at = 0; at < BlockBytes; at += Vector128<byte>.Count)
        {
            var text = Vector128.LoadUnsafe(ref block, (nuint)at);
            quotes |= (ulong)Vector128.Equals(text, Vector128.Create((byte)'"')).ExtractMostSignificantBits() << at;
            backslashes |= (ulong)Vector128.Equals(text, Vector128.Create((byte)'\\')).ExtractMostSignificantBits() << at;
            controls |= (ulong)Vector128.LessThan(text, Vector128.Create(FirstPrintable)).ExtractMostSignificantBits() << at;
        }

        return (quotes, backslashes, controls);
    }

    /// <summary>Whether the bytes after backslashes begin escapes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AreEscapes(ReadOnlySpan<byte> json, int at, ulong escaped)
    {
        if (JsonEscapes.IsAccelerated)
        {
            var named = JsonEscapes.FindNamed(ref Unsafe.Add(ref MemoryMarshal.GetReference(json), at), out var codeUnits);
            if ((escaped & ~named) != 0)
                return false;

            escaped &= codeUnits;
        }

        for (; escaped != 0; escaped &= escaped - 1)
        {
            if (!IsEscape(json, at + BitOperations.TrailingZeroCount(escaped)))
                return false;
        }

        return true;
    }

    /// <summary>Whether what stands after a backslash is an escape.</summary>
    private static bool IsEscape(ReadOnlySpan<byte> json, int at) => At(json, at) switch
    {
        (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t' => true,
        (byte)'u' => IsHexDigit(json, at + 1) && IsHexDigit(json, at + 2) && IsHexDigit(json, at + 3) && IsHexDigit(json, at + 4),
        _ => false,
    };

    private static bool IsHexDigit(ReadOnlySpan<byte> json, int at) => char.IsAsciiHexDigit((char)At(json, at));

    /// <summary>The byte at a place, or 0 behind the end.</summary>
    private static byte At(ReadOnlySpan<byte> json, int at) => (uint)at < (uint)json.Length ? json[at] : (byte)0;
}
