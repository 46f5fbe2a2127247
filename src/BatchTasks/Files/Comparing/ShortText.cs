using BatchTasks.Json;

namespace BatchTasks.Files.Comparing;

/// <summary>Values in messages: as much of them as tells the difference.</summary>
internal static class ShortText
{
    private const int ShownCharacters = 80;
    private const int ShownBeforeTheDifference = 20;

    public static string Quote(string text) => $"\"{Cut(text, start: 0)}\"";

    /// <summary>A JSON value.</summary>
    public static string Of(ReadOnlySpan<byte> value) => Show(value, Text(value), start: 0);

    /// <summary>Two JSON values, both from a little before the place where they differ.</summary>
    public static (string First, string Second) Of(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        var (firstText, secondText) = (Text(first), Text(second));
        var equal = firstText.AsSpan().CommonPrefixLength(secondText);
        var start = Math.Max(firstText.Length, secondText.Length) <= ShownCharacters ? 0 : Math.Max(0, equal - ShownBeforeTheDifference);
        return (Show(first, firstText, start), Show(second, secondText, start));
    }

    private static string Text(ReadOnlySpan<byte> value) => RawJson.GetString(value) ?? Utf8Strings.ToText(value);

    private static string Show(ReadOnlySpan<byte> value, string text, int start) => RawJson.IsString(value) ? $"\"{Cut(text, start)}\"" : Cut(text, start);

    private static string Cut(string text, int start)
    {
        // Not through the middle of a surrogate pair.
        start = Adjust(text, start);
        var end = Adjust(text, Math.Min(text.Length, start + ShownCharacters));
        return $"{(start > 0 ? "…" : "")}{text.AsSpan(start, end - start)}{(end < text.Length ? "…" : "")}".ReplaceLineEndings("⏎");
    }

    private static int Adjust(string text, int at) =>
        at > 0 && at < text.Length && char.IsSurrogatePair(text[at - 1], text[at]) ? at - 1 : at;
}
