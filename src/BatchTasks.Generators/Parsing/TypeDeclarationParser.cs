using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using BatchTasks.Generators.Diagnostics;
using BatchTasks.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BatchTasks.Generators.Parsing;

/// <summary>Decides whether a part can be generated into a type, and how that part begins.</summary>
internal static class TypeDeclarationParser
{
    private const int LongestHintName = 120;

    /// <summary>Found once for all types of a namespace: to look at all for each would take the square of their number.</summary>
    private static readonly ConditionalWeakTable<INamespaceOrTypeSymbol, HashSet<string>> s_twinsByCase = new();

    /// <summary>
    /// Returns null where no part can be generated that would compile; the findings say why, unless it is a containing type that is not partial
    /// (<see cref="FindInContainingType"/>).
    /// </summary>
    public static TypeDeclarationModel? Parse(ParseContext context)
    {
        var type = context.Type;
        if (UnsupportedKind(type) is { } problem)
        {
            context.Report(Rules.UnsupportedType, context.Location, type.Name, problem);
            return null;
        }

        if (!IsPartial(type, context.CancellationToken))
        {
            context.Report(Rules.TypeMustBePartial, context.Location, type.Name);
            return null;
        }

        var containing = new List<string>();
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            // Found where the containing type is looked at: what is found in one type and reported in another gets no code fix.
            if (!IsPartial(outer, context.CancellationToken))
                return null;

            containing.Insert(0, Head(outer));
        }

        if (LanguageVersionTooLow(context))
            return null;

        return new TypeDeclarationModel(
            type.ContainingNamespace.IsGlobalNamespace ? null : type.ContainingNamespace.ToDisplayString(s_namespaceFormat),
            containing.ToEquatableArray(),
            Head(type),
            type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            type.ToDisplayString(s_shownName),
            HintName(type));
    }

    /// <summary>What keeps the tasks inside a type from being generated: one finding, however many tasks there are.</summary>
    public static IEnumerable<Finding> FindInContainingType(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        if (type.GetTypeMembers().IsEmpty || IsPartial(type, cancellationToken))
            yield break;

        if (TasksWithin(type).FirstOrDefault() is { } task)
            yield return new Finding(Rules.ContainingTypeMustBePartial, type.Locations[0], type.Name, task.Name);
    }

    private static IEnumerable<INamedTypeSymbol> TasksWithin(INamedTypeSymbol type)
    {
        foreach (var nested in type.GetTypeMembers())
        {
            if (nested.Find(AttributeNames.BatchTask) is not null)
                yield return nested;

            foreach (var task in TasksWithin(nested))
                yield return task;
        }
    }

    private static readonly SymbolDisplayFormat s_namespaceFormat = SymbolDisplayFormat.FullyQualifiedFormat
        .WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    /// <summary>The name as a part of the type declares it: with the names of its type parameters. Their constraints are the other part's.</summary>
    private static readonly SymbolDisplayFormat s_nameFormat = new(
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    private static readonly SymbolDisplayFormat s_shownName = new(genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters);

    private static string? UnsupportedKind(INamedTypeSymbol type)
    {
        if (type.IsStatic)
            return "it is static, and a task is an instance";

        if (type.IsRefLikeType)
            return "it is a ref struct, which can't be in a list of tasks";

        if (type.IsFileLocal)
            return "it is file-local, and the generated part is another file";

        for (var current = type; current is not null; current = current.ContainingType)
        {
            if (current.IsFileLocal)
                return $"'{current.Name}', which contains it, is file-local, and the generated part is another file";
        }

        return type.TypeKind is TypeKind.Class or TypeKind.Struct ? null : "it is neither a class nor a struct nor a record";
    }

    private static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.DeclaringSyntaxReferences.All(r => r.GetSyntax(cancellationToken) is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static bool LanguageVersionTooLow(ParseContext context)
    {
        if (context.Type.DeclaringSyntaxReferences.FirstOrDefault()?.SyntaxTree.Options is not CSharpParseOptions { LanguageVersion: var version }
            || version >= LanguageVersion.CSharp11)
        {
            return false;
        }

        context.Report(Rules.LanguageVersionTooLow, context.Location, context.Type.Name, version.ToDisplayString());
        return true;
    }

    private static string Head(INamedTypeSymbol type)
    {
        var keyword = (type.IsRecord, type.TypeKind) switch
        {
            (true, TypeKind.Struct) => "record struct",
            (true, _) => "record",
            (false, TypeKind.Struct) => "struct",
            (false, TypeKind.Interface) => "interface",
            _ => "class",
        };
        return $"partial {keyword} {type.ToDisplayString(s_nameFormat)}";
    }

    /// <summary>The full name; with a hash where letters had to be replaced, or where another type may differ only by case (the compiler refuses such a pair).</summary>
    private static string HintName(INamedTypeSymbol type)
    {
        var full = type.MetadataNameInFull().Replace('+', '.');
        var isPlain = full.Length <= LongestHintName && full.All(c => c is '.' or '_' || (c < 128 && char.IsLetterOrDigit(c)));
        if (isPlain && !HasTwinByCase(type))
            return full;

        var safe = new string([.. full.Select(c => c is '.' or '_' || (c < 128 && char.IsLetterOrDigit(c)) ? c : '_').Take(LongestHintName)]);
        return $"{safe}-{StableHash(full):x8}";
    }

    private static bool HasTwinByCase(INamedTypeSymbol type)
    {
        for (ISymbol current = type; current is not INamespaceSymbol { IsGlobalNamespace: true }; current = current.ContainingSymbol)
        {
            if (current.ContainingSymbol is not INamespaceOrTypeSymbol container)
                return false;

            if (s_twinsByCase.GetValue(container, TwinsByCase).Contains(current.Name))
                return true;
        }

        return false;
    }

    /// <summary>The names in a namespace or type that differ from another one there by case alone.</summary>
    private static HashSet<string> TwinsByCase(INamespaceOrTypeSymbol container)
    {
        var names = new HashSet<string>(container.GetMembers().OfType<INamespaceOrTypeSymbol>().Select(static member => member.Name), StringComparer.Ordinal);
        var twins = names.GroupBy(static name => name, StringComparer.OrdinalIgnoreCase).Where(static group => group.Skip(1).Any());
        return new HashSet<string>(twins.SelectMany(static group => group), StringComparer.Ordinal);
    }

    /// <summary>FNV-1a: the same in every process, unlike string.GetHashCode.</summary>
    private static uint StableHash(string text) =>
        text.Aggregate(2166136261u, static (hash, character) => unchecked((hash ^ character) * 16777619u));
}
