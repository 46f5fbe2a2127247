using System.Linq;
using BatchTasks.Generators.Diagnostics;
using BatchTasks.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BatchTasks.Generators.HandWritten;

/// <summary>BT4004: a request line that is serialized with options that spread it over several lines.</summary>
internal static class IndentedLines
{
    public static void Report(HandWrittenLine line, SemanticModel model, Action<Diagnostic> report, CancellationToken cancellationToken)
    {
        if (Options(LocalUse.Of(line.Expression, model, cancellationToken)) is not { } options)
            return;

        if (model.GetTypeInfo(options, cancellationToken).Type.IsNamed("System.Text.Json", "JsonSerializerOptions") && Indented(options, model, cancellationToken) is { } indented)
            report(Diagnostic.Create(Rules.NotJsonLines, indented.GetLocation(), "WriteIndented spreads a request over several lines, and each line of a batch file is a request; leave it out"));
    }

    /// <summary>The options of the call that serializes it, or null.</summary>
    private static ExpressionSyntax? Options(ExpressionSyntax? value) => value?.Parent switch
    {
        ArgumentSyntax { Parent: ArgumentListSyntax { Arguments: [_, { Expression: var options }], Parent: InvocationExpressionSyntax } } => options,
        MemberAccessExpressionSyntax
        {
            Name.Identifier.ValueText: "ToJsonString",
            Parent: InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var options }] },
        } => options,
        _ => null,
    };

    /// <summary><c>WriteIndented = true</c> in the initializer of the options, which stands there or where they are declared.</summary>
    private static AssignmentExpressionSyntax? Indented(ExpressionSyntax options, SemanticModel model, CancellationToken cancellationToken)
    {
        var creation = options as BaseObjectCreationExpressionSyntax ?? Declared(options, model, cancellationToken);
        var assignment = creation?.Initializer?.Expressions
            .OfType<AssignmentExpressionSyntax>()
            .FirstOrDefault(static a => a.Left is IdentifierNameSyntax { Identifier.ValueText: "WriteIndented" });
        return assignment?.Right.IsKind(SyntaxKind.TrueLiteralExpression) ?? false ? assignment : null;
    }

    /// <summary>What a local or field of this file begins with.</summary>
    private static BaseObjectCreationExpressionSyntax? Declared(ExpressionSyntax options, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetSymbolInfo(options, cancellationToken).Symbol is (ILocalSymbol or IFieldSymbol { IsReadOnly: true }) and { DeclaringSyntaxReferences: [var reference] }
        && reference.SyntaxTree == options.SyntaxTree
        && reference.GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax creation }
            ? creation
            : null;
}
