using System.Collections.Generic;
using System.Linq;

namespace BatchTasks.Generators.Parsing.Results;

/// <summary>
/// Finds the types of which every value would hold another of the same type, without end: the model could only write until it is cut off.
/// </summary>
internal static class FiniteTypes
{
    /// <summary>The outermost type that has no value that ends; null where all have one.</summary>
    public static SchemaNode? FindEndless(SchemaNode root)
    {
        var all = new List<SchemaNode>();
        Collect(root, all, []);

        // What can end grows with what is made of that, until nothing is added.
        var finite = new HashSet<SchemaNode>();
        bool isGrowing;
        do
        {
            isGrowing = false;
            foreach (var node in all)
                isGrowing |= !finite.Contains(node) && Ends(node, finite) && finite.Add(node);
        }
        while (isGrowing);

        return all.Find(node => node.Name is not null && !finite.Contains(node) && node.Parts.Any(part => LeadsTo(node, part.Node, finite, [])));
    }

    /// <summary>Whether one of two types without an end is in the other: what only holds such a type is not where it is to be ended.</summary>
    private static bool LeadsTo(SchemaNode target, SchemaNode node, HashSet<SchemaNode> finite, HashSet<SchemaNode> seen) =>
        node == target || (!finite.Contains(node) || node is ArrayNode) && seen.Add(node) && node.Parts.Any(part => LeadsTo(target, part.Node, finite, seen));

    private static void Collect(SchemaNode node, List<SchemaNode> all, HashSet<SchemaNode> seen)
    {
        if (!seen.Add(node))
            return;

        all.Add(node);
        foreach (var part in node.Parts)
            Collect(part.Node, all, seen);
    }

    private static bool Ends(SchemaNode node, HashSet<SchemaNode> finite) => node switch
    {
        UnionNode union => union.Branches.Any(finite.Contains),
        ObjectNode own => Ends(own, finite),
        TaggedNode tagged => Ends(tagged.Target, finite),
        _ => true,
    };

    private static bool Ends(ObjectNode node, HashSet<SchemaNode> finite) => node.Properties.All(property => !property.IsRequired || Ends(property.Use, finite));

    private static bool Ends(SchemaUse use, HashSet<SchemaNode> finite) =>
        use.IsNullable || (use.Node is ArrayNode array ? MayBeEmpty(use) || Ends(array.Item, finite) : finite.Contains(use.Node));

    private static bool MayBeEmpty(SchemaUse use) => !use.Constraints.Any(static constraint => constraint is { Key: "minItems", Value: not "0" });
}
