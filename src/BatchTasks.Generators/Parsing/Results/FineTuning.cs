using System.Collections.Generic;
using System.Linq;
using BatchTasks.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing.Results;

/// <summary>
/// What fine-tuned models don't take of a schema that the models they were made from take: the bounds of numbers, patterns and formats of strings,
/// and the sizes of arrays. Source: the service's Structured Outputs guide.
/// </summary>
internal static class FineTuning
{
    /// <summary>How many values with a constraint a message names.</summary>
    private const int PathsInMessage = 3;

    /// <summary>Whether a model is a fine-tuned one, by its name: <c>ft:gpt-4o-mini-2024-07-18:acme::7p4lURel</c>.</summary>
    public static bool IsFineTuned(string? model) => model?.StartsWith("ft:", StringComparison.Ordinal) == true;

    /// <summary>Reports the constraints of a schema. Every constraint that a schema is written with is one that these models lack.</summary>
    public static void Report(string name, SchemaUse root, string model, ResultContext context, Location location)
    {
        var paths = new List<string>();
        var keywords = new SortedSet<string>(StringComparer.Ordinal);
        Collect(root, name, paths, keywords, []);
        if (paths.Count == 0)
            return;

        var shown = string.Join("', '", paths.Take(PathsInMessage));
        var places = paths.Count > PathsInMessage ? $"'{shown}' and {paths.Count - PathsInMessage} more" : $"'{shown}'";
        context.Report(new Finding(Rules.ConstraintNotForFineTuned, location, places, string.Join(", ", keywords), model));
    }

    private static void Collect(SchemaUse use, string path, List<string> paths, SortedSet<string> keywords, HashSet<SchemaNode> open)
    {
        if (use.Constraints.Count > 0)
        {
            paths.Add(path);
            keywords.UnionWith(use.Constraints.Select(constraint => constraint.Key));
        }

        // What is inside itself has been looked at.
        if (!open.Add(use.Node))
            return;

        switch (use.Node)
        {
            case ArrayNode array:
                Collect(array.Item, path + "[]", paths, keywords, open);
                break;
            case MapNode map:
                Collect(map.Value, path + "{}", paths, keywords, open);
                break;
            case ObjectNode node:
                CollectProperties(node, path, paths, keywords, open);
                break;
            case UnionNode union:
                foreach (var branch in union.Branches)
                {
                    var target = branch is TaggedNode tagged ? tagged.Target : (ObjectNode)branch;
                    CollectProperties(target, $"{path}({target.Name})", paths, keywords, open);
                }

                break;
        }

        open.Remove(use.Node);
    }

    private static void CollectProperties(ObjectNode node, string path, List<string> paths, SortedSet<string> keywords, HashSet<SchemaNode> open)
    {
        foreach (var property in node.Properties)
            Collect(property.Use, $"{path}.{property.Name}", paths, keywords, open);
    }
}
