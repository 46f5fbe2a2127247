using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;

namespace BatchTasks.Generators.Tests.Results;

/// <summary>
/// The schema against the one that System.Text.Json exports of the same types, made strict. They differ, and are not compared, in what docs/results.md lists:
/// ranges of the narrow and unsigned integers (exported without); <c>TimeSpan</c> (a pattern of .NET's own form there, <c>format: duration</c> here; with a
/// serializer context the pattern too) and, with a context, <c>TimeOnly</c> (<c>format: time</c> there, which has a zone that .NET does not read); <c>char</c>
/// (lengths there, a pattern here); <c>Uri</c> (<c>format: uri</c>, which strict schemas lack); enums as numbers (any integer there, the members' here);
/// <c>byte[]</c> (base64 there, refused here); references outside of a nullable context and of an unconstrained type parameter (nullable there, not here) and items that may be null
/// (not known at run time);
/// definitions (references into the schema itself there); descriptions, and whatever attributes of other namespaces say.
/// </summary>
public sealed class SchemaExporterTests
{
    /// <summary>How deep a schema is compared: one that contains itself has no end.</summary>
    private const int Levels = 14;

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
        { "Page<Page<bool>>", "public record Page<T>(T[] First, List<T> All);" },
        { "Tree", "public record Tree(string Name, List<Tree> Parts);" },
        { "Tree[]", "public record Tree(Tree? Left, Tree? Right);" },
        { "A", "public record A(int N, B? B); public record B(A? A, C? C); public record C(int N, List<B>? Back, Leaf Leaf); public record Leaf(int N);" },
        { "Tree?", "public readonly record struct Tree(int N, Tree[] Parts, DayOfWeek Day);" },
        { "Verdict", Large + "public record Verdict(Large A, Large? B, List<Large> C, Inner D); public record Inner(Large? E);" },
        { "Shape", "[JsonDerivedType(typeof(Circle), \"circle\")] [JsonDerivedType(typeof(Square), \"square\")] public abstract record Shape(string? Name); public record Circle(double Radius) : Shape(\"a\"); public record Square(double Side, string? Name) : Shape(Name);" },
        { "Verdict", "[JsonPolymorphic(TypeDiscriminatorPropertyName = \"kind\")] [JsonDerivedType(typeof(A), 1)] [JsonDerivedType(typeof(B), \"b\")] public interface IPart { } public record A(int N) : IPart; public class B : IPart { public A? Plain { get; set; } public List<int> More { get; set; } = new(); } public record Verdict(IPart First, List<IPart> Parts);" },
        { "Verdict", "[JsonDerivedType(typeof(B), \"b\")] public class A { public int N { get; set; } } public class B : A { public int M { get; set; } } public record Verdict(A A, B B);" },
        { "Verdict", "[JsonDerivedType(typeof(A), \"a\")] [JsonDerivedType(typeof(B), \"b\")] public class A { public int N { get; set; } } public class B : A { public A[] Parts { get; set; } = []; } public record Verdict(A[] Parts);" },
        { "Add", "[JsonDerivedType(typeof(Add), \"add\")] [JsonDerivedType(typeof(Number), \"number\")] public abstract record Expression; public record Add(Expression Left, Expression Right) : Expression; public record Number(double Value) : Expression;" },
    };

    public static TheoryData<string, string> Contexts { get; } = new()
    {
        { "Verdict", "[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]" },
        { "Verdict", "[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseUpper, UseStringEnumConverter = true, IncludeFields = true)]" },
        { "List<Verdict>", "[JsonSourceGenerationOptions(JsonSerializerDefaults.General, PropertyNamingPolicy = JsonKnownNamingPolicy.KebabCaseLower, UseStringEnumConverter = true)]" },
        { "Shape", "[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true)]" },
    };

    private const string Large = "public record Large(string TheFirstOfManyProperties, string TheSecondOfManyProperties, string TheThirdOfManyProperties, string TheFourthOfManyProperties, string TheFifthOfManyProperties);";

    [Theory]
    [MemberData(nameof(Types))]
    public void The_schema_is_the_exported_one_made_strict(string type, string declarations)
    {
        var source = ResultSource.Chat(type, declarations);
        Assert.Empty(source.Messages());
        AssertSame(source, s_options.GetJsonSchemaAsNode(source.Load().ResultType, new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true }));
    }

    [Theory]
    [MemberData(nameof(Contexts))]
    public void The_schema_of_a_context_is_the_exported_one_made_strict(string type, string options)
    {
        var source = ResultSource.Chat(type, $$"""
            public enum Mood { [JsonStringEnumMemberName("very good")] Good, VeryBad }
            public record Verdict(string GoodText, int XMLStars, Mood TheMood, Mood? Maybe, TimeSpan Took, [property: JsonPropertyName("Own")] bool Renamed) { public int Field; }
            [JsonDerivedType(typeof(Circle), "circle")] public abstract record Shape(string? TheName);
            public record Circle(double TheRadius, Verdict? V, List<Shape> Inner) : Shape("a");
            {{options}} [JsonSerializable(typeof({{type}}))] public partial class Context : JsonSerializerContext { }
            """, context: "Context");
        Assert.Empty(source.Messages());
        var loaded = source.Load();
        var context = (JsonSerializerContext)loaded.ResultType.Assembly.GetTypes().Concat(loaded.ResultType.GetGenericArguments().SelectMany(t => t.Assembly.GetTypes()))
            .First(t => t.Name == "Context").GetProperty("Default")!.GetValue(null)!;
        AssertSame(source, context.GetTypeInfo(loaded.ResultType)!.GetJsonSchemaAsNode(new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true }));
    }

    private static void AssertSame(ResultSource source, JsonNode exported)
    {
        var levels = source.Model!.Structured!.IsWrapped ? Levels - 1 : Levels;
        var strict = Strict(exported, exported, levels);
        if (source.Model.Structured.IsWrapped)
            strict = Object(new JsonObject { ["value"] = strict });

        var schema = JsonNode.Parse(source.Schema)!;
        var ours = Expanded(schema, schema, Levels);
        Assert.True(JsonNode.DeepEquals(strict, ours), $"{strict.ToJsonString()}\n{ours.ToJsonString()}");
        Assert.Equal(Names(strict), Names(ours));
    }

    /// <summary>The exported schema, without references, with every object closed and every property required, enums and constants typed, and null in a union.</summary>
    private static JsonNode Strict(JsonNode node, JsonNode root, int levels)
    {
        if (levels == 0)
            return "…";

        var schema = Resolved(node, root);
        if (schema["anyOf"] is JsonArray branches)
        {
            // What is common to the branches is outside of them, the type for one.
            var common = schema["type"];
            var nullable = common is JsonArray several && several.Any(one => one!.GetValue<string>() == "null");
            return Union([.. branches.Select(branch => Strict(WithType(Resolved(branch!, root)), root, levels)), .. nullable ? (JsonNode[])[Null()] : []]);
        }

        var types = schema["type"] switch
        {
            JsonArray several => several.Select(one => one!.GetValue<string>()).ToList(),
            JsonValue one => [one.GetValue<string>()],
            _ => [],
        };

        if (schema["const"] is JsonValue constant)
            return new JsonObject { ["type"] = constant.GetValueKind() == JsonValueKind.String ? "string" : "integer", ["const"] = constant.DeepClone() };

        if (schema["properties"] is JsonObject properties)
        {
            var closed = Object([.. properties.Select(property => KeyValuePair.Create(property.Key, (JsonNode?)Strict(property.Value!, root, levels - 1)))]);
            return types.Contains("null") ? Union([closed, Null()]) : closed;
        }

        if (schema["enum"] is JsonArray values)
        {
            var names = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. values.Where(value => value is not null).Select(value => value!.DeepClone())]) };
            return values.Contains(null) ? Union([names, Null()]) : names;
        }

        var strict = new JsonObject { ["type"] = schema["type"]!.DeepClone() };
        if (schema["items"] is { } items)
            strict["items"] = Strict(items, root, levels - 1);

        foreach (var keyword in (string[])["format", "pattern"])
        {
            if (schema[keyword] is { } value)
                strict[keyword] = value.DeepClone();
        }

        return strict;

        JsonObject WithType(JsonObject branch)
        {
            // A branch is an object by itself; null is a branch of its own.
            var copy = (JsonObject)branch.DeepClone();
            copy["type"] = "object";
            return copy;
        }
    }

    /// <summary>A schema of ours without references, and with every union in one.</summary>
    private static JsonNode Expanded(JsonNode node, JsonNode root, int levels)
    {
        if (levels == 0)
            return "…";

        var schema = Resolved(node, root);
        if (schema["anyOf"] is JsonArray branches)
            return Union([.. branches.Select(branch => Expanded(branch!, root, levels))]);

        var expanded = new JsonObject();
        foreach (var (keyword, value) in schema.Where(part => part.Key != "$defs"))
        {
            expanded[keyword] = keyword switch
            {
                "properties" => new JsonObject(value!.AsObject().Select(property => KeyValuePair.Create(property.Key, (JsonNode?)Expanded(property.Value!, root, levels - 1)))),
                "items" => Expanded(value!, root, levels - 1),
                _ => value!.DeepClone(),
            };
        }

        return expanded;
    }

    /// <summary>What a reference stands for: "#", "#/$defs/A", "#/properties/A/anyOf/0".</summary>
    private static JsonObject Resolved(JsonNode node, JsonNode root)
    {
        while (node["$ref"] is JsonValue reference)
        {
            node = reference.GetValue<string>().Split('/').Skip(1)
                .Select(name => name.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))
                .Aggregate(root, (current, name) => current is JsonArray items ? items[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)]! : current[name]!);
        }

        return node.AsObject();
    }

    private static JsonObject Object(JsonObject properties) => new()
    {
        ["type"] = "object",
        ["properties"] = properties,
        ["required"] = new JsonArray([.. properties.Select(property => (JsonNode)property.Key)]),
        ["additionalProperties"] = false,
    };

    private static JsonObject Null() => new() { ["type"] = "null" };

    /// <summary>One of several, those of a union in it included.</summary>
    private static JsonNode Union(IEnumerable<JsonNode> branches)
    {
        var all = branches.SelectMany(branch => branch is JsonObject { Count: 1 } inner && inner["anyOf"] is JsonArray more ? more.Select(one => one!) : [branch]).Select(one => one.DeepClone()).ToArray();
        return all.Length == 1 ? all[0] : new JsonObject { ["anyOf"] = new JsonArray(all) };
    }

    /// <summary>The names of all properties in their order, which a comparison of objects does not look at.</summary>
    private static List<string> Names(JsonNode node) => node switch
    {
        JsonObject schema => [.. schema.OrderBy(part => part.Key, StringComparer.Ordinal).Where(part => part.Value is not null).SelectMany(part => part.Key == "properties"
            ? part.Value!.AsObject().SelectMany(property => (List<string>)[property.Key, .. Names(property.Value!)])
            : Names(part.Value!))],
        JsonArray items => [.. items.Where(item => item is not null).SelectMany(item => Names(item!))],
        _ => [],
    };
}
