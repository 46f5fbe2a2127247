using System.Collections.Generic;
using System.Linq;

namespace BatchTasks.Generators.Parsing.Results;

/// <summary>
/// How much of a schema's limits a part of it takes: each use of a type counts, one of a type inside itself does not. Sums stop growing far over every limit,
/// so that a schema too large is never written out.
/// </summary>
internal readonly record struct SchemaSize(int Properties, int Levels, int LevelsWithArrays, int EnumValues, int NameCharacters)
{
    /// <summary>Where sums stop.</summary>
    public const int Enough = 1_000_000_000;

    public static SchemaSize Of(SchemaNode node) => Of(node, []);

    private static SchemaSize Of(SchemaNode node, Dictionary<SchemaNode, SchemaSize> known)
    {
        if (known.TryGetValue(node, out var size))
            return size;

        // What comes back to it on the way down is inside itself.
        known.Add(node, default);
        var (levels, levelsWithArrays) = OwnLevels(node);
        size = Own(node);
        foreach (var part in node.Parts)
            size = size.With(Of(part.Node, known));

        size = size with { Levels = size.Levels + levels, LevelsWithArrays = size.LevelsWithArrays + levelsWithArrays };
        return known[node] = size;
    }

    private static (int Levels, int WithArrays) OwnLevels(SchemaNode node) => node switch
    {
        ObjectNode or TaggedNode or MapNode => (1, 1),
        ArrayNode => (0, 1),
        _ => (0, 0),
    };

    private static SchemaSize Own(SchemaNode node) => node switch
    {
        ObjectNode own => new(own.Properties.Count, 0, 0, 0, Characters(own)),
        TaggedNode own => new(own.Target.Properties.Count + 1, 0, 0, 0, Characters(own.Target) + own.Property.Length + own.Value.Length - (own.IsNumber ? 0 : 2)),
        EnumNode own => new(0, 0, 0, own.Values.Count, own.Values.Sum(static value => value.Length)),
        _ => default,
    };

    private static int Characters(ObjectNode node) => node.Properties.Sum(static property => property.Name.Length);

    private SchemaSize With(SchemaSize part) => new(
        Math.Min(Enough, Properties + part.Properties),
        Math.Max(Levels, part.Levels),
        Math.Max(LevelsWithArrays, part.LevelsWithArrays),
        Math.Min(Enough, EnumValues + part.EnumValues),
        Math.Min(Enough, NameCharacters + part.NameCharacters));
}
