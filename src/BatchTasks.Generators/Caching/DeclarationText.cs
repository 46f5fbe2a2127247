using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BatchTasks.Generators.Caching;

/// <summary>
/// Tells whether two versions of a file declare the same: every character outside of the bodies of members is, comments and directives with it, since a schema
/// takes its descriptions from comments. Nothing that the parser reads stands in a body.
/// </summary>
internal static class DeclarationText
{
    /// <summary>Whether the two nodes declare the same.</summary>
    public static bool IsSame(SyntaxNode one, SyntaxNode other)
    {
        // What an edit has left alone is shared by both versions.
        if (one.IsIncrementallyIdenticalTo(other))
            return true;

        if (one.RawKind != other.RawKind)
            return false;

        return (one, other) switch
        {
            (CompilationUnitSyntax before, CompilationUnitSyntax after) => IsSameFile(before, after),
            (BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax or BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax or AccessorListSyntax or AccessorDeclarationSyntax, _) =>
                AreSame(one.ChildNodesAndTokens(), other.ChildNodesAndTokens()),
            (BlockSyntax before, BlockSyntax after) => IsSameOutside(before, after),
            (ArrowExpressionClauseSyntax before, ArrowExpressionClauseSyntax after) => IsSameOutside(before, after),
            _ => IsSameText(one, other),
        };
    }

    /// <summary>The statements of a program are one body, however many there are.</summary>
    private static bool IsSameFile(CompilationUnitSyntax before, CompilationUnitSyntax after)
    {
        var (one, other) = (before.ChildNodesAndTokens(), after.ChildNodesAndTokens());
        int i = 0, j = 0;
        while (i < one.Count && j < other.Count)
        {
            if (one[i].IsKind(SyntaxKind.GlobalStatement) && other[j].IsKind(SyntaxKind.GlobalStatement))
            {
                if (!AreFree(one, ref i, out var end) || !AreFree(other, ref j, out var otherEnd) || !IsSameText(end, otherEnd))
                    return false;
            }
            else if (!IsSame(one[i++], other[j++]))
            {
                return false;
            }
        }

        return i == one.Count && j == other.Count;
    }

    /// <summary>Goes over the statements from an index on; false where something in them is for what comes after them.</summary>
    /// <param name="nodes">The parts of the file.</param>
    /// <param name="index">The first statement; then what comes after the last.</param>
    /// <param name="end">What stands between the last statement and the end of its line.</param>
    private static bool AreFree(ChildSyntaxList nodes, ref int index, out SyntaxTriviaList end)
    {
        end = default;
        for (; index < nodes.Count && nodes[index].IsKind(SyntaxKind.GlobalStatement); index++)
        {
            if (nodes[index].ContainsDirectives)
                return false;

            end = nodes[index].GetTrailingTrivia();
        }

        return true;
    }

    private static bool AreSame(ChildSyntaxList one, ChildSyntaxList other)
    {
        if (one.Count != other.Count)
            return false;

        for (var i = 0; i < one.Count; i++)
        {
            if (!IsSame(one[i], other[i]))
                return false;
        }

        return true;
    }

    private static bool IsSame(SyntaxNodeOrToken one, SyntaxNodeOrToken other)
    {
        if (one.AsNode() is { } node)
            return other.AsNode() is { } otherNode && IsSame(node, otherNode);

        return other.IsToken && IsSameToken(one.AsToken(), other.AsToken());
    }

    private static bool IsSameToken(SyntaxToken one, SyntaxToken other) =>
        one.IsIncrementallyIdenticalTo(other)
        || (one.RawKind == other.RawKind && one.IsMissing == other.IsMissing && string.Equals(one.ToFullString(), other.ToFullString(), StringComparison.Ordinal));

    /// <summary>Comments after the opening and before the closing brace belong to what is between them.</summary>
    private static bool IsSameOutside(BlockSyntax before, BlockSyntax after)
    {
        if (HasDirectives(before, after) || before.CloseBraceToken.IsMissing || after.CloseBraceToken.IsMissing)
            return IsSameText(before, after);

        return before.OpenBraceToken.IsMissing == after.OpenBraceToken.IsMissing
            && IsSameText(before.OpenBraceToken.LeadingTrivia, after.OpenBraceToken.LeadingTrivia)
            && IsSameText(before.CloseBraceToken.TrailingTrivia, after.CloseBraceToken.TrailingTrivia);
    }

    private static bool IsSameOutside(ArrowExpressionClauseSyntax before, ArrowExpressionClauseSyntax after) => HasDirectives(before, after)
        ? IsSameText(before, after)
        : IsSameText(before.GetLeadingTrivia(), after.GetLeadingTrivia()) && IsSameText(before.GetTrailingTrivia(), after.GetTrailingTrivia());

    /// <summary>What a directive says goes on after the body.</summary>
    private static bool HasDirectives(SyntaxNode one, SyntaxNode other) => one.ContainsDirectives || other.ContainsDirectives;

    private static bool IsSameText(SyntaxNode one, SyntaxNode other) =>
        one.FullSpan.Length == other.FullSpan.Length && string.Equals(one.ToFullString(), other.ToFullString(), StringComparison.Ordinal);

    private static bool IsSameText(SyntaxTriviaList one, SyntaxTriviaList other) =>
        one.FullSpan.Length == other.FullSpan.Length && string.Equals(one.ToFullString(), other.ToFullString(), StringComparison.Ordinal);
}
