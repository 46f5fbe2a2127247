using System.Text.Json;

namespace BatchTasks.Generators.Tests.Results;

/// <summary>Results that a serializer context of the user's reads: the real generator of System.Text.Json makes it.</summary>
public sealed class SerializerContextTests
{
    private const string Verdict = """
        public enum Mood { [JsonStringEnumMemberName("very good")] Good, [EnumMember(Value = "never")] Bad = 5, Awful = 5 }
        public record Verdict(string GoodText, int XMLStars, Mood TheMood, Mood? Maybe, List<Part> Parts, [property: JsonPropertyName("Own")] bool Renamed);
        public record Part(double Share, TimeSpan Took, TimeOnly At) { public override string ToString() => $"{Share:0.0}/{Took}/{At:HH:mm}"; }

        """;

    private const string Parts = """{"type":"array","items":{"type":"object","properties":{"SHARE":{"type":"number"},"TOOK":{"type":"string","pattern":"^-?(\\d+\\.)?\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,7})?$"},"AT":{"type":"string","pattern":"^\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,7})?$"}},"required":["SHARE","TOOK","AT"],"additionalProperties":false}}""";

    [Theory]
    [InlineData("", "GoodText", "XMLStars", "TheMood", "Maybe", "Parts", "Share", "Took", "At", false)]
    [InlineData("PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase", "goodText", "xmlStars", "theMood", "maybe", "parts", "share", "took", "at", false)]
    [InlineData("JsonSerializerDefaults.Web, UseStringEnumConverter = true", "goodText", "xmlStars", "theMood", "maybe", "parts", "share", "took", "at", true)]
    [InlineData("PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true", "good_text", "xml_stars", "the_mood", "maybe", "parts", "share", "took", "at", true)]
    [InlineData("PropertyNamingPolicy = JsonKnownNamingPolicy.KebabCaseUpper", "GOOD-TEXT", "XML-STARS", "THE-MOOD", "MAYBE", "PARTS", "SHARE", "TOOK", "AT", false)]
    public void The_schema_has_the_contexts_names_and_the_context_reads_them(string options, string text, string stars, string mood, string maybe, string parts, string share, string took, string at, bool names)
    {
        var source = ResultSource.Chat("Verdict", Verdict + $"[JsonSourceGenerationOptions({options})] [JsonSerializable(typeof(Verdict))] public partial class Context : JsonSerializerContext {{ }}", context: "Context");
        Assert.Empty(source.Messages());
        var moods = names ? """{"type":"string","enum":["very good","Bad","Awful"]}""" : """{"type":"integer","enum":[0,5]}""";
        var partsSchema = Parts.Replace("SHARE", share, StringComparison.Ordinal).Replace("TOOK", took, StringComparison.Ordinal).Replace("AT\"", at + "\"", StringComparison.Ordinal);
        Assert.Equal(
            $$$"""{"type":"object","properties":{"{{{text}}}":{"type":"string"},"{{{stars}}}":{"type":"integer"},"{{{mood}}}":{{{moods}}},"{{{maybe}}}":{"anyOf":[{{{moods}}},{"type":"null"}]},"{{{parts}}}":{{{partsSchema}}},"Own":{"type":"boolean"}},"required":["{{{text}}}","{{{stars}}}","{{{mood}}}","{{{maybe}}}","{{{parts}}}","Own"],"additionalProperties":false}""",
            source.Schema);

        var verdict = (dynamic)source.Load().Read($$"""{"{{text}}":"a","{{stars}}":5,"{{mood}}":{{(names ? "\"very good\"" : "0")}},"{{maybe}}":null,"{{parts}}":[{"{{share}}":0.5,"{{took}}":"01:02:03","{{at}}":"23:59:00"}],"Own":true}""")!;
        Assert.Equal("Verdict { GoodText = a, XMLStars = 5, TheMood = Good, Maybe = , Parts = " + verdict.Parts.GetType() + ", Renamed = True }", verdict.ToString());
        Assert.Equal("0.5/01:02:03/23:59", Enumerable.Single((IEnumerable<object>)verdict.Parts).ToString());
    }

    [Theory]
    [InlineData("List<Verdict>", "[JsonSerializable(typeof(List<Verdict>))]", "[]")]
    [InlineData("Verdict[]", "[JsonSerializable(typeof(Dictionary<string, Verdict[]>))]", "[]")]
    [InlineData("Mood", "[JsonSerializable(typeof(Verdict))]", "5")]
    [InlineData("int", "[JsonSerializable(typeof(int?))]", "5")]
    [InlineData("Mood?", "[JsonSerializable(typeof(Mood?))]", "null")]
    [InlineData("Part", "[JsonSerializable(typeof(Verdict))]", null)]
    public void A_part_of_what_the_context_names_is_read_too(string type, string attribute, string? value)
    {
        var source = ResultSource.Chat(type, Verdict + attribute + " internal partial class Context : JsonSerializerContext { }", context: "Context");
        Assert.Empty(source.Messages());
        var json = value is null ? """{"Share":1,"Took":"00:00:01","At":"10:00:00"}""" : $"{{\"value\":{value}}}";
        if (value == "null")
            Assert.Null(source.Load().Read(json));
        else
            Assert.NotNull(source.Load().Read(json));
    }

    [Fact]
    public void An_enum_with_its_own_converter_is_written_by_name_and_fields_are_read_where_they_are_included()
    {
        var source = ResultSource.Chat("Verdict", """
            [JsonConverter(typeof(JsonStringEnumConverter<Mood>))] public enum Mood { Good, Bad }
            public enum Size { Small, Large }
            public class Verdict { public Mood Mood; public Size Size { get; set; } [JsonConverter(typeof(JsonStringEnumConverter<Size>))] public Size Named { get; set; } private int _hidden; public Verdict Copy() { _hidden++; return this; } }
            [JsonSourceGenerationOptions(IncludeFields = true)] [JsonSerializable(typeof(Verdict))] public partial class Context : JsonSerializerContext { }
            """, context: "Context");
        Assert.Empty(source.Messages());
        Assert.Equal("""{"type":"object","properties":{"Mood":{"type":"string","enum":["Good","Bad"]},"Size":{"type":"integer","enum":[0,1]},"Named":{"type":"string","enum":["Small","Large"]}},"required":["Mood","Size","Named"],"additionalProperties":false}""", source.Schema);
        var verdict = (dynamic)source.Load().Read("""{"Mood":"Bad","Size":1,"Named":"Large"}""")!;
        Assert.Equal("Bad Large Large", $"{verdict.Mood} {verdict.Size} {verdict.Named}");
    }

    [Fact]
    public void A_union_is_read_by_the_context()
    {
        var source = ResultSource.Chat("Shape", """
            [JsonDerivedType(typeof(Circle), "circle")] public abstract record Shape;
            public record Circle(double Radius) : Shape;
            [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)] [JsonSerializable(typeof(Shape))] public partial class Context : JsonSerializerContext { }
            """, context: "Context");
        Assert.Contains("""{"anyOf":[{"type":"object","properties":{"$type":{"type":"string","const":"circle"},"radius":""", source.Schema, StringComparison.Ordinal);
        var loaded = source.Load();
        Assert.Equal("Circle { Radius = 2 }", loaded.Read("""{"value":{"$type":"circle","radius":2}}""")!.ToString());
        Assert.ThrowsAny<JsonException>(() => loaded.Read("""{"value":{"radius":2}}"""));
        Assert.ThrowsAny<JsonException>(() => loaded.Read("""{"value":{"$type":"other","radius":2}}"""));
    }

    [Theory]
    [InlineData("null", "null at byte 0 where a value (Verdict)")]
    [InlineData("[]", "")]
    [InlineData("""{"N":"x"}""", "")]
    [InlineData("""{"N":1} {}""", "")]
    [InlineData("""{"N":1""", "")]
    [InlineData("", "")]
    public void An_answer_that_is_not_the_result_is_a_JsonException(string json, string message)
    {
        var loaded = ResultSource.Chat("Verdict", "public record Verdict(int N); [JsonSerializable(typeof(Verdict))] public partial class Context : JsonSerializerContext { }", context: "Context").Load();
        Assert.Contains(message, Assert.ThrowsAny<JsonException>(() => loaded.Read(json)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[JsonSerializable(typeof(int))] public partial class Context : JsonSerializerContext { }", "'Context' does not know 'Verdict'; add [JsonSerializable(typeof(Verdict))] to it")]
    [InlineData("public class Context { }", "'Context' is no JsonSerializerContext; derive it from that")]
    [InlineData("[JsonSourceGenerationOptions(Converters = new[] { typeof(JsonStringEnumConverter<DayOfWeek>) })] [JsonSerializable(typeof(Verdict))] public partial class Context : JsonSerializerContext { }", "'Context' has converters, whose JSON no schema tells; leave Converters out ('UseStringEnumConverter = true' is for enums)")]
    public void A_context_that_can_not_read_the_result_is_reported(string context, string problem)
    {
        var source = ResultSource.Chat("Verdict", "public record Verdict(int N);" + context, context: "Context");
        Assert.Null(source.Model);
        Assert.Equal(["BT3010: The result can't be read with its ResultContext: " + problem], source.Messages());
    }

    [Fact]
    public void Text_needs_no_context() => Assert.Equal(
        ["BT3010: The result can't be read with its ResultContext: 'string' is the text as it is; leave ResultContext out"],
        ResultSource.Chat("string", "[JsonSerializable(typeof(string))] public partial class Context : JsonSerializerContext { }", context: "Context").Messages());

    [Theory]
    [InlineData("Verdict", "public class Verdict { public string? A { get; set; } }")]
    [InlineData("List<Verdict?>", "public struct Verdict { public int A { get; set; } }")]
    public void The_reader_compiles_without_a_warning_in_every_language(string type, string declarations) => ResultSource.AssertCleanEverywhere(
        type,
        declarations + $"[JsonSerializable(typeof({type}))] internal partial class Context : JsonSerializerContext {{ }}",
        context: "Context");
}
