using System.Text;

namespace BatchTasks.Shared.Json;

/// <summary>One JSON value on one line, without the white space that its author wrote for the eye.</summary>
internal static class JsonMinifier
{
    /// <summary>
    /// Checks that <paramref name="json"/> is one JSON value and gives it without white space between its tokens, line breaks of Unicode escaped.
    /// Where it is not, <paramref name="error"/> has the reason and its place in UTF-16 characters.
    /// </summary>
    public static bool TryMinify(string json, out string minified, out JsonError error)
    {
        var wellFormed = WellFormed.Of(json);
        var utf8 = Encoding.UTF8.GetBytes(wellFormed);
        var scanner = new JsonScanner(utf8);
        var compact = new byte[utf8.Length + 1];
        var length = 0;
        var before = JsonTokenKind.None;
        while (scanner.Read())
        {
            if (Separator(before, scanner.Kind) is { } separator)
                compact[length++] = separator;

            scanner.Raw.CopyTo(System.MemoryExtensions.AsSpan(compact, length));
            length += scanner.Span.Length;
            before = scanner.Kind;
        }

        if (scanner.Error is { } found)
        {
            minified = "";
            error = found with { Offset = Encoding.UTF8.GetCharCount(utf8, 0, Floor(utf8, found.Offset)) };
            return false;
        }

        minified = EscapeLineBreaks(Encoding.UTF8.GetString(compact, 0, length));
        error = default;
        return true;
    }

    private static byte? Separator(JsonTokenKind before, JsonTokenKind next)
    {
        if (before == JsonTokenKind.Name)
            return (byte)':';

        var isFirst = before is JsonTokenKind.None or JsonTokenKind.ObjectStart or JsonTokenKind.ArrayStart;
        return isFirst || next is JsonTokenKind.ObjectEnd or JsonTokenKind.ArrayEnd ? null : (byte)',';
    }

    /// <summary>The beginning of the character that the offset lies in.</summary>
    private static int Floor(byte[] utf8, int offset)
    {
        while (offset > 0 && offset < utf8.Length && (utf8[offset] & 0xC0) == 0x80)
            offset--;

        return offset;
    }

    private static string EscapeLineBreaks(string json)
    {
        StringBuilder? escaped = null;
        for (var index = 0; index < json.Length; index++)
        {
            if (!JsonText.IsUnicodeLineBreak(json[index]))
            {
                escaped?.Append(json[index]);
                continue;
            }

            escaped ??= new(json, 0, index, json.Length + 8);
            JsonText.AppendHex(escaped, json[index]);
        }

        return escaped?.ToString() ?? json;
    }
}
