using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.Generators.HandWritten;

/// <summary>Questions about the collection, builder or writer that lines are added to.</summary>
internal static class SharedReceiver
{
    /// <summary>Whether that part of the code may take out again what was added, or put another receiver under the same name.</summary>
    public static bool IsEmptied(ISymbol receiver, SyntaxNode code, TextSpan part, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var identifier in code.DescendantNodes(part).OfType<IdentifierNameSyntax>())
        {
            if (identifier.Identifier.ValueText != receiver.Name || !SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(identifier, cancellationToken).Symbol, receiver))
                continue;

            if (!IsHarmless(identifier))
                return true;
        }

        return false;
    }

    /// <summary>Adding leaves what is there; asking changes nothing. Anything else may.</summary>
    private static bool IsHarmless(IdentifierNameSyntax identifier)
    {
        var name = identifier.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own ? own : (ExpressionSyntax)identifier;
        return name.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var member } access
            && access.Expression == name
            && member is "Add" or "Append" or "AppendLine" or "Enqueue" or "Push" or "Write" or "WriteAsync" or "WriteLine" or "WriteLineAsync" or "Flush" or "FlushAsync" or "Count" or "Length";
    }
}
