namespace BatchTasks;

/// <summary>
/// A document that the model reads (PDF and others): bytes that go into the line, a file that is read when the line is written, the id of an uploaded file,
/// or a url. Chat completions and responses take it; a url only responses.
/// </summary>
public sealed class BatchFileInput : BatchContent
{
    private BatchFileInput(ContentData? data, string? fileName, string? mediaType, string? fileId, string? url) =>
        (Data, FileName, MediaType, FileId, Url) = (data, fileName, mediaType, fileId, url);

    /// <summary>The name of the file, which the model is told; <see langword="null"/> for urls and ids.</summary>
    public string? FileName { get; }

    /// <summary>The media type of the bytes. <see langword="null"/> for urls and ids, and for a file whose first bytes will tell.</summary>
    public string? MediaType { get; }

    /// <summary>The full path of the file that is read when the line is written, or <see langword="null"/>.</summary>
    public string? FilePath => Data?.Path;

    /// <summary>The id of the uploaded file, or <see langword="null"/>.</summary>
    public string? FileId { get; }

    /// <summary>The url, or <see langword="null"/>.</summary>
    public string? Url { get; }

    internal ContentData? Data { get; }

    /// <summary>A file in memory, written as a data URL.</summary>
    /// <param name="bytes">The content of the file. It is not copied: leave it unchanged until the tasks are written.</param>
    /// <param name="fileName">The name of the file, which the model is told: <c>report.pdf</c>.</param>
    /// <param name="mediaType">The media type, for example <c>application/pdf</c>; the first bytes tell it, or the ending of the name.</param>
    /// <exception cref="ArgumentException">There are no bytes or no name, or neither tells the media type.</exception>
    public static BatchFileInput FromBytes(ReadOnlyMemory<byte> bytes, string fileName, string? mediaType = null)
    {
        var data = ContentData.FromBytes(bytes);
        ArgumentException.ThrowIfNullOrWhiteSpace(fileName);
        CheckMediaType(mediaType);
        mediaType ??= MediaTypes.Sniff(bytes.Span) ?? MediaTypes.OfName(fileName)
            ?? throw new ArgumentException($"Neither the bytes nor the name '{ContentText.Shorten(fileName)}' tell what the file is. Give its mediaType, for example \"application/pdf\".", nameof(fileName));
        return new(data, fileName, mediaType, fileId: null, url: null);
    }

    /// <summary>
    /// A file, read piece by piece each time a line with it is written, as a data URL. A file that is missing then refuses the task before anything is uploaded.
    /// </summary>
    /// <param name="path">The path. A relative one is from the working folder at the time of this call.</param>
    /// <param name="fileName">The name that the model is told; that of the path where it is not given.</param>
    /// <param name="mediaType">The media type, for example <c>application/pdf</c>; the first bytes of the file tell it, or the ending of the name.</param>
    /// <exception cref="ArgumentException">The path is empty or names a folder.</exception>
    public static BatchFileInput FromFile(string path, string? fileName = null, string? mediaType = null)
    {
        var data = ContentData.FromFile(path);
        fileName ??= Path.GetFileName(data.Path)!;
        if (string.IsNullOrWhiteSpace(fileName))
            throw new ArgumentException($"'{path}' names a folder, not a file.", nameof(path));

        CheckMediaType(mediaType);
        return new(data, fileName, mediaType, fileId: null, url: null);
    }

    /// <summary>A file that was uploaded to the service before.</summary>
    /// <param name="fileId">The id of the file, for example <c>file-abc123</c>.</param>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    public static BatchFileInput FromFileId(string fileId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(fileId);
        return new(data: null, fileName: null, mediaType: null, fileId, url: null);
    }

    /// <summary>A file that the service fetches. Responses only.</summary>
    /// <param name="url">An absolute url: <c>https://</c> or <c>http://</c>. It is written as it is given.</param>
    /// <exception cref="ArgumentException">The url is of another kind.</exception>
    public static BatchFileInput FromUrl(string url)
    {
        ContentUrl.CheckFile(url, nameof(url));
        return new(data: null, fileName: null, mediaType: null, fileId: null, url);
    }

    /// <inheritdoc cref="FromUrl(string)"/>
    public static BatchFileInput FromUrl(Uri url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return FromUrl(url.IsAbsoluteUri ? url.AbsoluteUri : url.OriginalString);
    }

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Data, FileName, MediaType, FileId, Url);

    /// <summary>Where the file comes from, without its bytes.</summary>
    public override string ToString() => ContentText.Describe(nameof(BatchFileInput), Url, FileId, FileName, MediaType, Data?.ToString());

    private protected override bool HasSameParts(BatchContent other)
    {
        var file = (BatchFileInput)other;
        return file.FileName == FileName && file.MediaType == MediaType && file.FileId == FileId && file.Url == Url && Equals(file.Data, Data);
    }

    private static void CheckMediaType(string? mediaType)
    {
        if (mediaType is not null)
            MediaTypes.Check(mediaType, nameof(mediaType));
    }
}
