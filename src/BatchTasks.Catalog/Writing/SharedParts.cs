using BatchTasks.Shared.Bodies;

namespace BatchTasks.Catalog.Writing;

/// <summary>The objects that stand in a body more than once: they are written once, under the name of where they stand first.</summary>
internal sealed class SharedParts
{
    public static readonly SharedParts None = new();

    /// <summary>Characters of an object that is worth a name.</summary>
    private const int Worth = 120;

    private readonly Dictionary<string, (string Name, int Count)> _found = new(StringComparer.Ordinal);
    private readonly Dictionary<ObjectShape, string> _keys = new(ReferenceEqualityComparer.Instance);
    private readonly List<(string Name, ObjectShape Shape)> _all = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>Each after those that it holds.</summary>
    public IReadOnlyList<(string Name, ObjectShape Shape)> All => _all;

    public static SharedParts Of(BodySchema body)
    {
        var parts = new SharedParts();
        parts.Count(body, "body");
        parts.Choose(body, new HashSet<string>(StringComparer.Ordinal));
        return parts;
    }

    public string? NameOf(ObjectShape shape) => _keys.TryGetValue(shape, out var key) && _found[key] is { Count: > 1, Name: { Length: > 0 } name } && key.Length >= Worth ? name : null;

    private void Count(BodySchema schema, string place)
    {
        foreach (var (shape, name) in Objects(schema, place))
        {
            var key = SchemaWriter.Key(shape);
            _keys[shape] = key;
            _found[key] = _found.TryGetValue(key, out var before) ? before with { Count = before.Count + 1 } : (Unique(name, key), 1);
            foreach (var (inner, innerName) in Inner(shape, name))
                Count(inner, innerName);
        }
    }

    private void Choose(BodySchema schema, HashSet<string> chosen)
    {
        foreach (var (shape, place) in Objects(schema, ""))
        {
            foreach (var (inner, _) in Inner(shape, place))
                Choose(inner, chosen);

            if (NameOf(shape) is { } name && chosen.Add(name))
                _all.Add((name, shape));
        }
    }

    private string Unique(string place, string key)
    {
        if (key.Length < Worth)
            return "";

        var words = string.Concat(place.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        var name = $"s_{char.ToLowerInvariant(words[0])}{words[1..]}";
        for (var number = 2; !_names.Add(name); number++)
            name = $"{name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9')}{number}";

        return name;
    }

    private static IEnumerable<(ObjectShape Shape, string Place)> Objects(BodySchema schema, string place)
    {
        for (var current = schema; current is not null; current = current.List?.Element)
        {
            if (current.Object is { } shape)
                yield return (shape, place);
        }
    }

    private static IEnumerable<(BodySchema Schema, string Place)> Inner(ObjectShape shape, string place)
    {
        foreach (var property in shape.Properties ?? [])
            yield return (property.Schema, property.Name);

        foreach (var variant in shape.Variants)
            yield return (new() { Object = variant.Shape }, variant.Value);

        if (shape.Default is { } other)
            yield return (new() { Object = other }, place);

        if (shape.Values is { } values)
            yield return (values, place);
    }
}
