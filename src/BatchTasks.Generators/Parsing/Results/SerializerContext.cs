using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing.Results;

/// <summary>A <c>JsonSerializerContext</c> of the user's, and those of its options that a schema depends on.</summary>
internal sealed class SerializerContext
{
    private const int WebDefaults = 1;

    /// <summary>How many types are looked at for the one that is read.</summary>
    private const int MostTypes = 2_000;

    private readonly INamedTypeSymbol _type;

    public SerializerContext(INamedTypeSymbol type, Location location)
    {
        _type = type;
        Location = location;
        foreach (var attribute in type.GetAttributes().Where(static attribute => attribute.AttributeClass.IsNamed(JsonNames.Serialization, "JsonSourceGenerationOptionsAttribute")))
        {
            if (attribute.ConstructorArguments is [{ Value: WebDefaults }])
                Naming = JsonNaming.CamelCase;

            if (attribute.Named("PropertyNamingPolicy")?.Value is int naming)
                Naming = (JsonNaming)naming;

            WritesEnumNames |= attribute.Named("UseStringEnumConverter")?.Value is true;
            IncludesFields |= attribute.Named("IncludeFields")?.Value is true;
            HasConverters |= attribute.Named("Converters") is { Kind: TypedConstantKind.Array, IsNull: false, Values.IsEmpty: false };
        }
    }

    /// <summary>Where it is named.</summary>
    public Location Location { get; }

    /// <summary>The class as C# source.</summary>
    public string TypeName => _type.SourceName();

    /// <summary>What is made of the names of properties.</summary>
    public JsonNaming Naming { get; }

    /// <summary>Whether all enums are written as names; otherwise as numbers, unless they have the converter themselves.</summary>
    public bool WritesEnumNames { get; }

    public bool IncludesFields { get; }

    private bool HasConverters { get; }

    /// <summary>Why it can't read a result; null where it can.</summary>
    public string? Problem(ITypeSymbol result, ResultContext context)
    {
        var name = TypeNames.Display(_type);
        if (!_type.SelfAndBases().Any(static type => type.IsNamed(JsonNames.Serialization, "JsonSerializerContext")))
            return $"'{name}' is no JsonSerializerContext; derive it from that";

        if (_type.IsFileLocal || !context.CanAccess(_type))
            return $"'{name}' is not accessible to the task type; make it internal or public";

        if (HasConverters)
            return $"'{name}' has converters, whose JSON no schema tells; leave Converters out ('UseStringEnumConverter = true' is for enums)";

        return Knows(result) ? null : $"'{name}' does not know '{TypeNames.Display(result)}'; add [JsonSerializable(typeof({TypeNames.Display(result)}))] to it";
    }

    /// <summary>Whether it has metadata of a type: it is named, or a part of one that is.</summary>
    private bool Knows(ITypeSymbol result)
    {
        var waiting = new Queue<ITypeSymbol>();
        var seen = new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default);
        foreach (var attribute in _type.GetAttributes().Where(static attribute => attribute.AttributeClass.IsNamed(JsonNames.Serialization, "JsonSerializableAttribute")))
        {
            if (attribute.ConstructorArguments is [{ Value: ITypeSymbol named }])
                waiting.Enqueue(named);
        }

        while (waiting.Count > 0 && seen.Count < MostTypes)
        {
            var type = waiting.Dequeue().WithoutNullable();
            if (type.Equals(result.WithoutNullable(), SymbolEqualityComparer.Default))
                return true;

            if (!seen.Add(type))
                continue;

            foreach (var part in PartsOf(type))
                waiting.Enqueue(part);
        }

        return false;
    }

    private IEnumerable<ITypeSymbol> PartsOf(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array)
            return [array.ElementType];

        if (type is not INamedTypeSymbol named || type.SpecialType != SpecialType.None)
            return [];

        var derived = JsonNames.DerivedTypes(type).Select(static attribute => attribute.ConstructorArguments[0].Value).OfType<ITypeSymbol>();
        var members = CollectionTypes.IsEnumerable(type) ? [] : named.SelfAndBases().SelectMany(static t => t.GetMembers()).Where(IsPart).Select(static member => member switch
        {
            IPropertySymbol property => property.Type,
            _ => ((IFieldSymbol)member).Type,
        });
        return named.TypeArguments.Concat(derived).Concat(members);
    }

    private bool IsPart(ISymbol member) =>
        !member.IsStatic && !JsonNames.IsIgnored(member) && member is IPropertySymbol { IsIndexer: false } or IFieldSymbol { IsImplicitlyDeclared: false }
        && (JsonNames.IsIncluded(member) || (member.DeclaredAccessibility == Accessibility.Public && (member is IPropertySymbol || IncludesFields)));
}
