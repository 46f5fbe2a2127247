using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace BatchTasks.Generators.Emitting;

/// <summary>C# literals for text.</summary>
internal static class Literal
{
    /// <summary>A string literal.</summary>
    public static string Text(string text) => Quote(text, "\"");

    /// <summary>A UTF-8 literal. The text has no lone surrogates.</summary>
    public static string Utf8(string text) => Quote(text, "\"u8");

    /// <summary>Plain ASCII, of which schemas and most templates are, is quoted here: the compiler's own way asks for the category of each character.</summary>
    private static string Quote(string text, string end)
    {
        var escapes = 0;
        foreach (var character in text)
        {
            if (character is < ' ' or > '~')
                return SymbolDisplay.FormatLiteral(text, quote: true) + end.Substring(1);

            escapes += character is '"' or '\\' ? 1 : 0;
        }

        if (escapes == 0)
            return "\"" + text + end;

        var literal = new StringBuilder(text.Length + escapes + end.Length + 1).Append('"');
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('"' or '\\'))
                continue;

            literal.Append(text, start, i - start).Append('\\');
            start = i;
        }

        return literal.Append(text, start, text.Length - start).Append(end).ToString();
    }
}
