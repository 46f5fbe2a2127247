using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing.Results;

/// <summary>The names of types: in messages, and in names of methods.</summary>
internal static class TypeNames
{
    /// <summary>The type in a message.</summary>
    public static string Display(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    /// <summary>The type as part of a method's name, for example <c>ListOfVerdict</c>.</summary>
    public static string Word(ITypeSymbol type)
    {
        var nullable = type.IsReferenceType && type.NullableAnnotation == NullableAnnotation.Annotated ? "Nullable" : "";
        switch (type)
        {
            case IArrayTypeSymbol array:
                return $"{nullable}ArrayOf{Word(array.ElementType)}";
            case INamedTypeSymbol { TypeArguments.Length: > 0 } named:
                var word = nullable + named.Name + "Of";
                for (var i = 0; i < named.TypeArguments.Length; i++)
                    word += (i > 0 ? "And" : "") + Word(named.TypeArguments[i]);

                return word;
            default:
                return nullable + type.Name;
        }
    }
}
