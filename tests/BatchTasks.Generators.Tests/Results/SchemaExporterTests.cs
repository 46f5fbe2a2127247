using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;

namespace BatchTasks.Generators.Tests.Results;

/// <summary>
/// The schema against the one that System.Text.Json exports of the same types, made strict. They differ, and are not compared, in: ranges of the narrow and
/// unsigned integers (exported without); <c>TimeSpan</c> (a pattern of .NET's own form there, <c>format: duration</c> here); <c>char</c> (lengths there, a
/// pattern here); <c>Uri</c> (<c>format: uri</c>, which strict schemas lack); <c>byte[]</c> (base64 there, refused here); references outside of
/// a nullable context and of an unconstrained type parameter (nullable there, not here); whatever attributes of other namespaces say.
/// </summary>
public sealed class SchemaExporterTests
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerOptions.Default) { Converters = { new JsonStringEnumConverter() } };

    public static TheoryData<string, string> Types { get; } = new()
    {
        { "bool", "" },
        { "int", "" },
        { "long?", "" },
        { "double", "" },
        { "decimal?", "" },
        { "Guid", "" },
        { "Guid?", "" },
        { "DateTime", "" },
        { "DateTimeOffset", "" },
        { "DateOnly?", "" },
        { "TimeOnly", "" },
        { "DayOfWeek", "" },
        { "DayOfWeek?", "" },
        { "string[]", "" },
        { "List<int?>", "" },
        { "HashSet<Guid>", "" },
        { "ImmutableArray<DayOfWeek>", "" },
        { "IReadOnlyList<List<bool>>", "" },
        { "Verdict", "public record Verdict(string Text, int Stars);" },
        { "Verdict", "public record Verdict(string? Text, int? Stars, List<string>? Tags, DayOfWeek? Day);" },
        { "Verdict", "public record struct Verdict(string Text, int? Stars);" },
        { "Verdict?", "public record struct Verdict(string Text, int? Stars);" },
        { "Verdict", "public record Item(int N, Item2? Next); public record Item2(string S); public record Verdict(Item A, Item? B, List<Item> C, Item2[]? D);" },
        { "Verdict", "public record Verdict(int Z, int A) { public int M { get; set; } public int B { get; init; } }" },
        { "Verdict", "public class Base { public int B { get; set; } public int A { get; set; } } public class Verdict : Base { public int Z { get; set; } public required string Y { get; init; } }" },
        { "Verdict", "public class Verdict { [JsonPropertyOrder(2)] public int A { get; set; } public int B { get; set; } [JsonPropertyOrder(-1)] public int C { get; set; } [JsonIgnore] public int D { get; set; } [JsonPropertyName(\"x-y\")] public int E { get; set; } [JsonInclude] public int F; public int G; }" },
        { "Verdict", "public enum Mood { [JsonStringEnumMemberName(\"very good\")] Good, Bad } public record Verdict(Mood Mood, Mood[] Moods, Mood? Maybe);" },
        { "Page<Item>", "public record Item(int N); public record Page<T>(T[] First, List<T> All);" },
    };

    [Theory]
    [MemberData(nameof(Types))]
    public void The_schema_is_the_exported_one_made_strict(string type, string declarations)
    {
        var source = ResultSource.Chat(type, declarations);
        Assert.Empty(source.Messages());
        var resultType = source.Load().ResultType;

        var exported = s_options.GetJsonSchemaAsNode(resultType, new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true });
        var strict = Strict(exported.AsObject(), exported);
        if (source.Model!.Structured!.IsWrapped)
            strict = Object(new JsonObject { ["value"] = strict });

        Assert.True(JsonNode.DeepEquals(strict, JsonNode.Parse(source.Schema)), $"{strict.ToJsonString()}\n{source.Schema}");
        Assert.Equal(Names(strict), Names(JsonNode.Parse(source.Schema)!));
    }

    /// <summary>The exported schema with every object closed and every property required, enums typed, and null in a union.</summary>
    private static JsonObject Strict(JsonObject schema, JsonNode root)
    {
        // A type that was met before: "#/properties/A".
        if (schema["$ref"] is { } reference)
            schema = reference.GetValue<string>().Split('/').Skip(1).Aggregate(root, (node, name) => node[name]!).AsObject();

        var types = schema["type"] switch
        {
            JsonArray several => several.Select(one => one!.GetValue<string>()).ToList(),
            JsonValue one => [one.GetValue<string>()],
            _ => [],
        };

        if (schema["properties"] is JsonObject properties)
        {
            var closed = Object([.. properties.Select(property => KeyValuePair.Create(property.Key, (JsonNode?)Strict(property.Value!.AsObject(), root)))]);
            return types.Contains("null") ? OrNull(closed) : closed;
        }

        if (schema["enum"] is JsonArray values)
        {
            var names = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. values.Where(value => value is not null).Select(value => value!.DeepClone())]) };
            return values.Contains(null) ? OrNull(names) : names;
        }

        var strict = new JsonObject { ["type"] = schema["type"]!.DeepClone() };
        if (schema["items"] is JsonObject items)
            strict["items"] = Strict(items, root);

        if (schema["format"] is { } format)
            strict["format"] = format.DeepClone();

        return strict;
    }

    private static JsonObject Object(JsonObject properties) => new()
    {
        ["type"] = "object",
        ["properties"] = properties,
        ["required"] = new JsonArray([.. properties.Select(property => (JsonNode)property.Key)]),
        ["additionalProperties"] = false,
    };

    private static JsonObject OrNull(JsonObject schema) => new() { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) };

    /// <summary>The names of all properties in their order, which a comparison of objects does not look at.</summary>
    private static List<string> Names(JsonNode node) => node switch
    {
        JsonObject schema => [.. schema.Where(part => part.Value is not null).SelectMany(part => part.Key == "properties"
            ? part.Value!.AsObject().SelectMany(property => (List<string>)[property.Key, .. Names(property.Value!)])
            : Names(part.Value!))],
        JsonArray items => [.. items.Where(item => item is not null).SelectMany(item => Names(item!))],
        _ => [],
    };
}
