using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BatchTasks.Generators.Literals;

/// <summary>Reads the constant parts of an interpolated string.</summary>
internal static class InterpolatedTokens
{
    public static bool Append(InterpolatedStringExpressionSyntax interpolated, LiteralBuilder builder)
    {
        builder.HasLiteral = true;
        var end = interpolated.StringEndToken.Text;
        var indentation = RawLines.Indentation(end, end.LastIndexOf('\n') + 1, end.IndexOf('"'));
        var atLineStart = true;
        foreach (var content in interpolated.Contents)
        {
            switch (content)
            {
                case InterpolatedStringTextSyntax { TextToken: var token }:
                    AppendText(token, interpolated.StringStartToken.Kind(), indentation, atLineStart, builder);
                    break;
                case InterpolationSyntax hole:
                    builder.AddHole(hole.Expression, hole.AlignmentClause is not null || hole.FormatClause is not null);
                    break;
                default:
                    return false;
            }

            atLineStart = false;
        }

        return !interpolated.StringEndToken.IsMissing;
    }

    private static void AppendText(SyntaxToken token, SyntaxKind kind, string indentation, bool atLineStart, LiteralBuilder builder)
    {
        var text = token.Text;
        switch (kind)
        {
            case SyntaxKind.InterpolatedStringStartToken:
                EscapedCharacters.Append(text, 0, text.Length, token.SpanStart, braces: true, builder);
                break;
            case SyntaxKind.InterpolatedVerbatimStringStartToken:
                VerbatimCharacters.Append(text, 0, text.Length, token.SpanStart, braces: true, builder);
                break;
            case SyntaxKind.InterpolatedMultiLineRawStringStartToken:
                RawLines.Append(text, 0, text.Length, token.SpanStart, indentation, atLineStart, builder);
                break;
            default:
                RawLines.Append(text, 0, text.Length, token.SpanStart, indentation: "", atLineStart: false, builder);
                break;
        }
    }
}
