using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.Generators.Literals;

/// <summary>
/// The text that stands in string literals, with the place of every character in the source: regular, verbatim and raw ones, UTF-8 ones, the constant parts
/// of interpolated ones, and concatenations of all these.
/// </summary>
internal sealed class LiteralText
{
    private readonly SyntaxTree _tree;
    private readonly IReadOnlyList<TextSpan> _places;

    private LiteralText(SyntaxTree tree, LiteralBuilder builder)
    {
        _tree = tree;
        _places = builder.Places;
        Text = builder.Text;
        Holes = builder.Holes;
    }

    /// <summary>The characters of the literals, without what stands in the holes.</summary>
    public string Text { get; }

    /// <summary>What is no literal, in order.</summary>
    public IReadOnlyList<LiteralHole> Holes { get; }

    /// <summary>Whether literals are all there is.</summary>
    public bool IsWhole => Holes.Count == 0;

    /// <summary>The text of the expression, or null where no part of it is a string literal, or one can't be read (it is half typed).</summary>
    public static LiteralText? Of(ExpressionSyntax expression)
    {
        var builder = new LiteralBuilder();
        foreach (var operand in Operands(expression))
        {
            if (!Append(operand, builder))
                return null;
        }

        return builder.HasLiteral ? new(expression.SyntaxTree, builder) : null;
    }

    /// <summary>The literals of the expression at a location, where they are the whole of a constant's text; null for a constant that stands elsewhere.</summary>
    public static LiteralText? At(Location location, string text, CancellationToken cancellationToken)
    {
        var node = location.SourceTree?.GetRoot(cancellationToken).FindNode(location.SourceSpan, getInnermostNodeForTie: true);
        return node is ExpressionSyntax expression && Of(expression) is { IsWhole: true } literals && literals.Text == text ? literals : null;
    }

    /// <summary>The source of some of the characters, from the first to the last; of none: the point before the first.</summary>
    public TextSpan SpanOf(int start, int length)
    {
        if (length == 0)
            return new(start < _places.Count ? _places[start].Start : _places.Count == 0 ? 0 : _places[_places.Count - 1].End, 0);

        return TextSpan.FromBounds(_places[start].Start, _places[start + length - 1].End);
    }

    /// <inheritdoc cref="SpanOf"/>
    public Location LocationOf(int start, int length) => Location.Create(_tree, SpanOf(start, length));

    /// <summary>
    /// The operands of a concatenation, from left to right; any other expression is its own only one. Concatenations can be thousands of operands long, and
    /// nest to the left: no recursion there.
    /// </summary>
    private static IEnumerable<ExpressionSyntax> Operands(ExpressionSyntax expression)
    {
        var open = new Stack<ExpressionSyntax>();
        open.Push(expression);
        while (open.Count > 0)
        {
            var current = open.Pop();
            switch (current)
            {
                case ParenthesizedExpressionSyntax parenthesized:
                    open.Push(parenthesized.Expression);
                    break;
                case BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.AddExpression):
                    open.Push(binary.Right);
                    open.Push(binary.Left);
                    break;
                default:
                    yield return current;
                    break;
            }
        }
    }

    private static bool Append(ExpressionSyntax operand, LiteralBuilder builder)
    {
        switch (operand)
        {
            case LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) || literal.IsKind(SyntaxKind.Utf8StringLiteralExpression):
                return LiteralTokens.Append(literal.Token, builder);
            case InterpolatedStringExpressionSyntax interpolated:
                return InterpolatedTokens.Append(interpolated, builder);
            default:
                builder.AddHole(operand, isFormatted: false);
                return true;
        }
    }
}
