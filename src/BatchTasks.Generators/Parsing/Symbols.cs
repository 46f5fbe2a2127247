using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BatchTasks.Generators.Parsing;

/// <summary>Questions about symbols that several parsers ask.</summary>
internal static class Symbols
{
    private static readonly SymbolDisplayFormat s_namespace = new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    private static readonly SymbolDisplayFormat s_qualified = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>The type as C# source, fully qualified, with nullable annotations.</summary>
    public static string SourceName(this ITypeSymbol type) => Keyword(type) ?? type.ToDisplayString(s_qualified);

    /// <summary>The keyword that most members' types have as their name; null for other types. To have the compiler print them takes a tenth of all parsing.</summary>
    private static string? Keyword(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_String => type.NullableAnnotation == NullableAnnotation.Annotated ? "string?" : "string",
        SpecialType.System_Int32 => "int",
        SpecialType.System_Int64 => "long",
        SpecialType.System_Boolean => "bool",
        SpecialType.System_Double => "double",
        _ => null,
    };

    /// <summary>Whether the type is the one of that namespace and name (with arity as in metadata), and not nested.</summary>
    public static bool IsNamed(this ITypeSymbol? type, string containingNamespace, string metadataName) =>
        type is not null && type.MetadataName == metadataName && type.IsIn(containingNamespace);

    /// <summary>Whether the type is in this namespace and not nested.</summary>
    public static bool IsIn(this ITypeSymbol type, string containingNamespace)
    {
        if (type.ContainingType is not null)
            return false;

        // From the last name to the first, so that most questions end at once.
        var current = type.ContainingNamespace;
        var end = containingNamespace.Length;
        while (current is { IsGlobalNamespace: false } && end >= current.Name.Length
            && string.CompareOrdinal(containingNamespace, end - current.Name.Length, current.Name, 0, current.Name.Length) == 0)
        {
            end -= current.Name.Length;
            current = current.ContainingNamespace;
            if (end == 0)
                return current is { IsGlobalNamespace: true };

            if (containingNamespace[--end] != '.')
                return false;
        }

        return false;
    }

    /// <summary>The name by which an assembly finds the type: with its namespace, and what contains it before a '+'.</summary>
    public static string MetadataNameInFull(this INamedTypeSymbol type)
    {
        if (type.ContainingType is { } containing)
            return $"{containing.MetadataNameInFull()}+{type.MetadataName}";

        return type.ContainingNamespace.IsGlobalNamespace ? type.MetadataName : $"{type.ContainingNamespace.ToDisplayString(s_namespace)}.{type.MetadataName}";
    }

    /// <summary>Whether naming a symbol is an error: it is marked <c>[Obsolete("…", error: true)]</c>.</summary>
    public static bool IsForbidden(this ISymbol symbol)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass.IsNamed("System", "ObsoleteAttribute") && attribute.ConstructorArguments is [_, { Value: true }, ..])
                return true;
        }

        return false;
    }

    /// <summary>The type without Nullable&lt;T&gt; around it or a nullable annotation on it.</summary>
    public static ITypeSymbol WithoutNullable(this ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : type.WithNullableAnnotation(NullableAnnotation.NotAnnotated);

    /// <summary>Whether a value of the type may be null. Reference types of code without nullable annotations may.</summary>
    public static bool MayBeNull(this ITypeSymbol type) =>
        type.IsValueType
            ? type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T
            : type.NullableAnnotation != NullableAnnotation.NotAnnotated;

    /// <summary>Whether the type itself says that a value may be null. Reference types of code without nullable annotations say nothing.</summary>
    public static bool IsDeclaredNullable(this ITypeSymbol type) =>
        type.IsValueType ? type.MayBeNull() : type.NullableAnnotation == NullableAnnotation.Annotated;

    /// <summary>The widest accessibility that a member of a type may have whose signature names another: <c>public</c>, <c>internal</c> or <c>private</c>.</summary>
    public static string WidestAccess(INamedTypeSymbol type, IEnumerable<ITypeSymbol> named)
    {
        var narrowest = EffectiveAccess(type);
        var member = Accessibility.Public;
        foreach (var other in named)
        {
            if (EffectiveAccess(other) is var access && access < narrowest && access < member)
                member = access;
        }

        return member switch
        {
            Accessibility.Public => "public",
            Accessibility.Internal => "internal",
            _ => "private",
        };
    }

    /// <summary>Public, Internal or Private: the narrowest of a type, what contains it, and what it is made of.</summary>
    private static Accessibility EffectiveAccess(ITypeSymbol type)
    {
        var access = Accessibility.Public;
        if (type is IArrayTypeSymbol array)
            return EffectiveAccess(array.ElementType);

        for (ITypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            var own = current.DeclaredAccessibility switch
            {
                Accessibility.Public or Accessibility.NotApplicable => Accessibility.Public,
                Accessibility.Internal or Accessibility.ProtectedOrInternal => Accessibility.Internal,
                _ => Accessibility.Private,
            };
            access = own < access ? own : access;
        }

        foreach (var argument in type is INamedTypeSymbol constructed ? constructed.TypeArguments : ImmutableArray<ITypeSymbol>.Empty)
            access = EffectiveAccess(argument) is var inner && inner < access ? inner : access;

        return access;
    }

    /// <summary>The type and its base types, the type itself first, System.Object left out.</summary>
    public static IEnumerable<INamedTypeSymbol> SelfAndBases(this INamedTypeSymbol type)
    {
        for (var current = type; current is not null && current.SpecialType != SpecialType.System_Object; current = current.BaseType)
            yield return current;
    }

    /// <summary>The place of an attribute's argument in the source: a positional one by its index, a named one by its name; else of the whole attribute.</summary>
    public static Location ArgumentLocation(this AttributeData attribute, int index, string? name, Location fallback, CancellationToken cancellationToken)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is not AttributeSyntax syntax)
            return fallback;

        // A positional argument may be given by its parameter's name, in any order.
        var parameter = name is null && attribute.AttributeConstructor?.Parameters is { } parameters && index >= 0 && index < parameters.Length ? parameters[index].Name : null;
        var position = 0;
        foreach (var argument in syntax.ArgumentList?.Arguments ?? default)
        {
            var isIt = argument switch
            {
                { NameEquals: { } property } => property.Name.Identifier.ValueText == name,
                { NameColon: { } colon } => colon.Name.Identifier.ValueText == parameter,
                _ => name is null && position++ == index,
            };
            if (isIt)
                return argument.Expression.GetLocation();
        }

        return syntax.GetLocation();
    }

    /// <summary>The place of an attribute in the source.</summary>
    public static Location Location(this AttributeData attribute, Location fallback, CancellationToken cancellationToken) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken).GetLocation() ?? fallback;
}
