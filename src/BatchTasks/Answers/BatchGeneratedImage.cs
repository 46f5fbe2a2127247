using BatchTasks.Answers;

namespace BatchTasks;

/// <summary>An image that the images endpoints generated or edited.</summary>
/// <remarks>Source: <c>ImagesResponse</c> and <c>Image</c> of the published OpenAPI document.</remarks>
public sealed record BatchGeneratedImage
{
    /// <summary>The image, decoded from <c>b64_json</c>. Empty where the service gave a <see cref="Url"/>.</summary>
    public ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>Where the image can be downloaded for a short time, where the service gave no bytes (older models).</summary>
    public Uri? Url { get; init; }

    /// <summary>The prompt that the model made of the request's, where it tells.</summary>
    public string? RevisedPrompt { get; init; }

    /// <summary>The media type that the bytes begin as, or else that of <see cref="OutputFormat"/>, or <see langword="null"/> where neither tells.</summary>
    public string? MediaType { get; init; }

    /// <summary>When the service made it.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary><c>transparent</c> or <c>opaque</c>, where the service tells.</summary>
    public string? Background { get; init; }

    /// <summary><c>png</c>, <c>webp</c> or <c>jpeg</c>, where the service tells.</summary>
    public string? OutputFormat { get; init; }

    /// <summary><c>low</c>, <c>medium</c> or <c>high</c>, where the service tells.</summary>
    public string? Quality { get; init; }

    /// <summary>The size in pixels, for example <c>1024x1024</c>, where the service tells.</summary>
    public string? Size { get; init; }

    /// <summary>The ending of a file with the image: <c>.png</c>, <c>.jpg</c>, <c>.webp</c>, <c>.gif</c>, or <c>.bin</c> where the type is not known.</summary>
    public string FileExtension => ImageTypes.ExtensionOf(MediaType);

    /// <summary>Writes the image into a file. An existing one is replaced.</summary>
    /// <param name="path">The file. Where its name has no ending, that of the image's type is put to it.</param>
    /// <param name="cancellationToken">Stops the writing; the file may then be incomplete.</param>
    /// <returns>The path of the file that was written.</returns>
    /// <exception cref="InvalidOperationException">There are no bytes, only a <see cref="Url"/>: download it.</exception>
    public async Task<string> SaveAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Bytes.IsEmpty)
            throw new InvalidOperationException($"The image has no bytes; the service gave its address{(Url is null ? "" : $" '{Url}'")} only. Download it from there.");

        var target = Path.HasExtension(path) ? path : path + FileExtension;
        var file = new FileStream(target, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
        await using (file.ConfigureAwait(false))
            await file.WriteAsync(Bytes, cancellationToken).ConfigureAwait(false);

        return target;
    }

    /// <summary>The image in a few words: its bytes are not shown.</summary>
    public override string ToString() => Bytes.IsEmpty ? $"image at {Url}" : $"{MediaType ?? "image"} of {Bytes.Length} bytes";
}
