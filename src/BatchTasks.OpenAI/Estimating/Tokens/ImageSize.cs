using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;

namespace BatchTasks;

/// <summary>The size of an image in pixels, out of its first bytes.</summary>
internal static class ImageSize
{
    // A photo has its size behind its thumbnail and its colour profile.
    private const int ReadBytes = 192 * 1024;

    /// <summary>The size of an image that stands in a data URL, or null where it is none or of another form.</summary>
    public static (int Width, int Height)? OfDataUrl(ReadOnlySpan<byte> url)
    {
        if (!url.StartsWith("data:image/"u8) || url.IndexOf(";base64,"u8) is var at && at < 0)
            return null;

        var base64 = url[(at + ";base64,"u8.Length)..];
        base64 = base64[..Math.Min(base64.Length & ~3, ReadBytes / 3 * 4)];
        var bytes = ArrayPool<byte>.Shared.Rent(ReadBytes);
        try
        {
            return Base64.DecodeFromUtf8(base64, bytes, out _, out var written) == OperationStatus.Done ? Of(bytes.AsSpan(0, written)) : null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    public static (int Width, int Height)? Of(ReadOnlySpan<byte> image)
    {
        var size = image switch
        {
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => OfPng(image),
            [0xFF, 0xD8, ..] => OfJpeg(image),
            [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => OfGif(image),
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => OfWebP(image),
            _ => null,
        };
        return size is { Width: > 0, Height: > 0 } ? size : null;
    }

    private static (int Width, int Height)? OfPng(ReadOnlySpan<byte> image) =>
        image.Length >= 24 ? (BinaryPrimitives.ReadInt32BigEndian(image[16..]), BinaryPrimitives.ReadInt32BigEndian(image[20..])) : null;

    private static (int Width, int Height)? OfGif(ReadOnlySpan<byte> image) =>
        image.Length >= 10 ? (BinaryPrimitives.ReadUInt16LittleEndian(image[6..]), BinaryPrimitives.ReadUInt16LittleEndian(image[8..])) : null;

    /// <summary>From segment to segment to the one that begins a frame.</summary>
    private static (int Width, int Height)? OfJpeg(ReadOnlySpan<byte> image)
    {
        var at = 2;
        while (at + 9 < image.Length && image[at] == 0xFF)
        {
            var marker = image[at + 1];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return (BinaryPrimitives.ReadUInt16BigEndian(image[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(image[(at + 5)..]));

            // One that fills up.
            at += marker == 0xFF ? 1 : 2 + BinaryPrimitives.ReadUInt16BigEndian(image[(at + 2)..]);
        }

        return null;
    }

    private static (int Width, int Height)? OfWebP(ReadOnlySpan<byte> image)
    {
        if (image.Length < 30)
            return null;

        return image[15] switch
        {
            (byte)' ' => (BinaryPrimitives.ReadUInt16LittleEndian(image[26..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(image[28..]) & 0x3FFF),
            (byte)'L' => (Bits(image[21..], shift: 0, 0x3FFF) + 1, Bits(image[21..], shift: 14, 0x3FFF) + 1),
            (byte)'X' => (Bits(image[24..], shift: 0, 0xFFFFFF) + 1, Bits(image[26..], shift: 8, 0xFFFFFF) + 1),
            _ => null,
        };
    }

    private static int Bits(ReadOnlySpan<byte> bytes, int shift, int mask) => (BinaryPrimitives.ReadInt32LittleEndian(bytes) >> shift) & mask;
}
