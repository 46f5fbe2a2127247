using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace BatchTasks.Emulator.Answers;

/// <summary>What makes an answer depend on its request and on nothing else: the same body gives the same answer, in every process.</summary>
internal readonly struct BodyHash
{
    private readonly byte[] _hash;

    private BodyHash(byte[] hash) => _hash = hash;

    public static BodyHash Of(EmulatedRequest request) =>
        Of(request.Body.ValueKind == JsonValueKind.Undefined ? request.Endpoint : request.Body.GetRawText());

    public static BodyHash Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    public static BodyHash Of(ReadOnlySpan<byte> utf8) => new(SHA256.HashData(utf8));

    /// <summary>24 hexadecimal digits, for ids.</summary>
    public string Text => Convert.ToHexString(_hash, 0, 12).ToLowerInvariant();

    public ulong Number => BinaryPrimitives.ReadUInt64LittleEndian(_hash);

    /// <summary>A time in the year 2024 as Unix seconds: answers carry no clock.</summary>
    public long Seconds => 1_704_067_200 + (long)(Number % (365 * 86_400));
}
