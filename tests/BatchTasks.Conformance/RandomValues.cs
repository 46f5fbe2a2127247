using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace BatchTasks.Conformance;

/// <summary>Random values without members.</summary>
internal sealed class RandomValues(Random random)
{
    private const string Characters = "abc XYZ 019 .,-_ \"\\/\n\t\u0001 é日🍣\u2028\u0085{}[]<>&";

    /// <summary>The document's few patterns, each by one of these.</summary>
    private static readonly string[] s_patterned = ["name_1", $"tunnel_{new string('a', 32)}"];

    public JsonValue Text(JsonObject schema)
    {
        if (schema["pattern"] is { } pattern)
            return JsonValue.Create(s_patterned.FirstOrDefault(each => Regex.IsMatch(each, pattern.GetValue<string>())) ?? throw new InvalidDataException($"No text is known for the pattern {pattern}."));

        var least = schema["minLength"]?.GetValue<int>() ?? 0;
        var most = Math.Min(schema["maxLength"]?.GetValue<int>() ?? int.MaxValue, least + 24);
        var runes = Characters.EnumerateRunes().ToArray();
        var text = new StringBuilder();
        for (var count = random.Next(least, most + 1); count > 0; count--)
            text.Append(runes[random.Next(runes.Length)]);

        return JsonValue.Create(text.ToString());
    }

    public JsonValue Integer(JsonObject schema)
    {
        var (least, most) = Bounds(schema);
        return JsonValue.Create(random.NextInt64((long)Math.Ceiling(Math.Max(least, long.MinValue)), (long)Math.Floor(Math.Min(most, long.MaxValue - 1)) + 1));
    }

    public JsonValue Number(JsonObject schema)
    {
        var (least, most) = Bounds(schema);
        return JsonValue.Create(least + ((most - least) * random.Next(0, 1001) / 1000));
    }

    /// <summary>For a schema that says nothing.</summary>
    public JsonNode? Any() => random.Next(7) switch
    {
        0 => null,
        1 => JsonValue.Create(random.Next(-5, 6)),
        2 => JsonValue.Create(random.NextDouble()),
        3 => JsonValue.Create(random.Next(2) == 0),
        4 => new JsonArray(JsonValue.Create("a"), new JsonObject()),
        5 => new JsonObject { ["a"] = new JsonArray(), ["b"] = null },
        _ => Text([]),
    };

    private static (decimal Least, decimal Most) Bounds(JsonObject schema)
    {
        var above = schema["exclusiveMinimum"]?.GetValue<decimal>() + 0.001m;
        var least = schema["minimum"]?.GetValue<decimal>() ?? above ?? 0;
        return (least, schema["maximum"]?.GetValue<decimal>() ?? least + 2_000_000_000);
    }
}
