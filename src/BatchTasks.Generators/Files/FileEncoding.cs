using System.Text;
using BatchTasks.Shared.Json;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.Generators.Files;

/// <summary>The encoding that a file's bytes have, as far as the text that was made from them still tells.</summary>
internal static class FileEncoding
{
    private const int Utf8CodePage = 65001;

    /// <summary>Whether the file begins with UTF-8's byte order mark, which is no part of the text.</summary>
    public static bool HasByteOrderMark(SourceText text) => text.Encoding is { CodePage: Utf8CodePage } encoding && encoding.GetPreamble().Length > 0;

    /// <summary>
    /// The name of the encoding that the file was read in because it is not UTF-8, and where that shows; null where it is UTF-8 or its encoding is not
    /// known. The compiler tries UTF-8 first, and another encoding only where it must.
    /// </summary>
    public static (string Name, FilePlace Place)? FindOther(SourceText text, CancellationToken cancellationToken)
    {
        if (text.Encoding is not { } encoding || encoding.CodePage == Utf8CodePage)
            return null;

        // UTF-16 and UTF-32 are told by their byte order mark.
        if (encoding is UnicodeEncoding or UTF32Encoding)
            return (encoding.WebName, default);

        var replacing = (Encoding)encoding.Clone();
        replacing.EncoderFallback = EncoderFallback.ReplacementFallback;
        using var lines = new Utf8Lines(text, cancellationToken);
        while (lines.Read())
        {
            if (!HasNonAscii(lines.Utf8))
                continue;

            var line = text.ToString(new TextSpan(lines.Start, lines.Length));
            var bytes = replacing.GetBytes(line);
            if (FindNotUtf8(bytes) is { } position)
            {
                var start = lines.Start + (bytes.Length == line.Length ? position : 0);
                return (encoding.WebName, new(lines.Number - 1, lines.Start, new TextSpan(start, 0)));
            }
        }

        return null;
    }

    private static bool HasNonAscii(ReadOnlySpan<byte> utf8)
    {
        foreach (var value in utf8)
        {
            if (value >= 0x80)
                return true;
        }

        return false;
    }

    private static int? FindNotUtf8(ReadOnlySpan<byte> bytes)
    {
        for (var position = 0; position < bytes.Length;)
        {
            var length = Utf8Text.SequenceLength(bytes.Slice(position));
            if (length == 0)
                return position;

            position += length;
        }

        return null;
    }
}
