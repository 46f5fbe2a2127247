using System.Text;

namespace BatchTasks.Shared.Json;

/// <summary>
/// Text as the content of a JSON string, as short as the wire allows: the quote, the backslash and the controls are escaped (RFC 8259 section 7), and
/// U+0085, U+2028, U+2029, at which some readers of lines break; a lone surrogate becomes U+FFFD; all else stands as it is.
/// </summary>
internal static class JsonText
{
    /// <summary>The text as it stands between the quotes of a JSON string.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var character in WellFormed.Of(text))
            Append(escaped, character);

        return escaped.ToString();
    }

    /// <summary>The text as a JSON string, quotes included.</summary>
    public static string Quote(string text) => $"\"{Escape(text)}\"";

    /// <summary>True for the three characters that JSON allows raw and some readers of lines take for a line break.</summary>
    public static bool IsUnicodeLineBreak(char character) => character is '\u0085' or '\u2028' or '\u2029';

    /// <summary>True for what does not stand raw between the quotes, lone surrogates aside.</summary>
    public static bool IsEscaped(char character) => character is '"' or '\\' or < ' ' || IsUnicodeLineBreak(character);

    private static void Append(StringBuilder escaped, char character)
    {
        switch (character)
        {
            case '"':
                escaped.Append("\\\"");
                break;
            case '\\':
                escaped.Append("\\\\");
                break;
            case '\b':
                escaped.Append("\\b");
                break;
            case '\t':
                escaped.Append("\\t");
                break;
            case '\n':
                escaped.Append("\\n");
                break;
            case '\f':
                escaped.Append("\\f");
                break;
            case '\r':
                escaped.Append("\\r");
                break;
            default:
                if (IsEscaped(character))
                    AppendHex(escaped, character);
                else
                    escaped.Append(character);
                break;
        }
    }

    public static void AppendHex(StringBuilder escaped, char character)
    {
        const string Digits = "0123456789abcdef";
        escaped.Append("\\u").Append(Digits[character >> 12]).Append(Digits[(character >> 8) & 15]).Append(Digits[(character >> 4) & 15]).Append(Digits[character & 15]);
    }
}
