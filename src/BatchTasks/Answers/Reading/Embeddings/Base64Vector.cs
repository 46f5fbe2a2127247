using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Runtime.InteropServices;

namespace BatchTasks.Answers;

/// <summary>A vector sent as base64 of little-endian floats, decoded into its own array.</summary>
internal static class Base64Vector
{
    /// <summary>Decodes base64 without white space.</summary>
    /// <param name="base64">What stands between the quotes.</param>
    /// <param name="vector">The floats.</param>
    /// <returns>
    /// <see langword="false"/> for all but the usual form. Base64 with spaces or JSON escapes in it may still be a vector; a plain reader decides that.
    /// </returns>
    public static bool TryRead(ReadOnlySpan<byte> base64, out float[] vector)
    {
        vector = [];
        var padding = base64 is [.., (byte)'=', (byte)'='] ? 2 : base64 is [.., (byte)'='] ? 1 : 0;
        var size = (base64.Length / 4 * 3) - padding;
        if (base64.Length % 4 != 0 || size % sizeof(float) != 0)
            return false;

        var floats = GC.AllocateUninitializedArray<float>(size / sizeof(float));
        var bytes = MemoryMarshal.AsBytes(floats.AsSpan());
        if (Base64.DecodeFromUtf8(base64, bytes, out _, out var written) != OperationStatus.Done || written != size)
            return false;

        if (!BitConverter.IsLittleEndian)
        {
            var integers = MemoryMarshal.Cast<byte, int>(bytes);
            BinaryPrimitives.ReverseEndianness(integers, integers);
        }

        vector = floats;
        return true;
    }
}
