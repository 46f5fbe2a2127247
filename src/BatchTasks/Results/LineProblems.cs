using System.Buffers;
using System.Text;
using System.Text.Json;

namespace BatchTasks.Results;

/// <summary>What can be wrong with a line before anything in it means anything.</summary>
internal static class LineProblems
{
    private static ReadOnlySpan<byte> Blanks => " \t\r"u8;

    public static string InvalidUtf8(int offset) => $"The line is not valid UTF-8: byte {offset + 1:N0} of it begins no character.";

    public static string NotJson(JsonException e) =>
        $"The line is not valid JSON at its byte {(e.BytePositionInLine ?? 0) + 1:N0}. Each result must be one JSON object on one line.";

    public static string EndsInside(string part, bool isTerminated) => isTerminated
        ? $"The line ends inside {part}. Each result must be one JSON object on one line, not indented over several."
        : $"The line ends inside {part}: the file was probably cut off. Download it again.";

    public static string TooLong(int limit) =>
        $"The line is longer than {limit:N0} bytes, the longest that BatchReadOptions.MaxLineBytes allows; only its beginning was kept.";

    public const string NoCustomId = "The line has no custom_id, so that its task can't be told.";

    public const string NeitherResponseNorError = "The line has neither a response nor an error. Is it a line of an input file?";

    /// <summary>What a line is that does not begin as an object does.</summary>
    public static string? FindForeign(ReadOnlySpan<byte> line)
    {
        var text = line.TrimStart(Blanks);
        if (!text.IsEmpty && text[0] == '{')
            return null;

        return text.StartsWith("<<<<<<<"u8) || text.StartsWith("======="u8) || text.StartsWith(">>>>>>>"u8) || text.StartsWith("|||||||"u8)
            ? "The line is a merge-conflict marker: the file holds two versions. Download it again."
            : "The line is not a JSON object. Each result must be one JSON object on one line.";
    }

    /// <summary>The bytes before the first that is not valid UTF-8.</summary>
    public static int CountValidUtf8(ReadOnlySpan<byte> text)
    {
        var valid = 0;
        while (valid < text.Length && Rune.DecodeFromUtf8(text[valid..], out _, out var length) == OperationStatus.Done)
            valid += length;

        return valid;
    }

    public static bool IsBeginningOfCharacter(ReadOnlySpan<byte> text) => Rune.DecodeFromUtf8(text, out _, out _) == OperationStatus.NeedMoreData;
}
