namespace BatchTasks;

/// <summary>
/// An image: a url, bytes that go into the line as a data URL, a file that is read when the line is written, or the id of an uploaded file.
/// The service takes PNG, JPEG, WebP and GIF.
/// </summary>
public sealed class BatchImage : BatchContent
{
    private BatchImage(string? url, ContentData? data, string? fileId, string? mediaType, BatchImageDetail? detail)
    {
        if (detail is { } given && !Enum.IsDefined(given))
            throw new ArgumentOutOfRangeException(nameof(detail), given, $"There is no such detail. Give one of {string.Join(", ", Enum.GetNames<BatchImageDetail>())}.");

        (Url, Data, FileId, MediaType, Detail) = (url, data, fileId, mediaType, detail);
    }

    /// <summary>The url, or <see langword="null"/> where the image is not given by one.</summary>
    public string? Url { get; }

    /// <summary>The full path of the file that is read when the line is written, or <see langword="null"/>.</summary>
    public string? FilePath => Data?.Path;

    /// <summary>The id of the uploaded file, or <see langword="null"/>.</summary>
    public string? FileId { get; }

    /// <summary>The media type of the bytes. <see langword="null"/> for urls and ids, and for a file whose first bytes will tell.</summary>
    public string? MediaType { get; }

    /// <summary>
    /// In which detail the model looks at the image, in chat completions and responses; <see langword="null"/> leaves it to the service.
    /// Moderations, image edits and videos have no such choice: they take the image as it is.
    /// </summary>
    public BatchImageDetail? Detail { get; }

    internal ContentData? Data { get; }

    /// <summary>An image that the service fetches, or one that stands in a data URL.</summary>
    /// <param name="url">An absolute url: <c>https://</c>, <c>http://</c> or <c>data:</c>. It is written as it is given.</param>
    /// <param name="detail">In which detail the model looks at it.</param>
    /// <exception cref="ArgumentException">The url is of another kind.</exception>
    public static BatchImage FromUrl(string url, BatchImageDetail? detail = null)
    {
        ContentUrl.CheckImage(url, nameof(url));
        return new(url, data: null, fileId: null, mediaType: null, detail);
    }

    /// <inheritdoc cref="FromUrl(string, BatchImageDetail?)"/>
    public static BatchImage FromUrl(Uri url, BatchImageDetail? detail = null)
    {
        ArgumentNullException.ThrowIfNull(url);
        return FromUrl(url.IsAbsoluteUri ? url.AbsoluteUri : url.OriginalString, detail);
    }

    /// <summary>An image in memory, written as a data URL.</summary>
    /// <param name="bytes">The content of an image file. It is not copied: leave it unchanged until the tasks are written.</param>
    /// <param name="mediaType">The media type, for example <c>image/png</c>; the first bytes tell that of PNG, JPEG, WebP, GIF, BMP, TIFF, HEIC and AVIF.</param>
    /// <param name="detail">In which detail the model looks at it.</param>
    /// <exception cref="ArgumentException">There are no bytes, they don't tell what they are, or the media type is not of an image.</exception>
    public static BatchImage FromBytes(ReadOnlyMemory<byte> bytes, string? mediaType = null, BatchImageDetail? detail = null)
    {
        var data = ContentData.FromBytes(bytes);
        CheckMediaType(mediaType);
        mediaType ??= MediaTypes.Sniff(bytes.Span) is { } sniffed && IsImage(sniffed)
            ? sniffed
            : throw new ArgumentException("The bytes don't begin as those of an image whose kind is known. Give its mediaType, for example \"image/png\".", nameof(bytes));
        return new(url: null, data, fileId: null, mediaType, detail);
    }

    /// <summary>
    /// An image file, read piece by piece each time a line with it is written, as a data URL. A file that is missing then refuses the task before anything is uploaded.
    /// </summary>
    /// <param name="path">The path. A relative one is from the working folder at the time of this call.</param>
    /// <param name="mediaType">The media type, for example <c>image/png</c>; the first bytes of the file tell it as in <see cref="FromBytes"/>.</param>
    /// <param name="detail">In which detail the model looks at it.</param>
    /// <exception cref="ArgumentException">The path is empty, or the media type is not of an image.</exception>
    public static BatchImage FromFile(string path, string? mediaType = null, BatchImageDetail? detail = null)
    {
        var data = ContentData.FromFile(path);
        CheckMediaType(mediaType);
        return new(url: null, data, fileId: null, mediaType, detail);
    }

    /// <summary>An image that was uploaded to the service before. Responses, image edits and videos take it.</summary>
    /// <param name="fileId">The id of the file, for example <c>file-abc123</c>.</param>
    /// <param name="detail">In which detail the model looks at it.</param>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    public static BatchImage FromFileId(string fileId, BatchImageDetail? detail = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(fileId);
        return new(url: null, data: null, fileId, mediaType: null, detail);
    }

    /// <summary>The same image, looked at in another detail.</summary>
    /// <param name="detail">The detail.</param>
    public BatchImage WithDetail(BatchImageDetail? detail) => new(Url, Data, FileId, MediaType, detail);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Url, Data, FileId, MediaType, Detail);

    /// <summary>Where the image comes from, without its bytes.</summary>
    public override string ToString() => ContentText.Describe(nameof(BatchImage), Url, FileId, MediaType, Data?.ToString(), Detail?.ToString());

    internal static bool IsImage(string mediaType) => mediaType.StartsWith("image/", StringComparison.OrdinalIgnoreCase);

    private protected override bool HasSameParts(BatchContent other)
    {
        var image = (BatchImage)other;
        return image.Url == Url && image.FileId == FileId && image.MediaType == MediaType && image.Detail == Detail && Equals(image.Data, Data);
    }

    private static void CheckMediaType(string? mediaType)
    {
        if (mediaType is not null)
            MediaTypes.Check(mediaType, nameof(mediaType), "image/");
    }
}
