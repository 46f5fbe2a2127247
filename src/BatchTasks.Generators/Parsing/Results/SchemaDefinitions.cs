using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace BatchTasks.Generators.Parsing.Results;

/// <summary>
/// Decides which types a schema has once, under <c>$defs</c>, and refers to: those that contain themselves, and large ones that it has in several places. All
/// others are written out where they are used, which every service understands.
/// </summary>
internal sealed class SchemaDefinitions
{
    /// <summary>How many characters of JSON a repeated type has that is worth a reference.</summary>
    private const int LargeType = 400;

    private readonly SchemaNode _root;
    private readonly List<SchemaNode> _nodes = [];
    private readonly Dictionary<SchemaNode, int> _uses = [];
    private readonly HashSet<SchemaNode> _open = [];
    private readonly Dictionary<SchemaNode, string> _names = [];
    private readonly HashSet<string> _takenNames = new(StringComparer.Ordinal);

    private SchemaDefinitions(SchemaNode root) => _root = root;

    /// <summary>The types that are written once, in the order in which they are met, with their names.</summary>
    public IEnumerable<KeyValuePair<string, SchemaNode>> All =>
        _nodes.Where(node => node != _root && _names.ContainsKey(node)).Select(node => new KeyValuePair<string, SchemaNode>(_names[node], node));

    public static SchemaDefinitions Of(SchemaUse root)
    {
        var definitions = new SchemaDefinitions(root.Node);
        var inwards = new List<SchemaNode>();
        definitions.Visit(root.Node, inwards);

        // From the innermost outwards, so that a type is measured as it will be written.
        foreach (var node in inwards)
        {
            if (definitions._uses[node] > 1 && node.Name is not null && SchemaWriter.Write(node, definitions).Length > LargeType)
                definitions.Define(node);
        }

        return definitions;
    }

    /// <summary>The reference to a type; null for one that is written out.</summary>
    public string? ReferenceTo(SchemaNode node) =>
        !_names.TryGetValue(node, out var name) ? null
        : node == _root ? "#"
        : "#/$defs/" + name;

    private void Visit(SchemaNode node, List<SchemaNode> inwards)
    {
        _uses[node] = _uses.TryGetValue(node, out var uses) ? uses + 1 : 1;
        if (_open.Contains(node))
        {
            // A list in itself is so by what it holds, which has a name.
            if (node.Name is not null)
                Define(node);

            if (node.Name is not null || uses > 1)
                return;
        }
        else if (uses > 0)
        {
            return;
        }
        else
        {
            _nodes.Add(node);
        }

        var isOutermost = _open.Add(node);
        foreach (var part in node.Parts)
            Visit(part.Node, inwards);

        if (!isOutermost)
            return;

        _open.Remove(node);
        inwards.Add(node);
    }

    private void Define(SchemaNode node)
    {
        if (_names.ContainsKey(node))
            return;

        var wanted = new string([.. node.Name!.Where(static c => c is '_' or (>= '0' and <= '9') or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z'))]);
        wanted = wanted.Length > 0 ? wanted : "Type";
        var name = wanted;
        for (var number = 2; node != _root && !_takenNames.Add(name); number++)
            name = wanted + number.ToString(CultureInfo.InvariantCulture);

        _names.Add(node, name);
    }
}
