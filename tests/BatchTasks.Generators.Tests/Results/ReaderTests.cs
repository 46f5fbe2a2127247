using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BatchTasks.Generators.Tests.Results;

public sealed class ReaderTests
{
    private static readonly JsonSerializerOptions s_options = new() { Converters = { new JsonStringEnumConverter() }, WriteIndented = false };

    public static TheoryData<string, string, string> Documents { get; } = new()
    {
        { "bool", "", "true" },
        { "sbyte", "", "-128" },
        { "byte", "", "255" },
        { "short", "", "-32768" },
        { "ushort", "", "65535" },
        { "int", "", "-2147483648" },
        { "uint", "", "4294967295" },
        { "long", "", "-9223372036854775808" },
        { "ulong", "", "18446744073709551615" },
        { "float", "", "1.5e3" },
        { "double", "", "-0.1" },
        { "decimal", "", "79228162514264337593543950335" },
        { "char", "", "\"é\"" },
        { "Guid", "", "\"0f8fad5b-d9cb-469f-a165-70867728950e\"" },
        { "DateTime", "", "\"2024-02-29T23:59:59.5Z\"" },
        { "DateTimeOffset", "", "\"2024-02-29T23:59:59+09:00\"" },
        { "DateOnly", "", "\"2024-02-29\"" },
        { "TimeOnly", "", "\"23:59:59\"" },
        { "TimeSpan", "", "\"1.02:03:04\"" },
        { "Uri", "", "\"https://example.com/a?b=c\"" },
        { "DayOfWeek", "", "\"Friday\"" },
        { "int?", "", "null" },
        { "int?", "", "5" },
        { "DayOfWeek?", "", "\"Monday\"" },
        { "string[]", "", "[\"a\",\"\",\"\\u00e9\\n\"]" },
        { "int?[]", "", "[1,null,3]" },
        { "List<int[]>", "", "[[1],[],[2,3]]" },
        { "HashSet<string>", "", "[\"a\",\"b\",\"a\"]" },
        { "ImmutableArray<double>", "", "[1,2.5]" },
        { "IReadOnlyList<DateOnly>", "", "[\"2024-01-31\"]" },
        { "List<string?>", "", "[null,\"a\"]" },
        { "Point", "public readonly record struct Point(int X, int Y);", """{"X":1,"Y":2}""" },
        { "Point?", "public readonly record struct Point(int X, int Y);", "null" },
        { "Point", "public struct Point { public int X { get; set; } public int? Y { get; init; } }", """{"X":1,"Y":null}""" },
        { "Verdict", "public record Verdict(string Text, int Stars);", """{"Stars":5,"Text":"good"}""" },
        { "Verdict", "public record Verdict(string Text, int Stars);", """{"Unknown":{"Text":["no"]},"Text":"good","Stars":5,"More":1}""" },
        { "Verdict", "public record Verdict(string Text, int Stars);", """{"Text":"first","Stars":5,"Text":"last"}""" },
        { "Verdict", "public record Verdict(string Text, int Stars);", """{"T\u0065xt":"escaped name","Stars":5}""" },
        { "Verdict", "public record Verdict(string? Text, int? Stars);", """{"Text":null,"Stars":null}""" },
        { "Verdict", "public record Verdict(string? Text, int? Stars);", "{}" },
        { "Verdict", "public class Verdict { public required string Text { get; init; } public int Stars { get; set; } = 3; }", """{"Text":"a","Stars":1}""" },
        { "Verdict", "public class Verdict { public Verdict(string text) => Text = text; public string Text { get; } public int Stars { get; set; } }", """{"Stars":1,"Text":"a"}""" },
        {
            "Verdict",
            "public class Verdict { public Verdict(int a, int b) { } [JsonConstructor] public Verdict(string TEXT) => Text = TEXT; public string Text { get; } }",
            """{"Text":"a"}"""
        },
        {
            "Verdict",
            "public class Base { public string Reason { get; set; } = \"\"; } public sealed class Verdict : Base { public bool Good { get; set; } }",
            """{"Reason":"tasty","Good":true}"""
        },
        {
            "Order",
            """
            public enum Size { Small, Large }
            public record Line([property: JsonPropertyName("sku")] string Code, Size Size, decimal Price, DateOnly? Due);
            public record Customer(string Name, Uri? Site) { public Customer? Nobody => null; }
            public record Order(Guid Id, Customer? Customer, List<Line> Lines, Line? Gift, IReadOnlyList<IList<Size>> Sizes, ImmutableArray<Line> Copies);
            """,
            """{"Id":"0f8fad5b-d9cb-469f-a165-70867728950e","Customer":{"Name":"A","Site":"https://a.b"},"Lines":[{"sku":"x","Size":"Large","Price":1.50,"Due":"2024-01-01"},{"sku":"y","Size":"Small","Price":0,"Due":null}],"Gift":null,"Sizes":[["Small"],[]],"Copies":[{"sku":"x","Size":"Large","Price":1.50}]}"""
        },
        { "Page<Item>", "public record Item(int N); public record Page<T>(T First, T[] All);", """{"First":{"N":1},"All":[{"N":2},{"N":3}]}""" },
        {
            "Odd",
            "public record Odd(int reader, int Reader2, int @class, int @event, int value, int _, string @await, string @default) { public int hasReader { get; set; } public int @var { get; set; } }",
            """{"reader":1,"Reader2":2,"class":3,"event":4,"value":5,"_":6,"await":"7","default":"8","hasReader":9,"var":10}"""
        },
        { "Odd", "public enum @enum { @class, @default } public record Odd(@enum First, List<@enum> All);", """{"First":"class","All":["default"]}""" },
        { "@record", "public class @record { public int @int { get; set; } public @event? Next { get; set; } } public class @event { public bool @true { get; set; } }", """{"int":1,"Next":{"true":true}}""" },
        { "Outer.Inner", "public partial class Outer { public record Inner(Deep.Deepest D) { } public struct Deep { public record Deepest(int N); } }", """{"D":{"N":1}}""" },
        {
            "Verdict",
            "[Obsolete] public enum Mood { [Obsolete(\"no\")] Good, Bad } #pragma warning disable\npublic record Verdict([property: Obsolete] Mood Mood) { [Obsolete] public int Old { get; set; } }".Replace("} #pragma", "}\n#pragma", StringComparison.Ordinal),
            """{"Mood":"Good","Old":1}"""
        },
        { "Verdict", "[System.Diagnostics.CodeAnalysis.Experimental(\"X1\")] public record Mood(int N);\n#pragma warning disable X1\npublic record Verdict(Mood Mood);", """{"Mood":{"N":1}}""" },
        {
            "Verdict",
            "namespace Some.System { public record Text(int N); } namespace Some.BatchTasks { public record J(System.Text T); } public record Verdict(Some.BatchTasks.J J);",
            """{"J":{"T":{"N":1}}}"""
        },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public void An_answer_is_read_as_System_Text_Json_reads_it(string type, string declarations, string json)
    {
        var source = ResultSource.Chat(type, declarations);
        Assert.DoesNotContain(source.Findings, f => f.Rule.DefaultSeverity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
        var loaded = source.Load();

        var expected = JsonSerializer.Deserialize(json, loaded.ResultType, s_options);
        var actual = loaded.Read(source.Model!.Structured!.IsWrapped ? $$"""{"value":{{json}}}""" : json);

        Assert.Equal(JsonSerializer.Serialize(expected, loaded.ResultType, s_options), JsonSerializer.Serialize(actual, loaded.ResultType, s_options));
        if (loaded.ResultType.IsInterface)
            Assert.IsAssignableFrom(loaded.ResultType, actual);
        else
            Assert.Equal(expected?.GetType() ?? loaded.ResultType, actual?.GetType() ?? loaded.ResultType);
    }

    [Theory]
    [InlineData("IReadOnlyList<int>", typeof(int[]))]
    [InlineData("IReadOnlyCollection<string>", typeof(string[]))]
    [InlineData("IEnumerable<int?>", typeof(int?[]))]
    [InlineData("IList<int>", typeof(List<int>))]
    [InlineData("ICollection<string>", typeof(List<string>))]
    public void An_interface_for_reading_gets_an_array_and_one_for_writing_a_list(string type, Type expected)
    {
        Assert.Equal(expected, ResultSource.Chat(type).Load().Read("""{"value":[]}""")!.GetType());
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void The_reader_compiles_without_a_warning_in_every_language(string type, string declarations, string json)
    {
        Assert.NotEmpty(json);
        ResultSource.AssertCleanEverywhere(type, declarations);
    }

    [Fact]
    public void Text_is_the_answer_as_it_is()
    {
        var source = ResultSource.Chat("string");
        Assert.Null(source.Model!.Structured);
        Assert.Equal("{\"not\": json", source.Load().Read("{\"not\": json"));
    }

    [Fact]
    public void An_ISO_duration_is_a_TimeSpan() =>
        Assert.Equal(new TimeSpan(0, 1, 30, 0), ResultSource.Chat("TimeSpan").Load().Read("""{"value":"PT1H30M"}"""));

    [Fact]
    public void Enum_names_are_those_of_either_attribute()
    {
        var loaded = ResultSource.Chat("Mood[]", "public enum Mood { [JsonStringEnumMemberName(\"very good\")] Good, [EnumMember(Value = \"so-so\")] Middling, Bad }").Load();
        var moods = (Array)loaded.Read("""{"value":["very good","so-so","Bad"]}""")!;
        Assert.Equal(["Good", "Middling", "Bad"], moods.Cast<object>().Select(mood => mood.ToString()));
    }

    [Fact]
    public void A_private_type_nested_in_the_task_can_be_its_result() => Assert.Equal(
        "Answer { N = 1 }",
        ResultSource.Chat("Answer", "public partial class TestTask { private sealed record Answer(int N); }").Load().Read("""{"N":1}""")!.ToString());

    [Fact]
    public void A_method_of_the_task_keeps_its_name()
    {
        var source = ResultSource.Chat("Answer", "public record Answer(int N); public partial class TestTask { private static void __ReadAnswer() { } }");
        Assert.Contains("__ReadAnswer2(", source.Members(), StringComparison.Ordinal);
        Assert.NotNull(source.Load().Read("""{"N":1}"""));
    }

    [Fact]
    public void A_parameter_goes_to_the_property_of_exactly_its_name() => Assert.Equal(
        "Answer { text = a, Text = b }",
        ResultSource.Chat("Answer", "public record Answer(string text) { public string Text { get; set; } = \"\"; }")
            .Load().Read("""{"Text":"b","text":"a"}""")!.ToString());

    [Fact]
    public void Required_members_that_the_constructor_sets_are_set_again_where_the_language_asks_for_it()
    {
        var source = ResultSource.Chat("Answer", """
            public class Answer
            {
                public Answer(string text) => Text = text;
                public required string Text { get; init; }
            }
            """);
        var answer = source.Load().Read("""{"Text":"a"}""")!;
        Assert.Equal("a", answer.GetType().GetProperty("Text")!.GetValue(answer));
    }

    [Theory]
    [InlineData("""{"Text":"a"}""", "'Stars'")]
    [InlineData("{}", "'Text'")]
    [InlineData("""{"Text":null,"Stars":1}""", "null at byte 8 where a string")]
    [InlineData("""{"Text":"a","Stars":null}""", "null at byte 20 where a 32-bit integer")]
    [InlineData("""{"Text":"a","Stars":"1"}""", "\"1\" at byte 20")]
    [InlineData("""{"Text":"a","Stars":1.5}""", "1.5 at byte 20")]
    [InlineData("""{"Text":"a","Stars":99999999999}""", "99999999999")]
    [InlineData("""{"Text":["a"],"Stars":1}""", "an array at byte 8")]
    [InlineData("""[{"Text":"a","Stars":1}]""", "an object (Verdict)")]
    [InlineData("null", "an object (Verdict)")]
    [InlineData("""{"Text":"a","Stars":1} trailing""", "t")]
    [InlineData("""{"Text":"a","Stars":1}{}""", "{")]
    [InlineData("""{"Text":"a","Stars":1""", "")]
    [InlineData("""{"Text":"a" """, "")]
    [InlineData("", "")]
    [InlineData("Good!", "G")]
    [InlineData("""{"text":"a","Stars":1}""", "'Text'")]
    public void An_answer_that_is_not_the_result_is_a_JsonException(string json, string message)
    {
        var loaded = ResultSource.Chat("Verdict", "public record Verdict(string Text, int Stars);").Load();
        var exception = Assert.ThrowsAny<JsonException>(() => loaded.Read(json));
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Mood", "\"Fine\"", "one of \"Good\", \"Bad\"")]
    [InlineData("Mood", "0", "one of")]
    [InlineData("Mood", "\"good\"", "one of")]
    [InlineData("Mood", "null", "one of")]
    [InlineData("int[]", "[1,null]", "null")]
    [InlineData("int[]", "{}", "an array")]
    [InlineData("int[]", "null", "an array")]
    [InlineData("byte", "256", "0 to 255")]
    [InlineData("float", "1e39", "float")]
    [InlineData("char", "\"ab\"", "one character")]
    [InlineData("Guid", "\"x\"", "UUID")]
    [InlineData("DateOnly", "\"2023-02-29\"", "date")]
    [InlineData("TimeSpan", "\"soon\"", "duration")]
    [InlineData("bool", "\"true\"", "true or false")]
    public void A_value_that_is_not_the_result_is_a_JsonException(string type, string json, string message)
    {
        var loaded = ResultSource.Chat(type, "public enum Mood { Good, Bad }").Load();
        var exception = Assert.ThrowsAny<JsonException>(() => loaded.Read($$"""{"value":{{json}}}"""));
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("int")]
    [InlineData("int?")]
    [InlineData("List<string>")]
    public void A_wrapped_result_without_its_value_is_a_JsonException(string type)
    {
        var exception = Assert.Throws<JsonException>(() => ResultSource.Chat(type).Load().Read("""{"answer":1}"""));
        Assert.Contains("'value'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_text_in_a_string_is_replaced_and_the_rest_is_kept()
    {
        var loaded = ResultSource.Chat("Verdict", "public record Verdict(string Text);").Load();
        byte[] json = [.. Encoding.UTF8.GetBytes("{\"Text\":\"a"), 0xff, .. Encoding.UTF8.GetBytes("b\"}")];
        Assert.Equal("Verdict { Text = a\ufffdb }", loaded.Read(json)!.ToString());
        Assert.Equal("Verdict { Text = a\ufffdb }", loaded.Read("""{"Text":"a\ud800b"}""")!.ToString());
    }

    [Fact]
    public void A_name_that_is_half_a_surrogate_pair_is_a_JsonException()
    {
        var loaded = ResultSource.Chat("Verdict", "public record Verdict(int Number);").Load();
        Assert.ThrowsAny<JsonException>(() => loaded.Read("""{"\ud800":1}"""));
    }

    [Theory]
    [InlineData("float[]", "System.Single[]")]
    [InlineData("ReadOnlyMemory<float>", "System.ReadOnlyMemory`1")]
    public void One_vector_is_read(string type, string name)
    {
        var vector = ResultSource.Embeddings(type).Load().ReadBody("""{"data":[{"index":0,"embedding":[1,2.5]}]}""")!;
        Assert.StartsWith(name, vector.GetType().FullName, StringComparison.Ordinal);
        Assert.Equal([1, 2.5f], vector as float[] ?? ((ReadOnlyMemory<float>)vector).ToArray());
    }

    [Theory]
    [InlineData("float[][]")]
    [InlineData("List<float[]>")]
    [InlineData("IList<float[]>")]
    [InlineData("IReadOnlyList<float[]>")]
    [InlineData("IEnumerable<float[]>")]
    [InlineData("ReadOnlyMemory<float>[]")]
    [InlineData("List<ReadOnlyMemory<float>>")]
    [InlineData("IReadOnlyList<ReadOnlyMemory<float>>")]
    [InlineData("IReadOnlyCollection<ReadOnlyMemory<float>>")]
    public void Several_vectors_are_read_in_the_order_of_the_inputs(string type)
    {
        var loaded = ResultSource.Embeddings(type).Load();
        var vectors = (System.Collections.IEnumerable)loaded.ReadBody("""{"data":[{"index":1,"embedding":[3]},{"index":0,"embedding":[1,2]}]}""")!;
        var read = vectors.Cast<object>().Select(vector => vector as float[] ?? ((ReadOnlyMemory<float>)vector).ToArray());
        Assert.Equal([[1, 2], [3]], read);
    }
}
