using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using BatchTasks.Generators.Diagnostics;
using BatchTasks.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BatchTasks.Generators.Analyzers;

/// <summary>BT0009: a message, input or parameter on a type that is no task, or on a member of one that no task can inherit.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AttributeWithoutTaskAnalyzer : LibraryAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rules.AttributeWithoutTask);

    private protected override void Register(CompilationStartAnalysisContext start) => start.RegisterSyntaxNodeAction(
        Analyze,
        SyntaxKind.ClassDeclaration,
        SyntaxKind.StructDeclaration,
        SyntaxKind.RecordDeclaration,
        SyntaxKind.RecordStructDeclaration,
        SyntaxKind.InterfaceDeclaration);

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        // As almost all have it or none of the others: nothing has to be bound for them.
        var declaration = (TypeDeclarationSyntax)context.Node;
        if (declaration.AttributeLists.Any(static l => l.Attributes.Any(static a => a.SimpleName() is AttributeNames.BatchTask or AttributeNames.BatchTaskShort)))
            return;

        var attributes = AttributesOf(declaration).Where(static a => AttributeNames.IsPartOfTask(a.SimpleName())).ToList();
        if (attributes.Count == 0 || context.SemanticModel.GetDeclaredSymbol(declaration, context.CancellationToken) is not { } type || MayBeTask(type))
            return;

        foreach (var attribute in attributes)
            Analyze(attribute, declaration, type, context);
    }

    /// <summary>Those of the type, its members and their parameters; not those inside of bodies or of nested types, which are looked at on their own.</summary>
    private static IEnumerable<AttributeSyntax> AttributesOf(TypeDeclarationSyntax declaration) => declaration
        .DescendantNodes(node => node == declaration || node is not (BaseTypeDeclarationSyntax or BlockSyntax or ExpressionSyntax or ArrowExpressionClauseSyntax))
        .OfType<AttributeSyntax>();

    private static void Analyze(AttributeSyntax attribute, TypeDeclarationSyntax declaration, INamedTypeSymbol type, SyntaxNodeAnalysisContext context)
    {
        // Attributes of a type are not inherited; members are, with theirs.
        var isOnType = attribute.Parent?.Parent == declaration;
        if (!isOnType && type.TypeKind == TypeKind.Class && !type.IsSealed && !type.IsStatic)
            return;

        if (context.SemanticModel.GetSymbolInfo(attribute, context.CancellationToken).Symbol?.ContainingType is { } known && known.IsIn(AttributeNames.Namespace))
            context.ReportDiagnostic(Diagnostic.Create(Rules.AttributeWithoutTask, attribute.GetLocation(), attribute.SimpleName(), type.Name));
    }

    /// <summary>Whether a type has [BatchTask], or may get it: an attribute that the compiler does not know may be generated or misspelt.</summary>
    private static bool MayBeTask(INamedTypeSymbol type)
    {
        foreach (var attribute in type.GetAttributes())
        {
            if (attribute.Is(AttributeNames.BatchTask) || attribute.AttributeClass is null or { TypeKind: TypeKind.Error })
                return true;
        }

        return false;
    }
}
