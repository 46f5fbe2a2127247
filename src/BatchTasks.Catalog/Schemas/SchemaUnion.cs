using BatchTasks.Shared.Bodies;

namespace BatchTasks.Catalog.Schemas;

/// <summary>What several schemas take together: never less than any of them, sometimes more.</summary>
internal static class SchemaUnion
{
    public const string Type = "type";

    /// <summary>The properties that the document's unions are told apart by.</summary>
    public static readonly IReadOnlyList<string> Discriminators = [Type, "role"];

    public static BodySchema Of(IReadOnlyList<BodySchema> alternatives)
    {
        if (alternatives.Count == 0 || alternatives.Any(each => each.TakesAnything))
            return BodySchema.Anything;

        return new()
        {
            Text = Merge(alternatives.Select(each => each.Text), Texts),
            Number = Merge(alternatives.Select(each => each.Number), Numbers),
            Boolean = alternatives.Any(each => each.Boolean),
            List = Merge(alternatives.Select(each => each.List), Lists),
            Object = Objects([.. alternatives.Select(each => each.Object).OfType<ObjectShape>()]),
        };
    }

    /// <summary>The schema without parts that must be there, but for those that tell objects apart.</summary>
    public static BodySchema WithoutRequired(BodySchema schema) => schema with
    {
        List = schema.List is { } list ? list with { Element = WithoutRequired(list.Element) } : null,
        Object = schema.Object is { } shape ? WithoutRequired(shape) : null,
    };

    private static ObjectShape WithoutRequired(ObjectShape shape) => shape with
    {
        Properties = shape.Properties is { } properties ? [.. properties.Select(each => each with { IsRequired = false, Schema = WithoutRequired(each.Schema) })] : null,
        Values = shape.Values is { } values ? WithoutRequired(values) : null,
        Variants = [.. shape.Variants.Select(each => each with { Shape = WithoutRequired(each.Shape) })],
        Default = shape.Default is { } other ? WithoutRequired(other) : null,
    };

    private static T? Merge<T>(IEnumerable<T?> shapes, Func<T, T, T> merge)
        where T : class
    {
        var there = shapes.OfType<T>().ToList();
        return there.Count == 0 ? null : there.Aggregate(merge);
    }

    private static TextShape Texts(TextShape left, TextShape right) =>
        left.Values is not null && right.Values is not null
            ? new([.. left.Values.Union(right.Values)])
            : left == right ? left : new(null, Least(left.Minimum, right.Minimum), Most(left.Maximum, right.Maximum));

    private static NumberShape Numbers(NumberShape left, NumberShape right) =>
        new(left.IsInteger && right.IsInteger, Least(left.Minimum, right.Minimum), Most(left.Maximum, right.Maximum));

    private static ListShape Lists(ListShape left, ListShape right)
    {
        var element = Of([left.Element, right.Element]);
        return new(element, Least(left.Minimum, right.Minimum), Most(left.Maximum, right.Maximum))
        {
            IsOfOneKind = IsOfOneKind(left) && IsOfOneKind(right) && Kinds(element) > 1,
        };
    }

    private static bool IsOfOneKind(ListShape list) => list.IsOfOneKind || Kinds(list.Element) == 1;

    private static int Kinds(BodySchema schema) =>
        new object?[] { schema.Text, schema.Number, schema.List, schema.Object }.Count(static shape => shape is not null) + (schema.Boolean ? 1 : 0);

    private static ObjectShape? Objects(List<ObjectShape> shapes)
    {
        if (shapes.Count < 2)
            return shapes.Count == 0 ? null : shapes[0];

        var single = shapes.SelectMany(Singles).Distinct().ToList();
        if (single.Any(each => each.Properties is null))
            return new();

        var discriminator = Discriminators.FirstOrDefault(name => single.All(each => TextsOf(each, name) is not null));
        return discriminator is null ? Superset(single) : ToldApart(single, discriminator);
    }

    /// <summary>The objects of a union that is part of another.</summary>
    private static IEnumerable<ObjectShape> Singles(ObjectShape shape) =>
        shape.Discriminator is null ? [shape] : shape.Variants.Select(each => each.Shape).Concat(shape.Default is { } other ? [other] : []);

    private static ObjectShape ToldApart(List<ObjectShape> shapes, string discriminator)
    {
        var variants = shapes
            .SelectMany(shape => TextsOf(shape, discriminator)!.Select(value => (Value: value, Shape: shape)))
            .GroupBy(each => each.Value, each => each.Shape, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new ObjectVariant(group.Key, Superset([.. group])));
        var without = shapes.Where(shape => !shape.Properties!.Single(each => each.Name == discriminator).IsRequired).ToList();
        return new() { Discriminator = discriminator, Variants = [.. variants], Default = without.Count == 0 ? null : Superset(without) };
    }

    private static IReadOnlyList<string>? TextsOf(ObjectShape shape, string property) =>
        shape.Properties?.FirstOrDefault(each => each.Name == property)?.Schema is { Text.Values: { } values, Number: null, Boolean: false, List: null, Object: null }
            ? values
            : null;

    /// <summary>The object that has what any of them has, and must have what all of them must.</summary>
    private static ObjectShape Superset(List<ObjectShape> shapes)
    {
        if (shapes.Count == 1)
            return shapes[0];

        var properties = shapes
            .SelectMany(shape => shape.Properties!)
            .GroupBy(property => property.Name, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new BodyProperty(group.Key, Of([.. group.Select(each => each.Schema)]))
            {
                IsRequired = group.Count() == shapes.Count && group.All(each => each.IsRequired),
                Deprecated = group.Select(each => each.Deprecated).Distinct().Count() == 1 ? group.First().Deprecated : null,
            });
        return new() { Properties = [.. properties], IsClosed = shapes.All(each => each.IsClosed) };
    }

    private static T? Least<T>(T? left, T? right)
        where T : struct, IComparable<T> => left is { } a && right is { } b ? (a.CompareTo(b) < 0 ? a : b) : null;

    private static T? Most<T>(T? left, T? right)
        where T : struct, IComparable<T> => left is { } a && right is { } b ? (a.CompareTo(b) > 0 ? a : b) : null;
}
