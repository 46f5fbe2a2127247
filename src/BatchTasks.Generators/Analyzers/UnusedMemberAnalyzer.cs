using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using BatchTasks.Generators.Diagnostics;
using BatchTasks.Generators.Model;
using BatchTasks.Generators.Parsing;
using BatchTasks.Generators.Parsing.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BatchTasks.Generators.Analyzers;

/// <summary>
/// BT0004: a public property of a task that the request could carry and doesn't. Any attribute on it, any use of its name in the type's own code, and
/// any interface or base type that has it are reasons to have it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnusedMemberAnalyzer : TaskTypeAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rules.MemberNotUsed);

    private protected override TaskAction ActionFor(AnalyzerOptions options, TaskTypes tasks) => Analyze;

    private static void Analyze(SymbolAnalysisContext context, INamedTypeSymbol type, TaskParseResult task)
    {
        // Of a declaration with errors nobody knows yet what it uses.
        if (task.Model is null)
            return;

        List<IPropertySymbol>? unused = null;
        foreach (var member in type.GetMembers())
        {
            if (member is IPropertySymbol property && !task.UsedMembers.Contains(property.Name) && IsForTheModel(property, context.CancellationToken))
                (unused ??= []).Add(property);
        }

        if (unused is null)
            return;

        var used = NamesInCode(type, context.CancellationToken);
        foreach (var property in unused)
        {
            if (used.Contains(property.Name) || property.Locations is not [{ IsInSource: true } location, ..])
                continue;

            // A positional property has no attributes of its own but with a target.
            var marker = Declaration(property, context.CancellationToken) is ParameterSyntax ? "property: JsonIgnore" : "JsonIgnore";
            context.ReportDiagnostic(Diagnostic.Create(Rules.MemberNotUsed, location, property.Name, type.Name, marker));
        }
    }

    /// <summary>Whether a property is a value that comes with the task, and one that text or JSON can be made of, without a sign of another use.</summary>
    private static bool IsForTheModel(IPropertySymbol property, CancellationToken cancellationToken) =>
        property is { DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsOverride: false, IsVirtual: false, IsAbstract: false, IsIndexer: false }
        && property.GetMethod is { DeclaredAccessibility: Accessibility.Public }
        && property.GetAttributes().IsEmpty
        && property.ExplicitInterfaceImplementations.IsEmpty
        && Declaration(property, cancellationToken) switch
        {
            ParameterSyntax parameter => parameter.AttributeLists.Count == 0,
            PropertyDeclarationSyntax { AccessorList: { } accessors } => accessors.Accessors.All(a => a.Body is null && a.ExpressionBody is null),
            _ => false,
        }
        && ValueParser.ParseJson(property.Type, new EnumTexts(new HashSet<string>())) is not null
        && !IsOfAnInterface(property);

    private static SyntaxNode? Declaration(IPropertySymbol property, CancellationToken cancellationToken) =>
        property.DeclaringSyntaxReferences is [var declaration] ? declaration.GetSyntax(cancellationToken) : null;

    private static bool IsOfAnInterface(IPropertySymbol property)
    {
        foreach (var implemented in property.ContainingType.AllInterfaces)
        {
            foreach (var member in implemented.GetMembers(property.Name))
            {
                if (property.Equals(property.ContainingType.FindImplementationForInterfaceMember(member), SymbolEqualityComparer.Default))
                    return true;
            }
        }

        return false;
    }

    /// <summary>Every name in the type's own code, by which a property may be used there; not those in the generated part.</summary>
    private static HashSet<string> NamesInCode(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            if (reference.SyntaxTree.FilePath.EndsWith(GeneratedMemberNames.FileEnding, StringComparison.Ordinal))
                continue;

            foreach (var node in reference.GetSyntax(cancellationToken).DescendantNodes())
            {
                if (node is IdentifierNameSyntax name)
                    names.Add(name.Identifier.ValueText);
            }
        }

        return names;
    }
}
