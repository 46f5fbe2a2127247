using System.Linq;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.CodeFixes;

/// <summary>
/// Edits of JSON that stands in a string literal, in its source, where a quote is written <c>"</c>, <c>\"</c> or <c>""</c> by the form of the literal. What
/// is pieced together of several literals is left to its author.
/// </summary>
internal static class JsonTextEdit
{
    private static readonly string[] s_quotes = ["\\\"", "\"\"", "\""];

    /// <summary>The content of the JSON string at the span, or null where it is none.</summary>
    public static TextSpan? Content(SourceText source, TextSpan span)
    {
        var text = source.ToString(span);
        foreach (var quote in s_quotes)
        {
            if (text.Length < 2 * quote.Length || !text.StartsWith(quote, StringComparison.Ordinal) || !text.EndsWith(quote, StringComparison.Ordinal))
                continue;

            var content = text.Substring(quote.Length, text.Length - 2 * quote.Length);
            return content.IndexOf('"') < 0 ? new(span.Start + quote.Length, content.Length) : null;
        }

        return null;
    }

    /// <summary>Whether the text is written the same in JSON and in each form of literal.</summary>
    public static bool IsPlain(string text) => text.All(static c => c is > ' ' and < '\x7F' and not ('"' or '\\' or '{' or '}'));

    /// <summary>The property with the value at the span, and a comma that nothing follows or precedes then; null where they are not plainly there.</summary>
    public static TextSpan? Property(SourceText source, TextSpan value)
    {
        var colon = Before(source, value.Start);
        if (colon < 0 || source[colon] != ':' || Name(source, Before(source, colon) + 1) is not { } start)
            return null;

        var after = After(source, value.End);
        if (after < source.Length && source[after] == ',')
            return TextSpan.FromBounds(start, AfterBlanks(source, after + 1));

        var before = Before(source, start);
        return before >= 0 && source[before] == ',' ? TextSpan.FromBounds(before, value.End) : TextSpan.FromBounds(start, value.End);
    }

    /// <summary>Where the quoted name that ends there begins.</summary>
    private static int? Name(SourceText source, int end)
    {
        foreach (var quote in s_quotes)
        {
            var close = end - quote.Length;
            if (close < 0 || source.ToString(TextSpan.FromBounds(close, end)) != quote)
                continue;

            var start = close;
            while (start > 0 && (char.IsLetterOrDigit(source[start - 1]) || source[start - 1] == '_'))
                start--;

            var open = start - quote.Length;
            return start < close && open >= 0 && source.ToString(TextSpan.FromBounds(open, start)) == quote ? open : null;
        }

        return null;
    }

    /// <summary>The last character before that one that is no white space, or -1.</summary>
    private static int Before(SourceText source, int position)
    {
        do
            position--;
        while (position >= 0 && char.IsWhiteSpace(source[position]));

        return position;
    }

    private static int After(SourceText source, int position)
    {
        while (position < source.Length && char.IsWhiteSpace(source[position]))
            position++;

        return position;
    }

    private static int AfterBlanks(SourceText source, int position)
    {
        while (position < source.Length && source[position] == ' ')
            position++;

        return position;
    }
}
