using System.Globalization;
using System.Text.Json.Nodes;

namespace BatchTasks.Generators.Tests.Results;

/// <summary>Random documents of a schema, and what becomes of them by a random change.</summary>
/// <param name="schema">The schema.</param>
/// <param name="random">Where chance comes from.</param>
internal sealed class SchemaDocuments(JsonNode schema, Random random)
{
    private static readonly string[] s_texts = ["", "a", "é\"\\\n", "日本語 🍣", "2024-02-29", "true", "null", "{\"N\":1}"];

    private readonly HashSet<string> _mayBeNull = [.. NamesOfNullable(schema)];

    /// <summary>A document that the schema allows. Its properties are in any order.</summary>
    public JsonNode? Next() => Of(schema, 6);

    /// <summary>A document after one change, which may leave it valid: as text, since one of them is no JSON.</summary>
    public string Changed(JsonNode document)
    {
        var places = new List<JsonNode>();
        Collect(document, places);
        var containers = places.Where(place => place is JsonObject { Count: > 0 } or JsonArray { Count: > 0 }).ToList();
        var place = Pick(containers);
        switch (random.Next(6))
        {
            case 0:
                var text = document.ToJsonString();
                return text[..random.Next(text.Length)];
            case 1 when place is JsonObject some:
                some["Unknown" + random.Next(3)] = Other();
                return document.ToJsonString();

            // Without one that may be null both read something else, or nothing, by choice.
            case 2 when place is JsonObject some && Pick(some.ToList()) is var removed && !_mayBeNull.Contains(removed.Key):
                some.Remove(removed.Key);
                return document.ToJsonString();

            // The last of two counts.
            case 3 when place is JsonObject some && Pick(some.ToList()) is { Key: not "$type" and not "kind" } repeated:
                var other = $"{{{JsonValue.Create(repeated.Key).ToJsonString()}:{Other()?.ToJsonString() ?? "null"},";
                return document.ToJsonString().Replace(some.ToJsonString(), other + some.ToJsonString()[1..], StringComparison.Ordinal);
            case 4 when place is JsonArray list:
                list[random.Next(list.Count)] = Other() ?? JsonValue.Create(1);
                return document.ToJsonString();
            default:
                if (place is JsonArray items)
                    items.Add(Other() ?? JsonValue.Create("x"));
                else
                    place[Pick(place.AsObject().ToList()).Key] = Other();

                return document.ToJsonString();
        }
    }

    private JsonNode? Of(JsonNode node, int depth)
    {
        while (node["$ref"] is JsonValue reference)
            node = reference.GetValue<string>().Split('/').Skip(1).Aggregate(schema, (current, name) => current[name]!);

        if (node["anyOf"] is JsonArray branches)
        {
            // Null, or what is last, ends a type that contains itself.
            return Of(depth <= 0 ? branches[^1]! : branches[random.Next(branches.Count)]!, depth - 1);
        }

        if (node["const"] is { } constant)
            return constant.DeepClone();

        if (node["enum"] is JsonArray values)
            return values[random.Next(values.Count)]!.DeepClone();

        var type = node["type"] is JsonArray types ? Pick(types.ToList())!.GetValue<string>() : node["type"]!.GetValue<string>();
        return type switch
        {
            "null" => null,
            "boolean" => random.Next(2) == 0,
            "integer" => Integer(node),
            "number" => Pick([0.5, -3, 1e10, 0]),
            "array" => new JsonArray([.. Enumerable.Range(0, depth <= 0 ? 0 : random.Next(3)).Select(_ => Of(node["items"]!, depth - 1))]),
            "object" => Object(node["properties"]!.AsObject(), depth),
            _ => Text(node),
        };
    }

    private JsonObject Object(JsonObject properties, int depth)
    {
        var all = properties.Select(property => KeyValuePair.Create(property.Key, Of(property.Value!, depth - 1))).ToArray();
        random.Shuffle(all);
        return new JsonObject(all);
    }

    private JsonNode Integer(JsonNode node)
    {
        var minimum = node["minimum"] is { } least ? long.Parse(least.ToJsonString(), CultureInfo.InvariantCulture) : -100;
        var maximum = node["maximum"] is { } most ? long.Parse(most.ToJsonString(), CultureInfo.InvariantCulture) : 100;
        return random.NextInt64(minimum, maximum + 1);
    }

    private string Text(JsonNode node) => (string?)node["format"] switch
    {
        "uuid" => new Guid(random.Next(), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10).ToString(),
        "date" => new DateOnly(2024, random.Next(1, 13), random.Next(1, 29)).ToString("O", CultureInfo.InvariantCulture),
        "date-time" => new DateTime(2024, 2, random.Next(1, 29), 1, 2, 3, DateTimeKind.Utc).ToString("O", CultureInfo.InvariantCulture),
        "time" => $"0{random.Next(10)}:59:00",
        "duration" => $"0{random.Next(10)}:59:00",
        _ => node["pattern"] is not null ? "c" : Pick(s_texts),
    };

    /// <summary>A value of another kind than whatever was there, most likely.</summary>
    private JsonNode? Other() => random.Next(9) switch
    {
        0 => null,
        1 => 1,
        2 => 1.5,
        3 => "x",
        4 => true,
        5 => new JsonArray(1, "x"),
        6 => new JsonObject { ["Other"] = 1 },
        7 => 99999999999999L,
        _ => Pick(s_texts),
    };

    /// <summary>The names of properties that somewhere in the schema may be null.</summary>
    private static IEnumerable<string> NamesOfNullable(JsonNode? node) => node switch
    {
        JsonObject some => (some["properties"] as JsonObject ?? []).Where(property => property.Value!.ToJsonString().Contains("null", StringComparison.Ordinal)).Select(property => property.Key)
            .Concat(some.SelectMany(part => NamesOfNullable(part.Value))),
        JsonArray items => items.SelectMany(NamesOfNullable),
        _ => [],
    };

    private static void Collect(JsonNode? node, List<JsonNode> places)
    {
        if (node is null)
            return;

        places.Add(node);
        IEnumerable<JsonNode?> parts = node switch
        {
            JsonObject some => some.Select(property => property.Value),
            JsonArray items => items,
            _ => [],
        };
        foreach (var part in parts)
            Collect(part, places);
    }

    private T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];
}
