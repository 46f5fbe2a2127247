using System.Linq;

namespace BatchTasks.Shared.Bodies;

/// <summary>The words that the data of the catalogue is written in.</summary>
internal static class Schemas
{
    public static readonly BodySchema Anything = BodySchema.Anything;
    public static readonly BodySchema TrueOrFalse = new() { Boolean = true };

    /// <summary>An object of which nothing more is known.</summary>
    public static readonly BodySchema AnyObject = new() { Object = new() };

    public static BodySchema Text(int? min = null, int? max = null) => new() { Text = new(null, min, max) };

    public static BodySchema OneOf(params string[] values) => new() { Text = new(values) };

    /// <summary>The name of a schema or a function.</summary>
    public static BodySchema Name(int max) => new() { Text = new(null, 1, max) { IsName = true } };

    public static BodySchema Number(decimal? min = null, decimal? max = null) => new() { Number = new(IsInteger: false, min, max) };

    public static BodySchema Integer(decimal? min = null, decimal? max = null) => new() { Number = new(IsInteger: true, min, max) };

    public static BodySchema List(BodySchema element, int? min = null, int? max = null) => new() { List = new(element, min, max) };

    /// <summary>An array of which the elements are all strings, or all numbers, or what else one of them is.</summary>
    public static BodySchema ListOfOneKind(BodySchema element, int? min = null, int? max = null) => new() { List = new(element, min, max) { IsOfOneKind = true } };

    /// <summary>An object of any names.</summary>
    public static BodySchema Map(BodySchema values) => new() { Object = new() { Values = values } };

    public static BodySchema Object(params BodyProperty[] properties) => new() { Object = new() { Properties = properties } };

    /// <summary>An object that has no other properties.</summary>
    public static BodySchema Closed(params BodyProperty[] properties) => new() { Object = new() { Properties = properties, IsClosed = true } };

    /// <summary>One of several objects, told apart by a property.</summary>
    public static BodySchema Variants(string discriminator, params ObjectVariant[] variants) => new()
    {
        Object = new()
        {
            Discriminator = discriminator,
            Variants = [.. variants.Where(each => each.Value.Length > 0)],
            Default = variants.FirstOrDefault(each => each.Value.Length == 0)?.Shape,
        },
    };

    public static ObjectVariant Variant(string value, BodySchema schema) => new(value, schema.Object!);

    /// <summary>The object without the property that tells them apart.</summary>
    public static ObjectVariant Otherwise(BodySchema schema) => new("", schema.Object!);

    public static BodyProperty Optional(string name, BodySchema schema) => new(name, schema);

    public static BodyProperty Required(string name, BodySchema schema) => new(name, schema) { IsRequired = true };

    public static BodyProperty Deprecated(string name, BodySchema schema, string instead = "") => new(name, schema) { Deprecated = instead };
}
