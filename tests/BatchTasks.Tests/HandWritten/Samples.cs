using System.Text;

namespace BatchTasks.Tests.HandWritten;

/// <summary>The beginnings of files of each kind, which is all that their media types are told from.</summary>
public static class Samples
{
    public static byte[] Png { get; } = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D];

    public static byte[] Jpeg { get; } = [0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10];

    public static byte[] Gif { get; } = Encoding.Latin1.GetBytes("GIF89a\x01\0\x01\0");

    public static byte[] Webp { get; } = Encoding.Latin1.GetBytes("RIFF\x24\0\0\0WEBPVP8 ");

    public static byte[] Bmp { get; } = Encoding.Latin1.GetBytes("BM\x46\0\0\0\0\0\0\0\x36\0\0\0");

    public static byte[] Tiff { get; } = Encoding.Latin1.GetBytes("II*\0\x08\0\0\0");

    public static byte[] Heic { get; } = Encoding.Latin1.GetBytes("\0\0\0\x18" + "ftypheic\0\0\0\0");

    public static byte[] Avif { get; } = Encoding.Latin1.GetBytes("\0\0\0\x1C" + "ftypavif\0\0\0\0");

    public static byte[] Wav { get; } = Encoding.Latin1.GetBytes("RIFF\x24\0\0\0WAVEfmt ");

    public static byte[] Mp3 { get; } = [0xFF, 0xFB, 0x90, 0x64];

    public static byte[] TaggedMp3 { get; } = Encoding.Latin1.GetBytes("ID3\x03\0\0\0\0\0\0");

    public static byte[] Pdf { get; } = Encoding.Latin1.GetBytes("%PDF-1.7\n%\xE2\xE3");

    public static byte[] Zip { get; } = Encoding.Latin1.GetBytes("PK\x03\x04\x14\0");
}
