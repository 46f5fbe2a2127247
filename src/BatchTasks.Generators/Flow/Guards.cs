using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BatchTasks.Generators.Flow;

/// <summary>
/// Whether two things that may both have happened surely belong together. That a way leads past both is not enough: of two branches on one condition
/// (<c>if (json) …; if (!json) …</c>) never both are taken. They belong together where all branches around the one are around the other as well.
/// </summary>
internal static class Guards
{
    /// <param name="one">What came first.</param>
    /// <param name="other">What came after it.</param>
    /// <param name="since">Where the sink was created or emptied: a branch that each round of a loop takes anew separates nothing unless the sink is new in each round.</param>
    public static bool BelongTogether(Carried one, Carried other, SyntaxNode? since)
    {
        var ofOne = Of(one, since);
        var ofOther = Of(other, since);
        return ofOne.IsSubsetOf(ofOther) || ofOther.IsSubsetOf(ofOne);
    }

    /// <summary>Whether a place lies in a branch of its function, so that it may not be reached although the function runs to its end.</summary>
    public static bool Any(Carried carried) => Of(carried, null).Count > 0;

    private static HashSet<(SyntaxNode Branching, SyntaxNode Branch)> Of(Carried carried, SyntaxNode? since)
    {
        var guards = new HashSet<(SyntaxNode, SyntaxNode)>();
        foreach (var site in carried.Sites)
            Collect(site, since, guards);

        return guards;
    }

    private static void Collect(SyntaxNode site, SyntaxNode? since, HashSet<(SyntaxNode, SyntaxNode)> guards)
    {
        for (var (child, node) = (site, site.Parent); node is not null && !IsFunction(child); (child, node) = (node, node.Parent))
        {
            if (Condition(node, child) is { } condition && !VariesWithTheRound(condition, node, since))
                guards.Add((node, child));

            foreach (var exit in ExitsBefore(child, node))
            {
                if (!VariesWithTheRound(exit.Condition, exit, since))
                    guards.Add((exit, exit));
            }
        }
    }

    /// <summary>What decides whether a node runs its child, or null where it always does. A loop is taken to run.</summary>
    private static SyntaxNode? Condition(SyntaxNode node, SyntaxNode child) => node switch
    {
        IfStatementSyntax branching when child != branching.Condition => branching.Condition,
        ElseClauseSyntax => null, // The if around it is asked next, with the clause as its child.
        ConditionalExpressionSyntax branching when child != branching.Condition => branching.Condition,
        SwitchSectionSyntax { Parent: SwitchStatementSyntax branching } => branching.Expression,
        SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax branching } => branching.GoverningExpression,
        BinaryExpressionSyntax branching when child == branching.Right && branching.Kind() is SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression or SyntaxKind.CoalesceExpression =>
            branching.Left,
        ConditionalAccessExpressionSyntax branching when child == branching.WhenNotNull => null,
        CatchClauseSyntax => node,
        _ => null,
    };

    /// <summary>The statements before a statement that leave its block on a condition.</summary>
    private static IEnumerable<IfStatementSyntax> ExitsBefore(SyntaxNode child, SyntaxNode node)
    {
        IEnumerable<SyntaxNode> statements = node switch
        {
            BlockSyntax block => block.Statements,
            SwitchSectionSyntax section => section.Statements,
            CompilationUnitSyntax unit => unit.Members.OfType<GlobalStatementSyntax>(),
            _ => Enumerable.Empty<SyntaxNode>(),
        };
        return statements
            .TakeWhile(statement => statement != child)
            .Select(static statement => statement is GlobalStatementSyntax global ? global.Statement : statement)
            .OfType<IfStatementSyntax>()
            .Where(static exit => exit.Else is null && Leaves(exit.Statement));
    }

    private static bool Leaves(StatementSyntax statement) => statement switch
    {
        BlockSyntax { Statements: [.., var last] } => Leaves(last),
        ReturnStatementSyntax or ThrowStatementSyntax or ContinueStatementSyntax or BreakStatementSyntax or GotoStatementSyntax or YieldStatementSyntax { Expression: null } => true,
        _ => false,
    };

    /// <summary>Whether the condition is about the element of a loop that goes on with the same sink.</summary>
    private static bool VariesWithTheRound(SyntaxNode condition, SyntaxNode branching, SyntaxNode? since)
    {
        if (since is null)
            return false;

        foreach (var loop in branching.Ancestors().TakeWhile(static n => !IsFunction(n)).OfType<CommonForEachStatementSyntax>())
        {
            if (loop.Span.Contains(since.Span))
                return false;

            if (loop is ForEachStatementSyntax { Identifier.ValueText: var element } && Names(condition, element))
                return true;
        }

        return false;
    }

    private static bool Names(SyntaxNode condition, string name) =>
        condition.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(n => n.Identifier.ValueText == name);

    private static bool IsFunction(SyntaxNode node) => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax and not GlobalStatementSyntax or AccessorDeclarationSyntax;
}
