using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BatchTasks.Generators.Parsing.Tasks;

/// <summary>A type with an attribute that has the name of [BatchTask], and what can be told from its text alone.</summary>
internal sealed class TaskDeclaration(TypeDeclarationSyntax type, AttributeSyntax attribute)
{
    public TypeDeclarationSyntax Type { get; } = type;

    /// <summary>Where the attribute stands: by the path of the file, then by the place in it, tasks have an order that is the same in every build.</summary>
    public (string Path, int Position) Place { get; } = (attribute.SyntaxTree.FilePath, attribute.SpanStart);

    /// <summary>The names in the type that is the result.</summary>
    public IEnumerable<string> ResultNames => attribute.NamedArgument("Result")?.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Select(static n => n.Identifier.ValueText) ?? [];

    /// <summary>The name of the batch; "" for one that is no literal and so may be any, null where there is none.</summary>
    public string? Batch => attribute.NamedArgument("Batch") switch
    {
        null => null,
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal => literal.Token.ValueText,
        _ => "",
    };

    public static int Compare((string Path, int Position) one, (string Path, int Position) other) =>
        string.CompareOrdinal(one.Path, other.Path) is not 0 and var order ? order : one.Position.CompareTo(other.Position);
}
