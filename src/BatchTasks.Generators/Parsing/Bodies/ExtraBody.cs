using System.Linq;
using BatchTasks.Generators.Diagnostics;
using BatchTasks.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BatchTasks.Generators.Parsing.Bodies;

/// <summary>The method in which a task writes members of its body itself: <c>partial void WriteExtraBody(Utf8JsonWriter body)</c>.</summary>
internal static class ExtraBody
{
    /// <summary>Whether the type has the method, with what it does.</summary>
    public static bool IsWritten(INamedTypeSymbol type, Compilation compilation) =>
        Method(type) is { } method ? !(method.IsPartialDefinition && method.PartialImplementationPart is null) : IsInherited(type, compilation);

    /// <summary>How the generated part declares it, so that the type may implement it; null where the type has something of that name that is not it, or declares it itself.</summary>
    public static ExtraBodyModel? Declaration(INamedTypeSymbol type, Compilation compilation)
    {
        if (Method(type) is not { } method)
            return !IsInherited(type, compilation) && type.Name != GeneratedMemberNames.WriteExtraBody && type.GetMembers(GeneratedMemberNames.WriteExtraBody).IsEmpty ? new ExtraBodyModel("", "body") : null;

        // Both parts have the same modifiers and the same name for the parameter.
        var implementation = method.IsPartialDefinition ? method.PartialImplementationPart : method;
        if (implementation?.DeclaringSyntaxReferences is not [var reference] || reference.GetSyntax() is not MethodDeclarationSyntax syntax || !syntax.Modifiers.Any(SyntaxKind.PartialKeyword))
            return null;

        var isOwn = method.IsPartialDefinition && !method.DeclaringSyntaxReferences.All(static r => r.SyntaxTree.FilePath.EndsWith(GeneratedMemberNames.FileEnding, StringComparison.Ordinal));
        var modifiers = syntax.Modifiers.Where(static m => !m.IsKind(SyntaxKind.PartialKeyword) && !m.IsKind(SyntaxKind.AsyncKeyword)).Select(static m => m.Text + " ");
        return isOwn ? null : new ExtraBodyModel(string.Concat(modifiers), Identifier.Of(implementation.Parameters[0].Name));
    }

    /// <summary>Reports a method that looks like it and would be left out without a word: it is static, generic, or gives something.</summary>
    public static bool Check(ParseContext context)
    {
        if (Method(context.Type) is not null)
            return true;

        var alike = context.Type.GetMembers(GeneratedMemberNames.WriteExtraBody).OfType<IMethodSymbol>()
            .FirstOrDefault(static method => method.Parameters.Any(static p => p.Type.IsNamed("System.Text.Json", "Utf8JsonWriter")));
        if (alike is null)
            return true;

        context.Report(
            Rules.PartNotCarried,
            alike.Locations.FirstOrDefault(static l => l.IsInSource) ?? context.Location,
            "'WriteExtraBody' is called in one form only: partial void WriteExtraBody(Utf8JsonWriter body)");
        return false;
    }

    /// <summary>Whether a base type has it, for all that derive from it.</summary>
    private static bool IsInherited(INamedTypeSymbol type, Compilation compilation) =>
        type.GetMembers(GeneratedMemberNames.WriteExtraBody).IsEmpty
        && type.SelfAndBases().Skip(1).Select(Method).FirstOrDefault(method => method is not null && compilation.IsSymbolAccessibleWithin(method, type)) is not null;

    private static IMethodSymbol? Method(INamedTypeSymbol type) => type.GetMembers(GeneratedMemberNames.WriteExtraBody).OfType<IMethodSymbol>().FirstOrDefault(static method =>
        method is { IsStatic: false, ReturnsVoid: true, Arity: 0, Parameters: [{ RefKind: RefKind.None, Type: var writer }] }
        && writer.IsNamed("System.Text.Json", "Utf8JsonWriter"));
}
