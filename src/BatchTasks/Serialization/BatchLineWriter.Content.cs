using System.Buffers.Text;
using BatchTasks.Shared.Limits;

namespace BatchTasks;

/// <content>Contents: what all endpoints have of them, and the forms of moderations, image edits and videos.</content>
public ref partial struct BatchLineWriter
{
    /// <summary>Writes an item of the <c>input</c> of <c>/v1/moderations</c>: text or an image.</summary>
    /// <param name="content">The content.</param>
    /// <exception cref="NotSupportedException">The endpoint does not take it: audio, a file, an image by its id.</exception>
    /// <exception cref="InvalidOperationException">The content is <see langword="null"/>, or a file is empty or does not tell what it is.</exception>
    /// <exception cref="IOException">A file is missing or can't be read.</exception>
    public void WriteModerationContent(BatchContent content)
    {
        switch (content ?? throw ContentErrors.NoContent())
        {
            case BatchText text:
                WriteTextPart("text"u8, text);
                break;
            case BatchImage { FileId: not null }:
                throw ContentErrors.ModerationImageId();
            case BatchImage image:
                WriteConstant("{\"type\":\"image_url\",\"image_url\":{\"url\":"u8);
                WriteImageUrl(image);
                WriteConstant("}}"u8);
                break;
            default:
                throw ContentErrors.Moderation(content);
        }
    }

    /// <summary>
    /// Writes a reference to an image, <c>{"image_url":…}</c> or <c>{"file_id":…}</c>: an item of <c>images</c>, or the <c>mask</c>, of
    /// <c>/v1/images/edits</c>, or the <c>input_reference</c> of <c>/v1/videos</c>.
    /// </summary>
    /// <param name="image">The image.</param>
    /// <exception cref="InvalidOperationException">
    /// The image is <see langword="null"/>, a file is empty or does not tell what it is, or the url has more than 20,971,520 characters (the limit in the
    /// published OpenAPI document of the service).
    /// </exception>
    /// <exception cref="IOException">A file is missing or can't be read.</exception>
    public void WriteImageReference(BatchImage image)
    {
        if (image is null)
            throw ContentErrors.NoContent();

        if (image.FileId is { } id)
        {
            WriteConstant("{\"file_id\":"u8);
            WriteQuoted(id);
        }
        else
        {
            WriteConstant("{\"image_url\":"u8);
            var characters = WriteImageUrl(image);
            if (characters > BatchLimits.ImageUrlCharacters)
                throw ContentErrors.LongImageUrl(characters, BatchLimits.ImageUrlCharacters);
        }

        WriteConstant("}"u8);
    }

    private void WriteTextPart(scoped ReadOnlySpan<byte> type, BatchText text)
    {
        WriteConstant("{\"type\":\""u8);
        WriteConstant(type);
        WriteConstant("\",\"text\":"u8);
        WriteQuoted(text.Text);
        WriteConstant("}"u8);
    }

    /// <summary>Writes the url of an image as a JSON string.</summary>
    /// <returns>Its characters.</returns>
    private long WriteImageUrl(BatchImage image)
    {
        if (image.Url is { } url)
        {
            WriteQuoted(url);
            return url.Length;
        }

        return WriteDataUrl(image.Data!, image.MediaType, fileName: null);
    }

    /// <summary>Writes bytes as a JSON string with a data URL.</summary>
    /// <param name="data">The bytes.</param>
    /// <param name="mediaType">Their type, or null where the first of them tell.</param>
    /// <param name="fileName">The name of a document, which may tell its type; null for an image.</param>
    /// <returns>The characters of the url.</returns>
    private long WriteDataUrl(ContentData data, string? mediaType, string? fileName)
    {
        using var source = new ContentSource(data);
        var start = source.Next();
        mediaType ??= MediaTypes.OfFile(start, data.Path, fileName);
        WriteConstant("\"data:"u8);
        WriteText(mediaType);
        WriteConstant(";base64,"u8);
        var characters = "data:;base64,".Length + mediaType.Length + WriteBase64(start, source);
        WriteConstant("\""u8);
        return characters;
    }

    private long WriteBase64(scoped ReadOnlySpan<byte> start, ContentSource source)
    {
        var characters = 0L;
        for (var piece = start; !piece.IsEmpty; piece = source.Next())
        {
            // Not in one statement: reserving may flush, which changes what is used.
            var free = Reserve(Base64.GetMaxEncodedToUtf8Length(piece.Length));
            Base64.EncodeToUtf8(piece, free, out _, out var written);
            _used += written;
            characters += written;
        }

        return characters;
    }
}
