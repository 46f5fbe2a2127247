using System.Linq;
using BatchTasks.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BatchTasks.Generators.HandWritten;

/// <summary>BT1101: a line with a constant custom_id that a loop or a Select gives again and again, into one place.</summary>
internal static class RepeatedLines
{
    public static void Report(HandWrittenLine line, LineUse use, SemanticModel model, Action<Diagnostic> report, CancellationToken cancellationToken)
    {
        if (line.Constant(line.Line.CustomId) is not { } id || Variable(use, model, cancellationToken) is not { } found)
            return;

        var example = found.Variable is null ? $"{id}-1" : $"{id}-{{{found.Variable}}}";
        var what = $"\"{id}\" is the same for every request of {found.Place}";
        report(Diagnostic.Create(Rules.ConstantCustomId, line.LocationOf(line.Line.CustomId.Span), what, example));
    }

    /// <summary>What repeats the line, and the variable that differs each time.</summary>
    private static (string Place, string? Variable)? Variable(LineUse use, SemanticModel model, CancellationToken cancellationToken)
    {
        if (use.Lambda is { } lambda)
        {
            return ("this Select", lambda switch
            {
                SimpleLambdaExpressionSyntax simple => simple.Parameter.Identifier.ValueText,
                ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: [.., var last] } => last.Identifier.ValueText,
                _ => null,
            });
        }

        if (use is not { Statement: { } statement, Receiver: { } receiver } || LoopAround(statement) is not { } loop)
            return null;

        if (receiver.DeclaringSyntaxReferences.Any(r => r.SyntaxTree == loop.SyntaxTree && loop.Span.Contains(r.Span)) || IsLeft(loop))
            return null;

        return SharedReceiver.IsEmptied(receiver, loop, loop.Span, model, cancellationToken) ? null : ("this loop", VariableOf(loop));
    }

    /// <summary>The loop whose every turn runs the statement, or null.</summary>
    private static StatementSyntax? LoopAround(StatementSyntax statement)
    {
        for (var node = statement.Parent; node is not null; node = node.Parent)
        {
            switch (node)
            {
                case ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax:
                    return (StatementSyntax)node;
                case BlockSyntax or UsingStatementSyntax or LockStatementSyntax or CheckedStatementSyntax:
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    /// <summary>Whether anything may end the loop or a turn of it early, so that the line may be reached once only.</summary>
    private static bool IsLeft(StatementSyntax loop) => loop.DescendantNodes().Any(static n =>
        n is BreakStatementSyntax or ContinueStatementSyntax or ReturnStatementSyntax or GotoStatementSyntax or ThrowStatementSyntax || n.IsKind(SyntaxKind.YieldBreakStatement));

    private static string? VariableOf(StatementSyntax loop) => loop switch
    {
        ForEachStatementSyntax each => each.Identifier.ValueText,
        ForEachVariableStatementSyntax { Variable: DeclarationExpressionSyntax { Designation: ParenthesizedVariableDesignationSyntax { Variables: [SingleVariableDesignationSyntax first, ..] } } } =>
            first.Identifier.ValueText,
        ForStatementSyntax { Declaration.Variables: [var variable, ..] } => variable.Identifier.ValueText,
        _ => null,
    };
}
