using System.Text.Json;
using BatchTasks.Emulator.Answers;

namespace BatchTasks.Emulator;

/// <summary>An image that a request shows the model: in a message, in a moderation's input, to be edited, or a video's first picture.</summary>
public sealed record EmulatedImage
{
    /// <summary>Its url, a <c>data:</c> url among them, or null where it is a file of the service.</summary>
    public string? Url { get; private init; }

    /// <summary>Its id among the files of the service, or null where it has a url.</summary>
    public string? FileId { get; private init; }

    /// <summary>How a <c>data:</c> url names its type, such as <c>image/png</c>; null for any other image.</summary>
    public string? MediaType { get; private init; }

    /// <summary>The bytes of a base64 <c>data:</c> url; empty for any other image and where they are no base64.</summary>
    public ReadOnlyMemory<byte> Data { get; private init; }

    internal static EmulatedImage Of(JsonElement part)
    {
        // {"image_url": {"url": …}} in chat and moderations, {"image_url": …} elsewhere.
        var url = RequestContent.Name(part, "image_url") ?? RequestContent.Name(RequestText.Property(part, "image_url"), "url");
        var image = new EmulatedImage { Url = url, FileId = RequestContent.Name(part, "file_id") };
        var comma = url?.IndexOf(',', StringComparison.Ordinal) ?? -1;
        if (comma < 0 || !url!.StartsWith("data:", StringComparison.Ordinal))
            return image;

        var head = url["data:".Length..comma];
        return image with { MediaType = head.Split(';')[0], Data = head.EndsWith(";base64", StringComparison.Ordinal) ? Decoded(url[(comma + 1)..]) : default };
    }

    private static byte[] Decoded(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? bytes[..length] : [];
    }
}
