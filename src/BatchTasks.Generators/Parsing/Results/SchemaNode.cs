using System.Collections.Generic;
using System.Linq;

namespace BatchTasks.Generators.Parsing.Results;

/// <summary>
/// What a type is in a schema, the same for all its uses. A type that contains itself has a node that is among the parts of its parts, so a node is made
/// first and its parts are set when they are parsed.
/// </summary>
/// <param name="name">What it is called where it is written once and referred to; null for what is always written out.</param>
internal abstract class SchemaNode(string? name)
{
    public string? Name { get; } = name;

    /// <summary>The type's own description.</summary>
    public string? Description { get; set; }

    /// <summary>What it is made of.</summary>
    public virtual IEnumerable<SchemaUse> Parts => [];
}

/// <summary>One JSON token.</summary>
/// <param name="jsonType">The schema's <c>type</c>; "" for any JSON.</param>
internal sealed class ScalarNode(string jsonType) : SchemaNode(null)
{
    public string JsonType { get; } = jsonType;
}

/// <summary>One of several values.</summary>
/// <param name="name">The enum's name.</param>
/// <param name="values">The values: texts, or numbers as JSON.</param>
/// <param name="areNumbers">Whether they are numbers.</param>
internal sealed class EnumNode(string name, IReadOnlyList<string> values, bool areNumbers = false) : SchemaNode(name)
{
    public IReadOnlyList<string> Values { get; } = values;

    public bool AreNumbers { get; } = areNumbers;
}

/// <summary>Several values of one kind.</summary>
internal sealed class ArrayNode() : SchemaNode(null)
{
    public SchemaUse Item { get; set; } = SchemaUse.Unknown;

    public override IEnumerable<SchemaUse> Parts => [Item];
}

/// <summary>An object of any names with values of one kind.</summary>
internal sealed class MapNode() : SchemaNode(null)
{
    public SchemaUse Value { get; set; } = SchemaUse.Unknown;

    public override IEnumerable<SchemaUse> Parts => [Value];
}

/// <summary>An object with these properties and no others.</summary>
internal sealed class ObjectNode(string? name) : SchemaNode(name)
{
    public IReadOnlyList<SchemaProperty> Properties { get; set; } = [];

    public override IEnumerable<SchemaUse> Parts => Properties.Select(static property => property.Use);
}

/// <summary>An object as one of a union: with the property that tells which it is before its own.</summary>
/// <param name="target">The object. Its properties are written out here: a reference can't add one.</param>
/// <param name="property">The name of the property.</param>
/// <param name="value">Its one value, as JSON.</param>
internal sealed class TaggedNode(ObjectNode target, string property, string value) : SchemaNode(null)
{
    public ObjectNode Target { get; } = target;

    public string Property { get; } = property;

    public string Value { get; } = value;

    public bool IsNumber => Value[0] != '"';

    public override IEnumerable<SchemaUse> Parts => Target.Parts;
}

/// <summary>One of several objects.</summary>
internal sealed class UnionNode(string name) : SchemaNode(name)
{
    public IReadOnlyList<SchemaNode> Branches { get; set; } = [];

    public override IEnumerable<SchemaUse> Parts => Branches.Select(static branch => new SchemaUse(branch, false, null, []));
}

/// <summary>A property of an object.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Use">What it is.</param>
/// <param name="IsRequired">Whether it has to be there, as each has in a strict schema.</param>
internal sealed record SchemaProperty(string Name, SchemaUse Use, bool IsRequired);

/// <summary>A use of a type in a schema.</summary>
/// <param name="Node">What the type is.</param>
/// <param name="IsNullable">Whether null is a value too.</param>
/// <param name="Description">The description of this use, in place of the type's.</param>
/// <param name="Constraints">Keywords of this use, each with its value as JSON.</param>
internal sealed record SchemaUse(SchemaNode Node, bool IsNullable, string? Description, IReadOnlyList<KeyValuePair<string, string>> Constraints)
{
    /// <summary>The use of what is not parsed yet.</summary>
    public static SchemaUse Unknown { get; } = new(new ScalarNode("null"), false, null, []);
}
