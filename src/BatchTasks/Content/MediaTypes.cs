using System.Buffers;

namespace BatchTasks;

/// <summary>Media types: told from the first bytes of a content, or from the ending of a file's name where the bytes don't tell.</summary>
internal static class MediaTypes
{
    public const string Pdf = "application/pdf";
    public const string Wav = "audio/wav";
    public const string Mp3 = "audio/mpeg";

    private static readonly SearchValues<char> s_allowed =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$&^_.+-/;=");

    private static ReadOnlySpan<byte> Png => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    private static ReadOnlySpan<byte> Jpeg => [0xFF, 0xD8, 0xFF];

    /// <summary>The media type that the first bytes tell, or null.</summary>
    /// <remarks>Source: the signatures that the formats' own specifications begin with, as the MIME Sniffing Standard lists them.</remarks>
    public static string? Sniff(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith(Png))
            return "image/png";

        if (start.StartsWith(Jpeg))
            return "image/jpeg";

        if (start.StartsWith("GIF87a"u8) || start.StartsWith("GIF89a"u8))
            return "image/gif";

        if (start.StartsWith("%PDF-"u8))
            return Pdf;

        if (start.StartsWith("RIFF"u8) && start.Length >= 12)
            return OfRiff(start.Slice(8, 4));

        if (start.Length >= 12 && start.Slice(4, 4).SequenceEqual("ftyp"u8))
            return OfIsoBrand(start.Slice(8, 4));

        if (start.StartsWith("II*\0"u8) || start.StartsWith("MM\0*"u8))
            return "image/tiff";

        // Two letters alone would be found at the beginning of many a text: the four reserved bytes after the size are 0.
        if (start.StartsWith("BM"u8) && start.Length >= 10 && start.Slice(6, 4).SequenceEqual("\0\0\0\0"u8))
            return "image/bmp";

        return start.StartsWith("ID3"u8) || IsMp3Frame(start) ? Mp3 : null;
    }

    /// <summary>The media type of documents whose bytes don't tell it, by the ending of the name, or null.</summary>
    public static string? OfName(string name) => Path.GetExtension(name).ToUpperInvariant() switch
    {
        ".PDF" => Pdf,
        ".TXT" or ".LOG" => "text/plain",
        ".MD" => "text/markdown",
        ".CSV" => "text/csv",
        ".TSV" => "text/tab-separated-values",
        ".HTML" or ".HTM" => "text/html",
        ".XML" => "text/xml",
        ".JSON" => "application/json",
        ".RTF" => "application/rtf",
        ".DOCX" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ".XLSX" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ".PPTX" => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        _ => null,
    };

    /// <summary>The media type of a file that is read, by its first bytes or, of a document, by its name.</summary>
    /// <param name="start">The first bytes.</param>
    /// <param name="path">Where the file is, for the error.</param>
    /// <param name="documentName">The name of a document; null for an image.</param>
    public static string OfFile(ReadOnlySpan<byte> start, string? path, string? documentName)
    {
        var sniffed = Sniff(start);
        if (documentName is not null)
            return sniffed ?? OfName(documentName) ?? throw ContentErrors.UnknownFile(path);

        return sniffed is not null && BatchImage.IsImage(sniffed) ? sniffed : throw ContentErrors.UnknownImage(path);
    }

    /// <summary>Refuses what can't stand in a data URL as its media type.</summary>
    public static void Check(string mediaType, string parameter, string? family = null)
    {
        var slash = mediaType.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 0 || slash == mediaType.Length - 1 || mediaType.AsSpan().ContainsAnyExcept(s_allowed))
            throw new ArgumentException($"'{ContentText.Shorten(mediaType)}' is no media type. Give one such as 'image/png'.", parameter);

        if (family is not null && !mediaType.StartsWith(family, StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException($"'{ContentText.Shorten(mediaType)}' is no media type of an {family.TrimEnd('/')}. Give one that begins with '{family}'.", parameter);
    }

    private static string? OfRiff(ReadOnlySpan<byte> form) =>
        form.SequenceEqual("WEBP"u8) ? "image/webp" : form.SequenceEqual("WAVE"u8) ? Wav : null;

    private static string? OfIsoBrand(ReadOnlySpan<byte> brand)
    {
        if (brand.SequenceEqual("avif"u8) || brand.SequenceEqual("avis"u8))
            return "image/avif";

        return brand.SequenceEqual("heic"u8) || brand.SequenceEqual("heix"u8) || brand.SequenceEqual("mif1"u8) ? "image/heic" : null;
    }

    /// <summary>A frame of MPEG audio, layer III: eleven set bits, then a version, layer, bit rate and sampling rate that exist.</summary>
    private static bool IsMp3Frame(ReadOnlySpan<byte> start) =>
        start.Length >= 3
        && start[0] == 0xFF
        && (start[1] & 0xE0) == 0xE0
        && (start[1] & 0x18) != 0x08
        && (start[1] & 0x06) == 0x02
        && (start[2] & 0xF0) != 0xF0
        && (start[2] & 0x0C) != 0x0C;
}
