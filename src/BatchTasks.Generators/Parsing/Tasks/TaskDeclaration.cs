using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BatchTasks.Generators.Parsing.Tasks;

/// <summary>A type with an attribute that has the name of [BatchTask], and what can be told from its text alone.</summary>
internal sealed class TaskDeclaration(TypeDeclarationSyntax type, AttributeSyntax attribute)
{
    public TypeDeclarationSyntax Type { get; } = type;

    /// <summary>The names in the type that is the result.</summary>
    public IEnumerable<string> ResultNames => Argument("Result")?.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Select(static n => n.Identifier.ValueText) ?? [];

    /// <summary>The name of the batch; "" for one that is no literal and so may be any, null where there is none.</summary>
    public string? Batch => Argument("Batch") switch
    {
        null => null,
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal => literal.Token.ValueText,
        _ => "",
    };

    private ExpressionSyntax? Argument(string name)
    {
        foreach (var argument in attribute.ArgumentList?.Arguments ?? default)
        {
            if (argument.NameEquals?.Name.Identifier.ValueText == name)
                return argument.Expression;
        }

        return null;
    }
}
