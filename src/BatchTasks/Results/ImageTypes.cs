namespace BatchTasks.Results;

/// <summary>The types of image that models make.</summary>
internal static class ImageTypes
{
    private const string Png = "image/png";
    private const string Jpeg = "image/jpeg";
    private const string Webp = "image/webp";
    private const string Gif = "image/gif";

    private static readonly byte[] s_png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly byte[] s_jpeg = [0xFF, 0xD8, 0xFF];

    /// <summary>The media type that the first bytes tell, or null.</summary>
    public static string? Sniff(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith(s_png))
            return Png;

        if (start.StartsWith(s_jpeg))
            return Jpeg;

        if (start.StartsWith("GIF87a"u8) || start.StartsWith("GIF89a"u8))
            return Gif;

        return start.Length >= 12 && start.StartsWith("RIFF"u8) && start.Slice(8, 4).SequenceEqual("WEBP"u8) ? Webp : null;
    }

    /// <summary>The media type of an <c>output_format</c>, or null.</summary>
    public static string? OfFormat(string? format) => format switch
    {
        "png" => Png,
        "jpeg" => Jpeg,
        "webp" => Webp,
        _ => null,
    };

    public static string ExtensionOf(string? mediaType) => mediaType switch
    {
        Png => ".png",
        Jpeg => ".jpg",
        Webp => ".webp",
        Gif => ".gif",
        _ => ".bin",
    };
}
