using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BatchTasks.Generators.Parsing;

/// <summary>
/// Finds the task types of a compilation by the name of their attribute, or an alias of it, without asking for the attributes of every type.
/// </summary>
internal static class TaskDeclarations
{
    public static IEnumerable<INamedTypeSymbol> FindAll(Compilation compilation, CancellationToken cancellationToken)
    {
        var names = NamesOfTheAttribute(compilation, cancellationToken);
        var found = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        foreach (var tree in compilation.SyntaxTrees)
        {
            cancellationToken.ThrowIfCancellationRequested();
            SemanticModel? model = null;
            foreach (var declaration in MarkedTypes(tree.GetRoot(cancellationToken), names))
            {
                model ??= compilation.GetSemanticModel(tree);
                if (model.GetDeclaredSymbol(declaration, cancellationToken) is INamedTypeSymbol type && found.Add(type))
                    yield return type;
            }
        }
    }

    private static HashSet<string> NamesOfTheAttribute(Compilation compilation, CancellationToken cancellationToken)
    {
        var names = new HashSet<string>(StringComparer.Ordinal) { AttributeNames.BatchTask, AttributeNames.BatchTaskShort };
        foreach (var tree in compilation.SyntaxTrees)
        {
            var root = tree.GetRoot(cancellationToken);
            foreach (var node in root.DescendantNodes(static n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax))
            {
                if (node is UsingDirectiveSyntax { Alias.Name.Identifier.ValueText: var alias, Name: QualifiedNameSyntax { Right.Identifier.ValueText: AttributeNames.BatchTask } })
                    names.Add(alias);
            }
        }

        return names;
    }

    private static IEnumerable<TypeDeclarationSyntax> MarkedTypes(SyntaxNode root, HashSet<string> names)
    {
        foreach (var node in root.DescendantNodes(static n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
        {
            if (node is TypeDeclarationSyntax declaration && IsMarked(declaration, names))
                yield return declaration;
        }
    }

    private static bool IsMarked(TypeDeclarationSyntax declaration, HashSet<string> names)
    {
        foreach (var list in declaration.AttributeLists)
        {
            foreach (var attribute in list.Attributes)
            {
                if (names.Contains(attribute.SimpleName()))
                    return true;
            }
        }

        return false;
    }
}
