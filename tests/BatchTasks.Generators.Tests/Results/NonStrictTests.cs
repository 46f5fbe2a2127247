using System.Text.Json;

namespace BatchTasks.Generators.Tests.Results;

/// <summary>Schemas that are not strict, and what they may have more: dictionaries, any JSON, optional properties, lengths of strings.</summary>
public sealed class NonStrictTests
{
    [Theory]
    [InlineData("Dictionary<string, int> A", """A":{"type":"object","additionalProperties":{"type":"integer"}}},"required":["A"]""")]
    [InlineData("IReadOnlyDictionary<string, List<byte?>>? A", """A":{"type":["object","null"],"additionalProperties":{"type":"array","items":{"type":["integer","null"],"minimum":0,"maximum":255}}}},"required":[]""")]
    [InlineData("object A, JsonElement B, object? C, System.Text.Json.Nodes.JsonNode D", """A":{},"B":{},"C":{},"D":{}},"required":["A","B","D"]""")]
    [InlineData("[property: Description(\"anything\")] JsonElement A", """A":{"description":"anything"}},"required":["A"]""")]
    [InlineData("System.Text.Json.Nodes.JsonObject A, System.Text.Json.Nodes.JsonArray? B", """A":{"type":"object"},"B":{"type":["array","null"]}},"required":["A"]""")]
    [InlineData("int A, int B = 3, string? C = null, string D = \"x\"", """A":{"type":"integer"},"B":{"type":"integer"},"C":{"type":["string","null"]},"D":{"type":"string"}},"required":["A"]""")]
    [InlineData("[StringLength(5, MinimumLength = 2)] string A, [MaxLength(3)] string B, [MinLength(1)] string? C, [Length(2, 4)] string D", """A":{"type":"string","minLength":2,"maxLength":5},"B":{"type":"string","maxLength":3},"C":{"type":["string","null"],"minLength":1},"D":{"type":"string","minLength":2,"maxLength":4}},"required":["A","B","D"]""")]
    [InlineData("[Url] string A, [Base64String] string B, [EmailAddress, MaxLength(9)] string C", """A":{"type":"string","format":"uri"},"B":{"type":"string","contentEncoding":"base64"},"C":{"type":"string","maxLength":9,"format":"email"}},"required":["A","B","C"]""")]
    public void A_schema_has_what_strict_ones_lack(string parameters, string properties)
    {
        var source = ResultSource.Loose("Verdict", $"public record Verdict({parameters});");
        Assert.Empty(source.Messages());
        Assert.Equal("{\"type\":\"object\",\"properties\":{\"" + properties + ",\"additionalProperties\":false}", source.Schema);
        source.Load();
    }

    [Fact]
    public void A_property_with_a_value_of_its_own_is_optional_where_the_reader_can_keep_that()
    {
        var source = ResultSource.Loose("Verdict", """
            public class Verdict
            {
                public int Plain { get; set; }
                public int Three { get; set; } = 3;
                public required int Needed { get; set; } = 4;
                public int Fixed { get; init; } = 5;
                public string Suppressed { get; set; } = null!;
                public List<string> Tags { get; set; } = new();
                public required string? Given { get; set; }
            }
            """);
        Assert.EndsWith(""","required":["Plain","Needed","Fixed","Suppressed","Given"],"additionalProperties":false}""", source.Schema, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "1 x True 2.5 3 Friday  note")]
    [InlineData("""{"A":5,"B":"y","C":false,"D":0.5,"E":7,"F":"Monday","G":8,"H":null}""", "5 y False 0.5 7 Monday 8 ")]
    [InlineData("""{"H":"given"}""", "1 x True 2.5 3 Friday  given")]
    public void A_parameter_that_the_answer_lacks_has_its_default(string json, string expected)
    {
        var loaded = ResultSource.Loose("Verdict", """
            public record Verdict(int A = 1, string B = "x", bool C = true, decimal D = 2.5m, ulong? E = 3, DayOfWeek F = DayOfWeek.Friday, int? G = null, string? H = "note")
            {
                public override string ToString() => FormattableString.Invariant($"{A} {B} {C} {D} {E} {F} {G} {H}");
            }
            """).Load();
        Assert.Equal(expected, loaded.Read(json)!.ToString());
    }

    [Theory]
    [InlineData("class", "set")]
    [InlineData("record", "set")]
    [InlineData("record", "init")]
    [InlineData("struct", "set")]
    [InlineData("record struct", "init")]
    public void A_property_that_the_answer_lacks_keeps_its_value(string kind, string setter)
    {
        var loaded = ResultSource.Loose("Verdict[]", $$"""
            public {{kind}} Verdict
            {
                public Verdict() { }
                public int Result { get; {{setter}}; } = 3;
                public int? HasResult { get; {{setter}}; } = 4;
                public string? given { get; {{setter}}; } = "none";
                public List<int> Numbers { get; {{setter}}; } = new() { 1 };
                public int Needed { get; {{setter}}; }
                public override string ToString() => $"{Result} {HasResult} {given} {string.Join("+", Numbers)} {Needed}";
            }
            """).Load();
        var read = (System.Collections.IEnumerable)loaded.Read("""{"value":[{"Needed":9},{"Needed":9,"Result":1,"HasResult":null,"given":null,"Numbers":[]},{"Needed":9,"Result":1,"HasResult":2,"given":"g","Numbers":[5]}]}""")!;
        Assert.Equal(["3 4 none 1 9", "1   " + " 9", "1 2 g 5 9"], read.Cast<object>().Select(one => one.ToString()));
        Assert.ThrowsAny<JsonException>(() => loaded.Read("""{"value":[{}]}"""));
    }

    [Fact]
    public void Dictionaries_and_any_JSON_are_read()
    {
        var loaded = ResultSource.Loose("Verdict", """
            public record Verdict(Dictionary<string, int?> A, IDictionary<string, Verdict> B, SortedDictionary<string, string> C, JsonElement D, object? E, System.Text.Json.Nodes.JsonNode F)
            {
                public override string ToString() => $"{string.Join(",", A)} {string.Join(",", B.Keys)} {string.Join(",", C)} {D.GetRawText()} {E} {F.ToJsonString()}";
            }
            """).Load();
        Assert.Equal(
            "[x, 1],[é, ] k [A, 2],[b, 1] [1] {\"z\": 1} {\"q\":[]}",
            loaded.Read("""{"A":{"x":0,"\u00e9":null,"x":1},"B":{"k":{"A":{},"B":{},"C":{},"D":null,"E":null,"F":1}},"C":{"b":"1","A":"2"},"D":[1],"E":{"z": 1},"F":{"q":[]}}""")!.ToString());
    }

    [Theory]
    [InlineData("Dictionary<string, int>", """{"a":1,"b":2}""", false)]
    [InlineData("System.Text.Json.Nodes.JsonObject", """{"a":1}""", false)]
    [InlineData("JsonElement", """{"value":{"a":1}}""", true)]
    [InlineData("List<object>", """{"value":[1,"a",null]}""", true)]
    public void A_result_that_is_an_object_stands_by_itself(string type, string json, bool isWrapped)
    {
        var source = ResultSource.Loose(type);
        Assert.Equal(isWrapped, source.Model!.Structured!.IsWrapped);
        Assert.NotNull(source.Load().Read(json));
    }

    [Theory]
    [InlineData("Dictionary<string, int>", "[]", "an object (Dictionary<string, int>)")]
    [InlineData("Dictionary<string, int>", """{"a":"b"}""", "a 32-bit integer")]
    [InlineData("System.Text.Json.Nodes.JsonObject", "[]", "an object")]
    [InlineData("System.Text.Json.Nodes.JsonArray", """{"value":{}}""", "an array")]
    [InlineData("System.Text.Json.Nodes.JsonNode", """{"value":null}""", "null at byte 9 where a value")]
    public void What_is_not_the_result_is_a_JsonException(string type, string json, string message) =>
        Assert.Contains(message, Assert.ThrowsAny<JsonException>(() => ResultSource.Loose(type).Load().Read(json)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("Dictionary<int, int>", "no reader knows how to fill the dictionary 'Dictionary<int, int>'; use Dictionary<string, T>")]
    [InlineData("ImmutableDictionary<string, int>", "no reader knows how to fill the dictionary")]
    [InlineData("dynamic", "'dynamic' is not read; use JsonElement for any JSON")]
    [InlineData("JsonDocument", "'JsonDocument' is not read; use JsonElement for any JSON")]
    [InlineData("Action", "'Action' is no data")]
    public void What_no_reader_reads_is_reported(string type, string problem)
    {
        var message = Assert.Single(ResultSource.Loose("Verdict", $"public class Verdict {{ public {type} A {{ get; set; }} = default!; }}").Messages());
        Assert.StartsWith("BT3001: 'Verdict.A' can't be part of a structured output: " + problem, message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_limits_of_strict_schemas_are_not_checked()
    {
        var wide = $"public record Wide({string.Join(", ", Enumerable.Range(0, 6_000).Select(i => $"int P{i}"))});";
        Assert.Empty(ResultSource.Loose("Wide", wide).Messages());
        var levels = string.Concat(Enumerable.Range(1, 10).Select(level => $"public record L{level}({string.Join(", ", Enumerable.Range(0, 10).Select(i => $"{(level < 10 ? $"L{level + 1}" : "int")} P{i}"))});\n"));
        Assert.InRange(ResultSource.Loose("L1", levels).Schema.Length, 1_000, 50_000);
    }

    [Theory]
    [InlineData("[Even] int A", "BT3005: [Even] on 'Verdict.A' is not part of the schema that is asked for: a schema can't carry it; say it in the [Description] or the prompt, and check the answers")]
    [InlineData("[Phone] string A", "BT3005: [Phone] on 'Verdict.A' is not part of the schema that is asked for: a schema has no such format; say it in the [Description] or the prompt, and check the answers")]
    public void A_constraint_that_no_schema_carries_is_reported(string parameter, string message) =>
        Assert.Equal([message], ResultSource.Loose("Verdict", $"public class EvenAttribute : ValidationAttribute {{ }} public record Verdict({parameter});").Messages());

    [Theory]
    [InlineData("Verdict", "public record Verdict(Dictionary<string, string?> A, object? B, JsonElement? C, int D = -1, double E = double.NaN, string? F = \"x\\n\", char G = '\\'', Guid H = default, DayOfWeek? I = (DayOfWeek)(-1), string L = null!, Verdict? M = null) { public string J { get; init; } = \"\"; public string? K { get; set; } = \"\"; }")]
    [InlineData("SortedDictionary<string, List<Verdict?>>", "public class Verdict { public int items { get; set; } = 3; public string name { get; set; } = \"\"; public Verdict? reader { get; set; } = new() { items = 3 }; public System.Text.Json.Nodes.JsonNode? result { get; set; } }")]
    public void The_reader_compiles_without_a_warning_in_every_language(string type, string declarations) => ResultSource.AssertCleanEverywhere(type, declarations, isStrict: false);
}
