using BatchTasks.Generators.Model;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing.Results;

/// <summary>The types that the vectors of an embeddings response are read into.</summary>
internal static class VectorTypes
{
    /// <summary>The form of a type; null if it does not hold vectors.</summary>
    public static ResultForm? FormOf(ITypeSymbol type)
    {
        if (IsFloatArray(type) || IsFloatMemory(type))
            return ResultForm.Vector;

        if (CollectionTypes.Find(type) is not { } collection)
            return null;

        var ofMemory = IsFloatMemory(collection.Item);
        if (!ofMemory && !IsFloatArray(collection.Item))
            return null;

        return collection switch
        {
            { Form: CollectionForm.Array } => ofMemory ? ResultForm.VectorMemoryArray : ResultForm.VectorArray,
            { Form: CollectionForm.List } => ofMemory ? ResultForm.VectorMemoryList : ResultForm.VectorList,
            _ => null,
        };
    }

    /// <summary>Whether a type is a vector, or several, that no JSON text is read into.</summary>
    public static bool IsMemory(ITypeSymbol type) => IsFloatMemory(type) || CollectionTypes.Find(type) is { Item: var item } && IsFloatMemory(item);

    private static bool IsFloatArray(ITypeSymbol type) => type is IArrayTypeSymbol { IsSZArray: true, ElementType.SpecialType: SpecialType.System_Single };

    private static bool IsFloatMemory(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "ReadOnlyMemory", TypeArguments: [{ SpecialType: SpecialType.System_Single }] } named &&
        named.IsIn("System");
}
