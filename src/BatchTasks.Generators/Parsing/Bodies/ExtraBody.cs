using System.Linq;
using BatchTasks.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BatchTasks.Generators.Parsing.Bodies;

/// <summary>The method in which a task writes members of its body itself: <c>partial void WriteExtraBody(Utf8JsonWriter body)</c>.</summary>
internal static class ExtraBody
{
    /// <summary>Whether the type has the method, with what it does.</summary>
    public static bool IsWritten(INamedTypeSymbol type) => Method(type) is { } method && !(method.IsPartialDefinition && method.PartialImplementationPart is null);

    /// <summary>How the generated part declares it, so that the type may implement it; null where the type has something of that name that is not it, or declares it itself.</summary>
    public static ExtraBodyModel? Declaration(INamedTypeSymbol type)
    {
        if (Method(type) is not { } method)
            return type.Name != GeneratedMemberNames.WriteExtraBody && type.GetMembers(GeneratedMemberNames.WriteExtraBody).IsEmpty ? new ExtraBodyModel("", "body") : null;

        // Both parts have the same modifiers and the same name for the parameter.
        var implementation = method.IsPartialDefinition ? method.PartialImplementationPart : method;
        if (implementation?.DeclaringSyntaxReferences is not [var reference] || reference.GetSyntax() is not MethodDeclarationSyntax syntax || !syntax.Modifiers.Any(SyntaxKind.PartialKeyword))
            return null;

        var isOwn = method.IsPartialDefinition && !method.DeclaringSyntaxReferences.All(static r => r.SyntaxTree.FilePath.EndsWith(GeneratedMemberNames.FileEnding, StringComparison.Ordinal));
        var modifiers = syntax.Modifiers.Where(static m => !m.IsKind(SyntaxKind.PartialKeyword)).Select(static m => m.Text + " ");
        return isOwn ? null : new ExtraBodyModel(string.Concat(modifiers), Identifier.Of(implementation.Parameters[0].Name));
    }

    private static IMethodSymbol? Method(INamedTypeSymbol type) => type.GetMembers(GeneratedMemberNames.WriteExtraBody).OfType<IMethodSymbol>().FirstOrDefault(static method =>
        method is { IsStatic: false, ReturnsVoid: true, Arity: 0, Parameters: [{ RefKind: RefKind.None, Type: var writer }] }
        && writer.IsNamed("System.Text.Json", "Utf8JsonWriter"));
}
