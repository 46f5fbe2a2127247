using System.Text.Json.Nodes;

namespace BatchTasks.Conformance;

/// <summary>Random documents that conform to a schema as <see cref="PlainSchema"/> makes them.</summary>
internal sealed class RandomDocument(JsonObject schema, Random random, bool withUnknown)
{
    private const int MostDepth = 40;
    private const int DeepDepth = 8;

    private readonly JsonObject _definitions = schema["$defs"]!.AsObject();
    private readonly RandomValues _values = new(random);

    public JsonNode Write() => Write(schema, depth: 0) ?? throw new InvalidDataException("The schema allows null, which is no body.");

    private JsonNode? Write(JsonNode? of, int depth)
    {
        if (depth > MostDepth)
            throw new InvalidDataException("The schema's recursion comes to no end.");

        if (of is not JsonObject members)
            return _values.Any();

        var flat = new FlatSchema(_definitions, random, isShort: depth >= DeepDepth).Of(members);
        if (flat.TryGetPropertyValue("const", out var constant))
            return constant?.DeepClone();

        if (flat["enum"] is JsonArray values)
            return values[random.Next(values.Count)]?.DeepClone();

        var type = Type(flat, depth);
        return type switch
        {
            "object" => Object(flat, depth),
            "array" => Array(flat, depth),
            "string" => _values.Text(flat),
            "integer" => _values.Integer(flat),
            "number" => _values.Number(flat),
            "boolean" => JsonValue.Create(random.Next(2) == 0),
            "null" => null,
            null => _values.Any(),
            _ => throw new InvalidDataException($"The schema has the type '{type}'."),
        };
    }

    private string? Type(JsonObject flat, int depth) => flat["type"] switch
    {
        JsonValue one => one.GetValue<string>(),
        JsonArray several when depth >= DeepDepth && several.Any(each => each!.GetValue<string>() == "null") => "null",
        JsonArray several => several[random.Next(several.Count)]!.GetValue<string>(),
        _ when flat.ContainsKey("properties") || flat.ContainsKey("additionalProperties") => "object",
        _ when flat.ContainsKey("items") => "array",
        _ => null,
    };

    private JsonObject Object(JsonObject flat, int depth)
    {
        var properties = flat["properties"]?.AsObject() ?? [];
        var required = (flat["required"]?.AsArray() ?? []).Select(name => name!.GetValue<string>()).ToHashSet();
        var refused = NotTogether(flat, required);
        var share = depth < 3 ? 0.6 : depth < DeepDepth ? 0.3 : 0;
        var members = new List<KeyValuePair<string, JsonNode?>>();
        foreach (var (name, property) in properties)
        {
            if (required.Remove(name) || (!refused.Contains(name) && random.NextDouble() < share))
                members.Add(KeyValuePair.Create(name, Write(property, depth + 1)));
        }

        // What is required without being described.
        members.AddRange(required.Select(name => KeyValuePair.Create(name, _values.Any())));
        members.AddRange(More(flat, depth));
        var all = members.ToArray();
        random.Shuffle(all);
        return new JsonObject(all);
    }

    /// <summary>All but one of the members that the schema says may not come together.</summary>
    private static HashSet<string> NotTogether(JsonObject flat, HashSet<string> required)
    {
        var names = (flat["not"]?["required"]?.AsArray() ?? []).Select(name => name!.GetValue<string>()).ToHashSet();
        names.Remove(names.FirstOrDefault(required.Contains) ?? names.FirstOrDefault() ?? "");
        return names;
    }

    private IEnumerable<KeyValuePair<string, JsonNode?>> More(JsonObject flat, int depth)
    {
        if (flat["additionalProperties"] is JsonObject of)
        {
            for (var index = random.Next(3); index > 0; index--)
                yield return KeyValuePair.Create($"key {index}", Write(of, depth + 1));
        }
        else if (withUnknown && flat["additionalProperties"] is not JsonValue && random.Next(6) == 0)
        {
            yield return KeyValuePair.Create("x_unknown", _values.Any());
        }
    }

    private JsonArray Array(JsonObject flat, int depth)
    {
        var least = flat["minItems"]?.GetValue<int>() ?? 0;
        var most = Math.Min(flat["maxItems"]?.GetValue<int>() ?? int.MaxValue, depth < DeepDepth ? least + 3 : least);
        var array = new JsonArray();
        for (var count = random.Next(least, most + 1); count > 0; count--)
            array.Add(Write(flat["items"], depth + 1));

        return array;
    }
}
