using System.Buffers;
using System.Text;
using BatchTasks.Shared.Json;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.Generators.Files;

/// <summary>JSON that was written for the eye, over several lines: one mistake, however many lines it has.</summary>
internal static class MultiLineValue
{
    private const int FirstWindow = 4 * 1024;

    /// <summary>UTF-16 units. A value that is longer is taken to go on to the end of the text.</summary>
    private const int MaxWindow = 4 * 1024 * 1024;

    /// <summary>
    /// Where the JSON value ends that begins in a line and is not at its end where the line is; null where what follows the line does not go on with it.
    /// Looks no further ahead than it must: windows grow only while all in them is the value's.
    /// </summary>
    public static int? FindEnd(SourceText text, int start, int lineEnd, CancellationToken cancellationToken)
    {
        for (var window = lineEnd - start + FirstWindow; ; window *= 4)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var isRest = window >= text.Length - start;
            var (end, isUnfinished) = Scan(text, start, isRest ? text.Length - start : window, isRest);
            if (end is not null)
                return end > lineEnd ? end : null;

            if (!isUnfinished)
                return null;

            if (isRest || window > MaxWindow)
                return HasMore(text, lineEnd) ? text.Length : null;
        }
    }

    private static (int? End, bool IsUnfinished) Scan(SourceText text, int start, int length, bool isRest)
    {
        var chars = ArrayPool<char>.Shared.Rent(length);
        var utf8 = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(length));
        try
        {
            text.CopyTo(start, chars, 0, length);

            // No token goes over the end of a line: whole lines have whole tokens.
            var whole = isRest ? length : Array.LastIndexOf(chars, '\n', length - 1) + 1;
            var bytes = utf8.AsSpan(0, Encoding.UTF8.GetBytes(chars, 0, whole, utf8, 0));
            var scanner = new JsonScanner(bytes);
            if (scanner.Read() && scanner.Skip())
                return (start + Utf16Offset.Of(bytes, scanner.Span.End), false);

            return (null, scanner.Error is { } error && error.Offset == bytes.Length);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(chars);
            ArrayPool<byte>.Shared.Return(utf8);
        }
    }

    private static bool HasMore(SourceText text, int position)
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
            position++;

        return position < text.Length;
    }
}
