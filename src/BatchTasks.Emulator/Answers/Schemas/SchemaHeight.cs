using System.Text.Json;

namespace BatchTasks.Emulator.Answers.Schemas;

/// <summary>How deep the flattest document that conforms to a schema is. It tells a recursive schema's writer which way leads to an end.</summary>
internal sealed class SchemaHeight(SchemaReferences references)
{
    /// <summary>Of a schema that no document of any depth conforms to.</summary>
    public const int Endless = 1_000_000;

    private readonly Dictionary<string, int> _ofReference = [];
    private readonly HashSet<string> _open = [];

    public int Of(JsonElement schema)
    {
        if (SchemaReferences.Reference(schema) is { } reference)
            return OfReference(reference, schema);

        if (SchemaTypes.IsConstant(schema))
            return 0;

        var all = SchemaJoin.All(schema)?.EnumerateArray().Select(Of).Max() ?? 0;
        if (SchemaJoin.Union(schema) is { } branches)
            return Math.Max(all, Math.Max(OfProperties(schema), branches.EnumerateArray().Select(Of).Min()));

        return Math.Max(all, SchemaTypes.Of(schema).Select(type => OfType(schema, type)).Min());
    }

    public int OfType(JsonElement schema, string type) => type switch
    {
        "object" => 1 + OfProperties(schema),
        "array" when SchemaTypes.Integer(schema, "minItems") > 0 && RequestText.Property(schema, "items") is { } items => 1 + Of(items),
        "array" => 1,
        _ => 0,
    };

    private int OfProperties(JsonElement schema) => SchemaTypes.Properties(schema).Select(property => Of(property.Value)).DefaultIfEmpty(0).Max();

    private int OfReference(string reference, JsonElement schema)
    {
        if (_ofReference.TryGetValue(reference, out var known))
            return known;

        // A way back to a reference that is being measured is no end of it.
        if (!_open.Add(reference))
            return Endless;

        var height = Math.Min(Of(references.Resolve(schema)), Endless);
        _open.Remove(reference);

        // What was measured inside another open reference may be too high: only the outermost is kept.
        if (_open.Count == 0)
            _ofReference[reference] = height;

        return height;
    }
}
