using System.Buffers.Binary;
using System.Security.Cryptography;

namespace BatchTasks;

/// <summary>
/// A hash of short byte strings that multiplies eight bytes by eight: several times as fast as <see cref="HashCode.AddBytes"/>. Its keys are drawn once for a
/// process, so that nobody outside can choose ids that collide.
/// </summary>
internal static class SeededHash
{
    private static readonly ulong s_first = RandomKey();
    private static readonly ulong s_second = RandomKey();
    private static readonly ulong s_last = RandomKey();

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var length = (ulong)bytes.Length;
        var state = s_last ^ length;
        for (; bytes.Length > 16; bytes = bytes[16..])
            state = Mix(Word(bytes) ^ s_first, Word(bytes[8..]) ^ state);

        var (low, high) = Rest(bytes);
        state = Mix(low ^ s_second, high ^ state);
        return (uint)Mix(state ^ s_first, length ^ s_second);
    }

    /// <summary>Up to sixteen bytes as two words, which overlap where there are fewer.</summary>
    private static (ulong Low, ulong High) Rest(ReadOnlySpan<byte> bytes) => bytes.Length switch
    {
        >= 8 => (Word(bytes), Word(bytes[^8..])),
        >= 4 => (BinaryPrimitives.ReadUInt32LittleEndian(bytes), BinaryPrimitives.ReadUInt32LittleEndian(bytes[^4..])),
        > 0 => ((ulong)bytes[0] << 16 | (ulong)bytes[bytes.Length / 2] << 8 | bytes[^1], 0),
        _ => (0, 0),
    };

    private static ulong Word(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt64LittleEndian(bytes);

    private static ulong Mix(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right, out var low);
        return high ^ low;
    }

    private static ulong RandomKey() => BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(ulong)));
}
