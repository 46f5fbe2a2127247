using System.Collections.Generic;
using System.Linq;
using BatchTasks.Shared.Json;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing.Results;

/// <summary>What the attributes of System.Text.Json say about a member.</summary>
internal static class JsonNames
{
    public const string Serialization = "System.Text.Json.Serialization";

    private const int IgnoreAlways = 1;
    private const int IgnoreWhenReading = 5;

    /// <summary>A property's name in JSON: what <c>[JsonPropertyName]</c> gives, else its own, as it is or as a naming policy makes it.</summary>
    public static string OfProperty(ISymbol property, JsonNaming naming) => WellFormed.Of(
        Find(property, "JsonPropertyNameAttribute") is { ConstructorArguments: [{ Value: string name }] } ? name : naming.Apply(property.Name));

    /// <summary>The name of an enum's member in what System.Text.Json writes.</summary>
    public static string OfEnumMember(ISymbol member) => WellFormed.Of(
        Find(member, "JsonStringEnumMemberNameAttribute") is { ConstructorArguments: [{ Value: string name }] } ? name : member.Name);

    /// <summary>Whether an enum, or a member of that type, is marked to be written by name.</summary>
    public static bool HasStringEnumConverter(ISymbol symbol) =>
        Find(symbol, "JsonConverterAttribute") is { ConstructorArguments: [{ Value: INamedTypeSymbol converter }] } && IsStringEnumConverter(converter);

    public static bool IsStringEnumConverter(INamedTypeSymbol converter) =>
        converter.IsNamed(Serialization, "JsonStringEnumConverter") || converter.IsNamed(Serialization, "JsonStringEnumConverter`1");

    /// <summary>Whether a member is never read: it is marked so, or it takes what no schema names.</summary>
    public static bool IsIgnored(ISymbol member)
    {
        if (Has(member, "JsonExtensionDataAttribute"))
            return true;

        if (Find(member, "JsonIgnoreAttribute") is not { } ignore)
            return false;

        foreach (var argument in ignore.NamedArguments)
        {
            if (argument.Key == "Condition")
                return argument.Value.Value is IgnoreAlways or IgnoreWhenReading;
        }

        return true;
    }

    /// <summary>Whether a member is read that by itself would not be: a field, or one that is not public.</summary>
    public static bool IsIncluded(ISymbol member) => Has(member, "JsonIncludeAttribute");

    /// <summary>Whether a constructor is the one to use.</summary>
    public static bool IsChosen(ISymbol constructor) => Has(constructor, "JsonConstructorAttribute");

    /// <summary>A property's place among the others; 0 unless <c>[JsonPropertyOrder]</c> says so.</summary>
    public static int OrderOf(ISymbol member) =>
        Find(member, "JsonPropertyOrderAttribute") is { ConstructorArguments: [{ Value: int order }] } ? order : 0;

    /// <summary>The attributes that name the types of which one of this type is one.</summary>
    public static IEnumerable<AttributeData> DerivedTypes(ITypeSymbol type) =>
        type.GetAttributes().Where(static attribute => attribute.AttributeClass.IsNamed(Serialization, "JsonDerivedTypeAttribute"));

    /// <summary>The name of the property that tells which one it is; null where none is given.</summary>
    public static string? DiscriminatorOf(ITypeSymbol type) => Find(type, "JsonPolymorphicAttribute")?.NamedText("TypeDiscriminatorPropertyName");

    private static bool Has(ISymbol symbol, string attributeName) => Find(symbol, attributeName) is not null;

    private static AttributeData? Find(ISymbol symbol, string attributeName)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass.IsNamed(Serialization, attributeName))
                return attribute;
        }

        return null;
    }
}
