namespace BatchTasks.Answers;

/// <summary>The types of image that models make.</summary>
internal static class ImageTypes
{
    private const string Png = "image/png";
    private const string Jpeg = "image/jpeg";
    private const string Webp = "image/webp";
    private const string Gif = "image/gif";

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
