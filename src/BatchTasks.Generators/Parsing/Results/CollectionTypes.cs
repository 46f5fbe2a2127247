using BatchTasks.Generators.Model;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing.Results;

/// <summary>A type that a JSON array is read into.</summary>
/// <param name="Form">What the items are gathered into.</param>
/// <param name="Item">The type of the items.</param>
internal sealed record CollectionType(CollectionForm Form, ITypeSymbol Item);

/// <summary>A type that a JSON object of any names is read into.</summary>
/// <param name="IsSorted">Whether it keeps its names in order.</param>
/// <param name="Value">The type of the values.</param>
internal sealed record DictionaryType(bool IsSorted, ITypeSymbol Value);

/// <summary>The types that JSON arrays are read into, and those that they are not.</summary>
internal static class CollectionTypes
{
    private const string Generic = "System.Collections.Generic";

    /// <summary>The collection that a type is; null if it is none that is read.</summary>
    public static CollectionType? Find(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol { IsSZArray: true } array)
            return new CollectionType(CollectionForm.Array, array.ElementType);

        if (type is not INamedTypeSymbol { TypeArguments: [var item] } named)
            return null;

        if (named.IsIn("System.Collections.Immutable"))
            return named.Name == "ImmutableArray" ? new CollectionType(CollectionForm.ImmutableArray, item) : null;

        if (!named.IsIn(Generic))
            return null;

        return named.Name switch
        {
            "List" or "IList" or "ICollection" => new CollectionType(CollectionForm.List, item),
            "IReadOnlyList" or "IReadOnlyCollection" or "IEnumerable" => new CollectionType(CollectionForm.Array, item),
            "HashSet" or "ISet" or "IReadOnlySet" => new CollectionType(CollectionForm.HashSet, item),
            _ => null,
        };
    }

    /// <summary>The dictionary that a type is; null if it is none that is read.</summary>
    public static DictionaryType? FindDictionary(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeArguments: [{ SpecialType: SpecialType.System_String }, var value], Name: var name } && type.IsIn(Generic)
            ? name switch
            {
                "Dictionary" or "IDictionary" or "IReadOnlyDictionary" => new DictionaryType(IsSorted: false, value),
                "SortedDictionary" => new DictionaryType(IsSorted: true, value),
                _ => null,
            }
            : null;

    /// <summary>Whether a type is a dictionary, or an interface of one.</summary>
    public static bool IsDictionary(ITypeSymbol type)
    {
        if (IsDictionaryInterface(type))
            return true;

        foreach (var implemented in type.AllInterfaces)
        {
            if (IsDictionaryInterface(implemented))
                return true;
        }

        return false;
    }

    /// <summary>Whether a type can be enumerated, whatever else it is.</summary>
    public static bool IsEnumerable(ITypeSymbol type)
    {
        if (type.SpecialType == SpecialType.System_Collections_IEnumerable || type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)
            return true;

        foreach (var implemented in type.AllInterfaces)
        {
            if (implemented.SpecialType == SpecialType.System_Collections_IEnumerable)
                return true;
        }

        return type.IsNamed(Generic, "IAsyncEnumerable`1");
    }

    private static bool IsDictionaryInterface(ITypeSymbol type) =>
        type.Name is "IDictionary" or "IReadOnlyDictionary" && (type.IsIn(Generic) || type.IsIn("System.Collections"));
}
