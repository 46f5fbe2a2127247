using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using BatchTasks.Buffers;
using BatchTasks.Json;

namespace BatchTasks.Answers;

/// <summary>Reads the images of an images response.</summary>
internal static class ImageReader
{
    /// <exception cref="JsonException">The response is not one of images.</exception>
    public static BatchGeneratedImage[] Read(ReadOnlySpan<byte> body)
    {
        ReadOnlySpan<byte> data = default;
        var common = new BatchGeneratedImage();
        var members = new RawObject(body);
        while (members.Read())
        {
            if (members.NameEquals("data"u8))
                data = members.ReadValue();
            else if (members.NameEquals("created"u8))
                common = common with { CreatedAt = RawJson.GetTime(members.ReadValue()) };
            else if (members.NameEquals("background"u8))
                common = common with { Background = RawJson.GetString(members.ReadValue()) };
            else if (members.NameEquals("output_format"u8))
                common = common with { OutputFormat = RawJson.GetString(members.ReadValue()) };
            else if (members.NameEquals("quality"u8))
                common = common with { Quality = RawJson.GetString(members.ReadValue()) };
            else if (members.NameEquals("size"u8))
                common = common with { Size = RawJson.GetString(members.ReadValue()) };
        }

        if (!RawJson.IsArray(data))
            throw new JsonException("The images response has no 'data'.");

        var images = new List<BatchGeneratedImage>();
        var elements = new RawArray(data);
        while (elements.TryRead(out var element))
            images.Add(ReadImage(element, common, images.Count + 1));

        return [.. images];
    }

    private static BatchGeneratedImage ReadImage(ReadOnlySpan<byte> element, BatchGeneratedImage common, int number)
    {
        byte[] bytes = [];
        Uri? url = null;
        string? revised = null;
        var members = new RawObject(element);
        while (members.Read())
        {
            if (members.NameEquals("b64_json"u8))
                bytes = Decode(members.ReadValue(), number);
            else if (members.NameEquals("url"u8))
                Uri.TryCreate(RawJson.GetString(members.ReadValue()), UriKind.Absolute, out url);
            else if (members.NameEquals("revised_prompt"u8))
                revised = RawJson.GetString(members.ReadValue());
        }

        if (bytes.Length == 0 && url is null)
            throw new JsonException($"Image {number} of the response has neither 'b64_json' nor 'url'.");

        var mediaType = MediaTypes.Sniff(bytes) ?? ImageTypes.OfFormat(common.OutputFormat);
        return common with { Bytes = bytes, Url = url, RevisedPrompt = revised, MediaType = mediaType };
    }

    private static byte[] Decode(ReadOnlySpan<byte> value, int number)
    {
        if (!RawJson.IsString(value))
            return [];

        using var buffer = new PooledBuffer(16);
        var text = RawJson.Unescape(value, buffer);
        if (text.StartsWith("data:"u8))
            text = text[(text.IndexOf((byte)',') + 1)..];

        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length)];
        if (Base64.DecodeFromUtf8(text, bytes, out _, out var written) != OperationStatus.Done)
            throw new JsonException($"'b64_json' of image {number} of the response is not base64.");

        return written == bytes.Length ? bytes : bytes[..written];
    }
}
