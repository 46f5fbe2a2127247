using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BatchTasks.Generators.Literals;

/// <summary>Reads the tokens of string literals that are not interpolated.</summary>
internal static class LiteralTokens
{
    /// <summary>False where the token's own value is another than what was read: it is half typed.</summary>
    public static bool Append(SyntaxToken token, LiteralBuilder builder)
    {
        var start = builder.Length;
        var text = token.Text;
        builder.HasLiteral = true;
        switch (token.Kind())
        {
            case SyntaxKind.StringLiteralToken or SyntaxKind.Utf8StringLiteralToken when text.StartsWith("@", StringComparison.Ordinal):
                VerbatimCharacters.Append(text, 2, End(text, quotes: 1), token.SpanStart, braces: false, builder);
                break;
            case SyntaxKind.StringLiteralToken or SyntaxKind.Utf8StringLiteralToken:
                EscapedCharacters.Append(text, 1, End(text, quotes: 1), token.SpanStart, braces: false, builder);
                break;
            case SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.Utf8SingleLineRawStringLiteralToken:
                var quotes = RawLines.QuotesAt(text, 0);
                for (var index = quotes; index < End(text, quotes); index++)
                    builder.Add(text[index], token.SpanStart + index, 1);

                break;
            case SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken:
                AppendLines(text, token.SpanStart, builder);
                break;
        }

        return builder.EndsWith(token.ValueText, start);
    }

    /// <summary>Where the closing quotes begin.</summary>
    private static int End(string text, int quotes)
    {
        var end = text.EndsWith("u8", StringComparison.OrdinalIgnoreCase) ? text.Length - 2 : text.Length;
        return end - quotes;
    }

    private static void AppendLines(string text, int offset, LiteralBuilder builder)
    {
        var quotes = RawLines.QuotesAt(text, 0);
        var close = End(text, quotes);
        var last = close < 0 ? -1 : text.LastIndexOf('\n', close);
        var first = text.IndexOf('\n') + 1;
        if (first == 0 || last < first)
            return; // No line between those of the quotes.

        var end = last > first && text[last - 1] == '\r' ? last - 1 : last;
        RawLines.Append(text, first, end, offset, RawLines.Indentation(text, last + 1, close), atLineStart: true, builder);
    }
}
