using System.Collections.Generic;
using System.Linq;

namespace BatchTasks.Generators.Parsing.Results;

/// <summary>What a type is in a schema, the same for all its uses. Sizes are summed on the way up, so that a schema too large is never written out.</summary>
/// <param name="size">How much of the limits one use of it takes.</param>
internal abstract class SchemaNode(SchemaSize size)
{
    public SchemaSize Size { get; } = size;

    /// <summary>The type's own description.</summary>
    public string? Description { get; set; }
}

/// <summary>One JSON token.</summary>
/// <param name="jsonType">The schema's <c>type</c>.</param>
internal sealed class ScalarNode(string jsonType) : SchemaNode(SchemaSize.None)
{
    public string JsonType { get; } = jsonType;
}

/// <summary>One of several strings.</summary>
internal sealed class EnumNode(IReadOnlyList<string> values) : SchemaNode(SchemaSize.OfEnum(values))
{
    public IReadOnlyList<string> Values { get; } = values;
}

/// <summary>Several values of one kind.</summary>
internal sealed class ArrayNode(SchemaUse item) : SchemaNode(item.Node.Size with { LevelsWithArrays = item.Node.Size.LevelsWithArrays + 1 })
{
    public SchemaUse Item { get; } = item;
}

/// <summary>An object with these properties and no others.</summary>
internal sealed class ObjectNode(IReadOnlyList<KeyValuePair<string, SchemaUse>> properties) : SchemaNode(SchemaSize.OfObject(properties))
{
    public IReadOnlyList<KeyValuePair<string, SchemaUse>> Properties { get; } = properties;
}

/// <summary>A use of a type in a schema.</summary>
/// <param name="Node">What the type is.</param>
/// <param name="IsNullable">Whether null is a value too.</param>
/// <param name="Description">The description of this use, in place of the type's.</param>
/// <param name="Constraints">Keywords of this use, each with its value as JSON.</param>
internal sealed record SchemaUse(SchemaNode Node, bool IsNullable, string? Description, IReadOnlyList<KeyValuePair<string, string>> Constraints);

/// <summary>How much of a schema's limits a part of it takes. Sums stop growing far over every limit.</summary>
internal readonly record struct SchemaSize(int Properties, int Levels, int LevelsWithArrays, int EnumValues, int NameCharacters)
{
    /// <summary>Where sums stop.</summary>
    public const int Enough = 1_000_000_000;

    public static SchemaSize None => default;

    public static SchemaSize OfEnum(IReadOnlyList<string> values) => new(0, 0, 0, values.Count, values.Sum(value => value.Length));

    public static SchemaSize OfObject(IReadOnlyList<KeyValuePair<string, SchemaUse>> properties)
    {
        var size = new SchemaSize(properties.Count, 0, 0, 0, properties.Sum(property => property.Key.Length));
        foreach (var property in properties)
        {
            var part = property.Value.Node.Size;
            size = new SchemaSize(
                Math.Min(Enough, size.Properties + part.Properties),
                Math.Max(size.Levels, part.Levels),
                Math.Max(size.LevelsWithArrays, part.LevelsWithArrays),
                Math.Min(Enough, size.EnumValues + part.EnumValues),
                Math.Min(Enough, size.NameCharacters + part.NameCharacters));
        }

        return size with { Levels = size.Levels + 1, LevelsWithArrays = size.LevelsWithArrays + 1 };
    }
}
