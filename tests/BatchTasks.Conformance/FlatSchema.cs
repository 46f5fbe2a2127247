using System.Text.Json.Nodes;

namespace BatchTasks.Conformance;

/// <summary>One schema in which references, <c>allOf</c> and a random branch of each <c>anyOf</c> are written out, as far as these can hold together.</summary>
/// <param name="definitions">What references point at.</param>
/// <param name="random">Chooses branches.</param>
/// <param name="isShort">Whether branches without members of their own are taken where there are any, so that recursion ends.</param>
internal sealed class FlatSchema(JsonObject definitions, Random random, bool isShort)
{
    public JsonObject Of(JsonObject schema) => With([], [schema]) ?? throw new InvalidDataException($"Nothing conforms to {schema.ToJsonString()}.");

    /// <summary>All of what is open joined to what is there, or null where nothing can conform to both.</summary>
    private JsonObject? With(JsonObject flat, IReadOnlyList<JsonObject> open)
    {
        var joined = flat.DeepClone().AsObject();
        var unions = new List<JsonArray>();
        foreach (var schema in open)
        {
            if (!Join(joined, schema, unions))
                return null;
        }

        return unions.Count == 0 ? joined : WithBranch(joined, unions[0], [.. unions.Skip(1).Select(union => new JsonObject { ["anyOf"] = union.DeepClone() })]);
    }

    private JsonObject? WithBranch(JsonObject flat, JsonArray union, IReadOnlyList<JsonObject> rest)
    {
        var branches = union.Select(branch => branch!.AsObject()).ToArray();
        random.Shuffle(branches);
        if (isShort)
            branches = [.. branches.OrderBy(branch => branch["type"] is JsonValue type && type.GetValue<string>() is not ("object" or "array") ? 0 : 1)];

        return branches.Select(branch => With(flat, [branch, .. rest])).FirstOrDefault(each => each is not null);
    }

    /// <summary>Everything but the unions, which are collected: what is certain tells which of their branches are possible.</summary>
    private bool Join(JsonObject flat, JsonObject schema, List<JsonArray> unions)
    {
        foreach (var (keyword, value) in schema)
        {
            var isPossible = keyword switch
            {
                "$defs" => true,
                "$ref" => Join(flat, definitions[value!.GetValue<string>()[PlainSchema.Definitions.Length..]]!.AsObject(), unions),
                "allOf" => value!.AsArray().All(part => Join(flat, part!.AsObject(), unions)),
                "anyOf" => Collect(unions, value!.AsArray()),
                "type" => Narrow(flat, keyword, Texts(value)),
                "enum" => Narrow(flat, keyword, value!.AsArray().Select(each => (string?)each)),
                "properties" => JoinProperties(flat, value!.AsObject()),
                "required" => JoinRequired(flat, value!.AsArray()),
                _ => Keep(flat, keyword, value),
            };
            if (!isPossible)
                return false;
        }

        return true;
    }

    private static bool Collect(List<JsonArray> unions, JsonArray union)
    {
        unions.Add(union);
        return true;
    }

    /// <summary>The values that are in both lists.</summary>
    private static bool Narrow(JsonObject flat, string keyword, IEnumerable<string?> values)
    {
        var before = flat[keyword]?.AsArray().Select(each => (string?)each).ToHashSet();
        var both = values.Where(value => before?.Contains(value) != false).ToList();
        flat[keyword] = new JsonArray([.. both.Select(value => JsonValue.Create(value))]);
        return both.Count > 0;
    }

    private static IEnumerable<string?> Texts(JsonNode? value) => value is JsonArray several ? several.Select(each => (string?)each) : [(string?)value];

    private static bool JoinProperties(JsonObject flat, JsonObject properties)
    {
        if (flat["properties"] is not JsonObject joined)
            flat["properties"] = joined = [];

        foreach (var (name, property) in properties)
            joined[name] = joined[name] is { } before ? new JsonObject { ["allOf"] = new JsonArray(before.DeepClone(), property!.DeepClone()) } : property!.DeepClone();

        return true;
    }

    private static bool JoinRequired(JsonObject flat, JsonArray names)
    {
        if (flat["required"] is not JsonArray joined)
            flat["required"] = joined = [];

        foreach (var name in names)
            joined.Add(name!.DeepClone());

        return true;
    }

    private static bool Keep(JsonObject flat, string keyword, JsonNode? value)
    {
        flat[keyword] = value?.DeepClone();
        return true;
    }
}
