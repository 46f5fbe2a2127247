using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BatchTasks.Generators.Parsing.Tasks;

/// <summary>The types and aliases that one file declares, by their names: nothing is bound. Kept for each tree, so that an edit elsewhere looks at none again.</summary>
internal sealed class FileDeclarations
{
    private static readonly ConditionalWeakTable<SyntaxTree, FileDeclarations> s_ofTree = new();

    private FileDeclarations(ImmutableArray<TypeNames> types, ImmutableArray<AliasNames> aliases)
    {
        Types = types;
        Aliases = aliases;
    }

    public ImmutableArray<TypeNames> Types { get; }

    public ImmutableArray<AliasNames> Aliases { get; }

    public static FileDeclarations Of(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (s_ofTree.TryGetValue(tree, out var known))
            return known;

        var found = In(tree.GetRoot(cancellationToken));
        return s_ofTree.GetValue(tree, _ => found);
    }

    private static FileDeclarations In(SyntaxNode root)
    {
        var types = ImmutableArray.CreateBuilder<TypeNames>();
        var aliases = ImmutableArray.CreateBuilder<AliasNames>();
        foreach (var node in root.DescendantNodes(static n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
        {
            if (node is TypeDeclarationSyntax type)
                types.Add(new TypeNames(type));
            else if (node is UsingDirectiveSyntax { Alias.Name.Identifier.ValueText: var alias } directive)
                aliases.Add(new AliasNames(alias, Names(directive.DescendantNodes())));
        }

        return new FileDeclarations(types.ToImmutable(), aliases.ToImmutable());
    }

    /// <summary>The names among nodes, each once.</summary>
    public static IReadOnlyList<string> Names(IEnumerable<SyntaxNode> nodes) =>
        [.. nodes.OfType<SimpleNameSyntax>().Select(static n => n.Identifier.ValueText).Distinct(StringComparer.Ordinal)];
}

/// <summary>An alias, and all names in what it stands for.</summary>
internal readonly record struct AliasNames(string Alias, IReadOnlyList<string> Names);

/// <summary>A declaration of a type.</summary>
internal sealed class TypeNames(TypeDeclarationSyntax declaration)
{
    public TypeDeclarationSyntax Declaration { get; } = declaration;

    public string Name { get; } = declaration.Identifier.ValueText;

    /// <summary>Whether an attribute of it has an argument of the name under which a template's file is given.</summary>
    public bool NamesFile { get; } = declaration.AttributeLists.Any(static list => list.Attributes.Any(static attribute => attribute.NamedArgument(AttributeNames.File) is not null));

    /// <summary>The names of which its data may be made: all that stand in it outside of code and of nested types.</summary>
    public IReadOnlyList<string> Mentioned => field ??= FileDeclarations.Names(Declaration.DescendantNodes(node => node == Declaration || IsData(node)));

    private static bool IsData(SyntaxNode node) =>
        node is not (BaseTypeDeclarationSyntax or BaseMethodDeclarationSyntax or BlockSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax);
}
