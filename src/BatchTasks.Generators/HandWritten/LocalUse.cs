using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BatchTasks.Generators.HandWritten;

/// <summary>Where a value goes that may be kept in a local first.</summary>
internal static class LocalUse
{
    /// <summary>The value itself where it is used at once; the one place that names the local that it begins with; null where there is not exactly one.</summary>
    public static ExpressionSyntax? Of(ExpressionSyntax value, SemanticModel model, CancellationToken cancellationToken) =>
        value.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax } local }
            ? OnlyUse(local, model, cancellationToken)
            : value;

    private static IdentifierNameSyntax? OnlyUse(VariableDeclaratorSyntax local, SemanticModel model, CancellationToken cancellationToken)
    {
        var scope = Scope(local);
        var name = local.Identifier.ValueText;
        if (scope is null || model.GetDeclaredSymbol(local, cancellationToken) is not { } symbol)
            return null;

        IdentifierNameSyntax? only = null;
        foreach (var identifier in scope.DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            if (identifier.Identifier.ValueText != name || !SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(identifier, cancellationToken).Symbol, symbol))
                continue;

            if (only is not null)
                return null;

            only = identifier;
        }

        // Inside a loop or a function that the declaration is not in, it is used more often than once.
        return only is not null && Scope(only) == scope ? only : null;
    }

    private static SyntaxNode? Scope(SyntaxNode node) =>
        node.FirstAncestorOrSelf<SyntaxNode>(static n => n is BlockSyntax or SwitchSectionSyntax or CompilationUnitSyntax or LambdaExpressionSyntax);
}
