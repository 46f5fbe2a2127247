using System.Linq;
using BatchTasks.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BatchTasks.Generators.HandWritten;

/// <summary>Where a request line goes, as far as that is plain.</summary>
/// <param name="List">The collection expression, array, list or joined text that it is an element of, or null.</param>
/// <param name="Receiver">The collection, builder or writer that it is added to, or null.</param>
/// <param name="Statement">The statement that adds or yields it, or null.</param>
/// <param name="Lambda">The lambda of a Select that gives it, or null.</param>
internal readonly record struct LineUse(SyntaxNode? List, ISymbol? Receiver, StatementSyntax? Statement, LambdaExpressionSyntax? Lambda)
{
    public static LineUse Of(ExpressionSyntax line, SemanticModel model, CancellationToken cancellationToken)
    {
        if (LocalUse.Of(Value(line), model, cancellationToken) is not { } use)
            return default;

        return Value(use).Parent switch
        {
            ExpressionElementSyntax { Parent: CollectionExpressionSyntax list } => new(list, null, null, null),
            InitializerExpressionSyntax list when IsListOfLines(list, model, cancellationToken) => new(list, null, null, null),
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax invocation } => OfArgument(invocation, model, cancellationToken),
            YieldStatementSyntax statement => new(null, model.GetEnclosingSymbol(statement.SpanStart, cancellationToken), statement, null),
            LambdaExpressionSyntax lambda when IsSelect(lambda, model, cancellationToken) => new(null, null, null, lambda),
            ReturnStatementSyntax { Parent: BlockSyntax { Parent: LambdaExpressionSyntax lambda } body }
                when body.DescendantNodes().OfType<ReturnStatementSyntax>().Count() == 1 && IsSelect(lambda, model, cancellationToken) => new(null, null, null, lambda),
            _ => default,
        };
    }

    /// <summary>The expression, or the call that serializes it, or the concatenation that ends it with a line break.</summary>
    private static ExpressionSyntax Value(ExpressionSyntax expression)
    {
        while (true)
        {
            switch (expression.Parent)
            {
                case ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax or CastExpressionSyntax:
                    expression = (ExpressionSyntax)expression.Parent;
                    break;
                case BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.AddExpression):
                    expression = binary;
                    break;
                case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } call }
                    when name is "Serialize" or "SerializeObject" or "SerializeToUtf8Bytes":
                    expression = call;
                    break;
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToJsonString" or "ToString", Parent: InvocationExpressionSyntax call }:
                    expression = call;
                    break;
                default:
                    return expression;
            }
        }
    }

    private static LineUse OfArgument(InvocationExpressionSyntax invocation, SemanticModel model, CancellationToken cancellationToken)
    {
        if (invocation.Expression is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name, Expression: var receiver })
            return default;

        if (name == "Join" && receiver is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.StringKeyword })
            return new(invocation, null, null, null);

        if (name is not ("Add" or "Append" or "AppendLine" or "Enqueue" or "Push" or "Write" or "WriteAsync" or "WriteLine" or "WriteLineAsync"))
            return default;

        var statement = invocation.Parent is AwaitExpressionSyntax { Parent: StatementSyntax awaiting } ? awaiting : invocation.Parent as ExpressionStatementSyntax;
        var symbol = model.GetSymbolInfo(receiver, cancellationToken).Symbol;
        return statement is not null && symbol is ILocalSymbol or IFieldSymbol or IParameterSymbol or IPropertySymbol && IsKeeper(model.GetTypeInfo(receiver, cancellationToken).Type)
            ? new(null, symbol, statement, null)
            : default;
    }

    /// <summary>Whether what is added to a value of the type stays together in it: collections, builders of text, writers.</summary>
    private static bool IsKeeper(ITypeSymbol? type) => type is INamedTypeSymbol named && named.SelfAndBases().Any(static t =>
        t.ContainingNamespace.ToDisplayString() is var name
        && (name.StartsWith("System.Collections", StringComparison.Ordinal)
            || t.IsNamed("System.Text", "StringBuilder")
            || t.IsNamed("System.IO", "TextWriter")
            || t.IsNamed("System.IO", "Stream")));

    /// <summary>Not the cases of a test, each of which is a file of its own.</summary>
    private static bool IsListOfLines(InitializerExpressionSyntax initializer, SemanticModel model, CancellationToken cancellationToken) =>
        initializer.Kind() is SyntaxKind.ArrayInitializerExpression or SyntaxKind.CollectionInitializerExpression
        && (initializer.Parent is not BaseObjectCreationExpressionSyntax creation || IsKeeper(model.GetTypeInfo(creation, cancellationToken).Type));

    private static bool IsSelect(LambdaExpressionSyntax lambda, SemanticModel model, CancellationToken cancellationToken) =>
        lambda.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Select" } } select }
        && model.GetSymbolInfo(select, cancellationToken).Symbol?.ContainingType is { ContainingNamespace: var space }
        && space.ToDisplayString() == "System.Linq";
}
