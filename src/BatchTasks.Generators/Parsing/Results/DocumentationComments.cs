using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BatchTasks.Generators.Parsing.Results;

/// <summary>The documentation comment before a declaration, as text, whether the compiler parses such comments or not.</summary>
internal static class DocumentationComments
{
    private const string Line = "///";
    private const string BlockStart = "/**";
    private const string BlockEnd = "*/";

    /// <summary>The XML of the comment; "" where there is none.</summary>
    public static string Of(SyntaxNode declaration)
    {
        // A field's name is inside of its declaration, before which the comment stands.
        if (declaration is VariableDeclaratorSyntax { Parent.Parent: { } field })
            declaration = field;

        // Where comments are not parsed, one behind the token before belongs to that token.
        var first = declaration.GetFirstToken();
        var (trailing, leading) = (first.GetPreviousToken().TrailingTrivia, first.LeadingTrivia);
        if (!MayDocument(trailing) && !MayDocument(leading))
            return "";

        var before = trailing.Concat(leading).ToList();
        var pieces = new Stack<string>();
        for (var i = before.Count - 1; i >= 0; i--)
        {
            if (before[i].IsKind(SyntaxKind.WhitespaceTrivia) || before[i].IsKind(SyntaxKind.EndOfLineTrivia))
                continue;

            // Other comments, and directives, may stand between a comment and what it documents, not within it.
            if (TextOf(before[i]) is { } text)
                pieces.Push(text);
            else if (pieces.Count > 0)
                break;
        }

        return string.Join("\n", pieces);
    }

    /// <summary>Whether there is anything but white space.</summary>
    private static bool MayDocument(SyntaxTriviaList trivia)
    {
        foreach (var piece in trivia)
        {
            if (!piece.IsKind(SyntaxKind.WhitespaceTrivia) && !piece.IsKind(SyntaxKind.EndOfLineTrivia))
                return true;
        }

        return false;
    }

    /// <summary>The XML in a piece of a comment; null for what is no documentation.</summary>
    private static string? TextOf(SyntaxTrivia trivia)
    {
        switch (trivia.Kind())
        {
            case SyntaxKind.SingleLineDocumentationCommentTrivia:
                return WithoutSlashes(trivia.ToFullString());
            case SyntaxKind.MultiLineDocumentationCommentTrivia:
                return WithoutStars(trivia.ToFullString());
            case SyntaxKind.SingleLineCommentTrivia when trivia.ToString() is var text && text.StartsWith(Line, StringComparison.Ordinal) && !text.StartsWith("////", StringComparison.Ordinal):
                return WithoutSlashes(text);
            case SyntaxKind.MultiLineCommentTrivia when trivia.ToString() is var text && text.StartsWith(BlockStart, StringComparison.Ordinal) && text.Length > 4 && text[3] != '*':
                return WithoutStars(text);
            default:
                return null;
        }
    }

    private static string WithoutSlashes(string comment) => string.Join("\n", Lines(comment)
        .Select(static line => line.TrimStart())
        .Select(static line => line.StartsWith(Line, StringComparison.Ordinal) ? line.Substring(Line.Length) : line));

    private static string WithoutStars(string comment)
    {
        comment = comment.Trim();
        var start = comment.StartsWith(BlockStart, StringComparison.Ordinal) ? BlockStart.Length : 0;
        var end = comment.EndsWith(BlockEnd, StringComparison.Ordinal) ? comment.Length - BlockEnd.Length : comment.Length;
        return string.Join("\n", Lines(comment.Substring(start, Math.Max(0, end - start)))
            .Select(static line => line.TrimStart())
            .Select(static line => line.StartsWith("*", StringComparison.Ordinal) ? line.Substring(1) : line));
    }

    private static string[] Lines(string text) => text.Replace("\r\n", "\n").Split('\n', '\r');
}
