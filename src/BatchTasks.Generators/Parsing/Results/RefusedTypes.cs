using System.Linq;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing.Results;

/// <summary>The types that no strict schema expresses, or that no generated reader can build.</summary>
internal static class RefusedTypes
{
    /// <summary>What is wrong with a type that is no scalar, and what to use instead; null if nothing is.</summary>
    /// <param name="type">The type.</param>
    /// <param name="isUnion">Whether it is one of the types that <c>[JsonDerivedType]</c> names.</param>
    /// <param name="context">The result.</param>
    public static string? Problem(ITypeSymbol type, bool isUnion, ResultContext context)
    {
        var name = TypeNames.Display(type);
        return ProblemOfKind(type, name, context.Settings) ?? ProblemOfShape(type, isUnion, name, context.Settings) ?? ProblemOfUse(type, name, context);
    }

    private static string? ProblemOfKind(ITypeSymbol type, string name, ResultSettings settings) => type switch
    {
        { TypeKind: TypeKind.Dynamic } when !settings.IsStrict => $"'{name}' is not read; use JsonElement for any JSON",
        { TypeKind: TypeKind.Dynamic } or { SpecialType: SpecialType.System_Object } =>
            $"a strict schema has no '{name}', which may be any JSON; use a record with the properties that you expect",
        { TypeKind: TypeKind.TypeParameter } => $"'{name}' is a type parameter; use a closed type",
        INamedTypeSymbol { IsUnboundGenericType: true } => $"'{name}' is an open generic type; use a closed one",
        { TypeKind: TypeKind.Pointer or TypeKind.FunctionPointer or TypeKind.Delegate } => $"'{name}' is no data; leave it out with [JsonIgnore]",
        IArrayTypeSymbol { IsSZArray: false } => $"JSON has no arrays of several dimensions, such as '{name}'; use an array of arrays",
        IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte } =>
            $"a schema has no bytes ('{name}'); use List<byte> for numbers, or string for base64",
        { IsTupleType: true } => $"the items of the tuple '{name}' have no names at run time; use a record",
        { IsRefLikeType: true } => $"'{name}' is a ref struct, which can't be kept; use a record struct",
        _ => null,
    };

    private static string? ProblemOfShape(ITypeSymbol type, bool isUnion, string name, ResultSettings settings)
    {
        if (CollectionTypes.IsDictionary(type))
        {
            return settings.IsStrict ? $"a strict schema names every property, so it has no dictionary such as '{name}'; use a list of records with a key and a value"
                : CollectionTypes.FindDictionary(type) is null ? $"no reader knows how to fill the dictionary '{name}'; use Dictionary<string, T>"
                : null;
        }

        if (CollectionTypes.Find(type) is not null)
            return null;

        if (IsJsonDocument(type))
        {
            return settings.IsStrict
                ? $"a strict schema has no '{name}', which may be any JSON; use a record with the properties that you expect"
                : $"'{name}' is not read; use JsonElement for any JSON";
        }

        if (CollectionTypes.IsEnumerable(type))
            return $"no reader knows how to fill the collection '{name}'; use an array or List<T>";

        if (type.TypeKind == TypeKind.Interface && !isUnion)
            return $"'{name}' is an interface, which can't be created; use a record or class, or name the types that it may be with [JsonDerivedType]";

        if (type.IsAbstract && !isUnion)
            return $"'{name}' is abstract, so it can't be created; use a record or class that is not, or name the types that it may be with [JsonDerivedType]";

        return IsOfFramework(type) ? $"'{name}' has no form in a strict schema; use a string, a number or a record of your own" : null;
    }

    private static string? ProblemOfUse(ITypeSymbol type, string name, ResultContext context)
    {
        if (LibraryResults.IsOne(type))
            return $"'{name}' is what the library makes of a whole answer, and no part of what a model writes; use it as the result itself";

        if (type is INamedTypeSymbol { IsFileLocal: true })
            return $"'{name}' is local to its file, so generated code can't name it; make it internal";

        if (!context.CanAccess(type))
            return $"'{name}' is not accessible to the task type; make it internal or public";

        return ConverterOf(type) is { } converter
            ? $"'{name}' has the converter '{converter}', whose JSON no schema tells; use a type without a converter"
            : null;
    }

    /// <summary>The converter that a type or member names, other than those that write an enum's names.</summary>
    public static string? ConverterOf(ISymbol symbol)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass.IsNamed(JsonNames.Serialization, "JsonConverterAttribute") &&
                attribute.ConstructorArguments is [{ Value: INamedTypeSymbol converter }] &&
                !JsonNames.IsStringEnumConverter(converter))
            {
                return TypeNames.Display(converter);
            }
        }

        return null;
    }

    private static bool IsJsonDocument(ITypeSymbol type) => type.IsIn("System.Text.Json") || type.IsIn("System.Text.Json.Nodes");

    private static bool IsOfFramework(ITypeSymbol type)
    {
        var space = type.ContainingNamespace;
        while (space is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false })
            space = space.ContainingNamespace;

        return space is { Name: "System" } && !type.Locations.Any(location => location.IsInSource) && type.TypeKind != TypeKind.Enum;
    }
}
