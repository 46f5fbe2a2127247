using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BatchTasks.Generators.Tests.Robustness;

/// <summary>Small changes of a source that typing, pasting and merging make.</summary>
internal static class Mutation
{
    private static readonly string[] s_characters =
    [
        "{", "}", "{{", "(", ")", "[", "]", "<", ">", "\"", "\"\"\"", "'", "\\", "@", "$", ";", ",", ".", ":", "=", "=>", "?", "!", "#", "#if X\n", "//", "/*", "*/", "\n",
        "\0", "\u2028", "\ud800", "\ufeff", "日", "partial ", "record ", "static ", "null", "typeof(", "default", "async ", "ref ",
    ];

    /// <summary>The tokens of a source that have a text, but for the using directives.</summary>
    public static List<SyntaxToken> Tokens(string source)
    {
        var root = CSharpSyntaxTree.ParseText(source).GetCompilationUnitRoot();
        var start = root.Usings.Count == 0 ? 0 : root.Usings[^1].Span.End;
        return [.. root.DescendantTokens().Where(t => t.SpanStart >= start && t.Span.Length > 0)];
    }

    /// <summary>One change: a token removed, doubled, swapped with another or replaced by one of another source, or some characters inserted.</summary>
    public static string Apply(string source, Random random, string[] otherTokens)
    {
        var tokens = Tokens(source);
        if (tokens.Count == 0)
            return source;

        var first = tokens[random.Next(tokens.Count)];
        switch (random.Next(5))
        {
            case 0:
                return source.Remove(first.SpanStart, first.Span.Length);
            case 1:
                return source.Insert(first.Span.End, " " + first.Text);
            case 2:
                var second = tokens[random.Next(tokens.Count)];
                if (first.SpanStart > second.SpanStart)
                    (first, second) = (second, first);

                return first == second
                    ? source
                    : source[..first.SpanStart] + second.Text + source[first.Span.End..second.SpanStart] + first.Text + source[second.Span.End..];
            case 3:
                return source.Remove(first.SpanStart, first.Span.Length).Insert(first.SpanStart, otherTokens[random.Next(otherTokens.Length)]);
            default:
                return source.Insert(random.Next(first.SpanStart, first.Span.End + 1), s_characters[random.Next(s_characters.Length)]);
        }
    }
}
