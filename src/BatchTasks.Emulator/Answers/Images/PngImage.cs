using System.Buffers.Binary;
using System.IO.Compression;

namespace BatchTasks.Emulator.Answers.Images;

/// <summary>A small PNG (RFC 2083): a picture of two colours that is the same left and right, which follow from a seed.</summary>
internal static class PngImage
{
    /// <summary>Pixels of a side.</summary>
    public const int Side = 16;

    private const int BytesPerPixel = 3;
    private const byte BitsPerChannel = 8;
    private const byte TrueColor = 2;

    public static byte[] Write(ulong seed)
    {
        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Side);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Side);
        header[8] = BitsPerChannel;
        header[9] = TrueColor;
        WriteChunk(png, "IHDR"u8, header);
        WriteChunk(png, "IDAT"u8, Compressed(Pixels(new AnswerRandom(seed))));
        WriteChunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    /// <summary>Rows of pixels, each behind the byte that says that it is not filtered.</summary>
    private static byte[] Pixels(AnswerRandom random)
    {
        var colors = new[] { random.Next(), random.Next() };
        const int Stride = 1 + (Side * BytesPerPixel);
        var pixels = new byte[Side * Stride];
        for (var y = 0; y < Side; y++)
        {
            var row = random.Next();
            for (var x = 0; x < Side; x++)
            {
                var color = colors[(int)(row >> Math.Min(x, Side - 1 - x)) & 1];
                for (var channel = 0; channel < BytesPerPixel; channel++)
                    pixels[(y * Stride) + 1 + (x * BytesPerPixel) + channel] = (byte)(color >> (8 * channel));
            }
        }

        return pixels;
    }

    private static byte[] Compressed(byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(bytes);

        return compressed.ToArray();
    }

    private static void WriteChunk(MemoryStream png, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        png.Write(type);
        png.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(uint.MaxValue, type), data));
        png.Write(number);
    }

    private static uint Crc(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }

        return crc;
    }
}
