using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Text.Json;

namespace BatchTasks.Instructions;

/// <summary>What a process has of instructions, and what the library makes of fixed inputs in it.</summary>
/// <param name="Instructions">Names of instruction sets, and whether this process may use them.</param>
/// <param name="Digests">Names of what was computed, and the SHA-256 of it.</param>
public sealed record Report(IReadOnlyDictionary<string, bool> Instructions, IReadOnlyDictionary<string, string> Digests)
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web);

    public static async Task<Report> OfThisProcessAsync() => new(
        new Dictionary<string, bool>
        {
            ["vectors"] = Vector128.IsHardwareAccelerated,
            ["ssse3"] = Ssse3.IsSupported,
            ["avx"] = Avx.IsSupported,
            ["avx2"] = Avx2.IsSupported,
            ["avx512"] = Avx512BW.IsSupported,
        },
        new Dictionary<string, string>
        {
            ["lines"] = WrittenLines.Digest(),
            ["file"] = await WrittenLines.DigestOfFileAsync(),
            ["answers"] = await ReadResults.DigestOfAnswersAsync(),
            ["vectors"] = await ReadResults.DigestOfVectorsAsync(),
        });
}
