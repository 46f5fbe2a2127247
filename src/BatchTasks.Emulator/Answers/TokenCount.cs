using System.Text;
using System.Text.Json;

namespace BatchTasks.Emulator.Answers;

/// <summary>A plausible number of tokens: a quarter of the bytes. No tokenizer is meant.</summary>
internal static class TokenCount
{
    public const int BytesPerToken = 4;

    public static int Of(string? text) => string.IsNullOrEmpty(text) ? 0 : Tokens(Encoding.UTF8.GetByteCount(text));

    /// <summary>Of the JSON text of a value, or 0 where there is none.</summary>
    public static int Of(JsonElement? value) => value is { } there ? Of(there.GetRawText()) : 0;

    private static int Tokens(int bytes) => (bytes + BytesPerToken - 1) / BytesPerToken;
}
