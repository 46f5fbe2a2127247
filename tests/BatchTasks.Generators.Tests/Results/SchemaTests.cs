namespace BatchTasks.Generators.Tests.Results;

public sealed class SchemaTests
{
    [Theory]
    [InlineData("bool", """{"type":"boolean"}""")]
    [InlineData("sbyte", """{"type":"integer","minimum":-128,"maximum":127}""")]
    [InlineData("byte", """{"type":"integer","minimum":0,"maximum":255}""")]
    [InlineData("short", """{"type":"integer","minimum":-32768,"maximum":32767}""")]
    [InlineData("ushort", """{"type":"integer","minimum":0,"maximum":65535}""")]
    [InlineData("int", """{"type":"integer"}""")]
    [InlineData("uint", """{"type":"integer","minimum":0}""")]
    [InlineData("long", """{"type":"integer"}""")]
    [InlineData("ulong", """{"type":"integer","minimum":0}""")]
    [InlineData("float", """{"type":"number"}""")]
    [InlineData("double", """{"type":"number"}""")]
    [InlineData("decimal", """{"type":"number"}""")]
    [InlineData("char", """{"type":"string","pattern":"^.$"}""")]
    [InlineData("Guid", """{"type":"string","format":"uuid"}""")]
    [InlineData("DateTime", """{"type":"string","format":"date-time"}""")]
    [InlineData("DateTimeOffset", """{"type":"string","format":"date-time"}""")]
    [InlineData("DateOnly", """{"type":"string","format":"date"}""")]
    [InlineData("TimeOnly", """{"type":"string","format":"time"}""")]
    [InlineData("TimeSpan", """{"type":"string","format":"duration"}""")]
    [InlineData("Uri", """{"type":"string"}""")]
    [InlineData("DayOfWeek", """{"type":"string","enum":["Sunday","Monday","Tuesday","Wednesday","Thursday","Friday","Saturday"]}""")]
    [InlineData("int?", """{"type":["integer","null"]}""")]
    [InlineData("string[]", """{"type":"array","items":{"type":"string"}}""")]
    [InlineData("byte?[][]", """{"type":"array","items":{"type":"array","items":{"type":["integer","null"],"minimum":0,"maximum":255}}}""")]
    [InlineData("List<Guid>", """{"type":"array","items":{"type":"string","format":"uuid"}}""")]
    public void A_result_that_is_no_object_is_the_value_of_one(string type, string schema)
    {
        var source = ResultSource.Chat(type);
        Assert.Equal($$"""{"type":"object","properties":{"value":{{schema}}},"required":["value"],"additionalProperties":false}""", source.Schema);
        Assert.True(source.Model!.Structured!.IsWrapped);
    }

    [Fact]
    public void A_record_is_a_closed_object_with_every_property_required()
    {
        var source = ResultSource.Chat("Verdict", """
            public enum Sentiment { Positive, Negative }
            public sealed record Verdict(Sentiment Sentiment, [property: Description("0 to 1")] double Confidence, string? Reason);
            """);

        Assert.False(source.Model!.Structured!.IsWrapped);
        Assert.Equal(
            """{"type":"object","properties":{"Sentiment":{"type":"string","enum":["Positive","Negative"]},"Confidence":{"type":"number","description":"0 to 1"},"Reason":{"type":["string","null"]}},"required":["Sentiment","Confidence","Reason"],"additionalProperties":false}""",
            source.Schema);
    }

    [Fact]
    public void A_nullable_object_or_enum_is_a_union_with_null() => AssertProperties(
        """
        [Description("a place")] public record Place(string Name);
        public enum Mood { Good, Bad }
        public record Verdict(Place? Where, [Description("at noon")] Place? Lunch, Mood? Mood, List<string>? Tags);
        """,
        """
        "Where":{"anyOf":[{"type":"object","description":"a place","properties":{"Name":{"type":"string"}},"required":["Name"],"additionalProperties":false},{"type":"null"}]},
        "Lunch":{"description":"at noon","anyOf":[{"type":"object","description":"a place","properties":{"Name":{"type":"string"}},"required":["Name"],"additionalProperties":false},{"type":"null"}]},
        "Mood":{"anyOf":[{"type":"string","enum":["Good","Bad"]},{"type":"null"}]},
        "Tags":{"type":["array","null"],"items":{"type":"string"}}
        """);

    [Fact]
    public void Nullable_items_are_a_union_with_null() => AssertProperties(
        "public record Item(int N); public record Verdict(List<string?> Words, string[] Plain, int?[] Numbers, List<Item?> Items);",
        """
        "Words":{"type":"array","items":{"type":["string","null"]}},
        "Plain":{"type":"array","items":{"type":"string"}},
        "Numbers":{"type":"array","items":{"type":["integer","null"]}},
        "Items":{"type":"array","items":{"anyOf":[{"type":"object","properties":{"N":{"type":"integer"}},"required":["N"],"additionalProperties":false},{"type":"null"}]}}
        """);

    [Fact]
    public void A_reference_outside_of_a_nullable_context_is_not_null() => AssertProperties(
        """
        #nullable disable
        public class Verdict { public string Text { get; set; } public List<string> Tags { get; set; } public int? Stars { get; set; } }
        """,
        """
        "Text":{"type":"string"},
        "Tags":{"type":"array","items":{"type":"string"}},
        "Stars":{"type":["integer","null"]}
        """);

    [Fact]
    public void Names_are_those_of_System_Text_Json() => AssertProperties(
        """
        public record Verdict(string camelCase, int PascalCase, [property: JsonPropertyName("snake_case")] bool Renamed, [property: JsonPropertyName("naïve \"評価\"\n")] int Odd)
        {
            public int @class { get; init; }
        }
        """,
        """
        "camelCase":{"type":"string"},
        "PascalCase":{"type":"integer"},
        "snake_case":{"type":"boolean"},
        "naïve \"評価\"\n":{"type":"integer"},
        "class":{"type":"integer"}
        """);

    [Fact]
    public void A_lone_surrogate_becomes_the_replacement_character() => AssertProperties(
        """
        public class Verdict { [JsonPropertyName("a\ud800b"), Description("\udc00 😀 \u2028")] public int A { get; set; } }
        """,
        "\"a\ufffdb\":{\"type\":\"integer\",\"description\":\"\ufffd 😀 \\u2028\"}");

    [Fact]
    public void Enum_members_take_their_names_from_either_attribute() => AssertProperties(
        """
        public enum Mood { [JsonStringEnumMemberName("very good")] Good, [EnumMember(Value = "so-so")] Middling, [EnumMember] Bad, [JsonStringEnumMemberName("json"), EnumMember(Value = "other")] Both }
        public record Verdict(Mood Mood);
        """,
        """
        "Mood":{"type":"string","enum":["very good","so-so","Bad","json"]}
        """);

    [Fact]
    public void Properties_of_base_classes_follow_and_the_order_can_be_given() => AssertProperties(
        """
        public class Root { public int InRoot { get; set; } public virtual int Overridden { get; set; } }
        public class Middle : Root { public int InMiddle { get; set; } public override int Overridden { get; set; } }
        public class Verdict : Middle { public int Own { get; set; } [JsonPropertyOrder(-1)] public int First { get; set; } [JsonPropertyOrder(1)] public int Last { get; set; } }
        """,
        """
        "First":{"type":"integer"},
        "Own":{"type":"integer"},
        "InMiddle":{"type":"integer"},
        "Overridden":{"type":"integer"},
        "InRoot":{"type":"integer"},
        "Last":{"type":"integer"}
        """);

    [Fact]
    public void What_no_answer_sets_is_left_out() => AssertProperties(
        """
        public class Verdict
        {
            public string Text { get; set; } = "";
            [JsonIgnore] public object? Ignored { get; set; }
            [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public int? WrittenOnly { get; set; }
            [JsonExtensionData] public Dictionary<string, JsonElement>? More { get; set; }
            public static int Static { get; set; }
            public int Computed => Text.Length;
            public int PrivatelySet { get; private set; }
            internal int Internal { get; set; }
            [JsonInclude] internal int Included { get; set; }
            public int Field;
            [JsonInclude] public int IncludedField;
            public const int Constant = 1;
            public int this[int index] { get => index; set { } }
        }
        """,
        """
        "Text":{"type":"string"},
        "WrittenOnly":{"type":["integer","null"]},
        "Included":{"type":"integer"},
        "IncludedField":{"type":"integer"}
        """);

    [Fact]
    public void Annotations_become_the_keywords_that_strict_schemas_have() => AssertProperties(
        """
        public class Verdict
        {
            [Range(1, 5)] public int Stars { get; set; }
            [Range(0.0, 1.0, MaximumIsExclusive = true)] public double Share { get; set; }
            [Range(0.1, double.MaxValue, MinimumIsExclusive = true)] public float Open { get; set; }
            [Range(typeof(decimal), "0.50", "1e3")] public decimal? Price { get; set; }
            [Range(10, 20)] public byte Small { get; set; }
            [RegularExpression("[A-Z]{2}")] public string Code { get; set; } = "";
            [RegularExpression("^\\d+$")] public string? Digits { get; set; }
            [RegularExpression("^a|b$")] public string Either { get; set; } = "";
            [EmailAddress, Description("of the guest")] public string Mail { get; set; } = "";
            [MinLength(1), MaxLength(3)] public List<string> Tags { get; set; } = new();
            [Length(2, 4)] public int[] Numbers { get; set; } = Array.Empty<int>();
        }
        """,
        """
        "Stars":{"type":"integer","minimum":1,"maximum":5},
        "Share":{"type":"number","minimum":0,"exclusiveMaximum":1},
        "Open":{"type":"number","exclusiveMinimum":0.1},
        "Price":{"type":["number","null"],"minimum":0.50,"maximum":1000},
        "Small":{"type":"integer","minimum":10,"maximum":20},
        "Code":{"type":"string","pattern":"^([A-Z]{2})$"},
        "Digits":{"type":["string","null"],"pattern":"^\\d+$"},
        "Either":{"type":"string","pattern":"^(^a|b$)$"},
        "Mail":{"type":"string","description":"of the guest","format":"email"},
        "Tags":{"type":"array","items":{"type":"string"},"minItems":1,"maxItems":3},
        "Numbers":{"type":"array","items":{"type":"integer"},"minItems":2,"maxItems":4}
        """);

    [Fact]
    public void Annotations_that_strict_schemas_lack_are_left_out() => AssertProperties(
        """
        public record Verdict(
            [Range(1, 5)] string Text,
            [MinLength(1), MaxLength(5), StringLength(5), Url] string Limited,
            [RegularExpression("a"), EmailAddress] int Number,
            [Range(1, 5), MaxLength] List<int> Numbers);
        """,
        """
        "Text":{"type":"string"},
        "Limited":{"type":"string"},
        "Number":{"type":"integer"},
        "Numbers":{"type":"array","items":{"type":"integer"}}
        """);

    [Fact]
    public void Annotations_and_descriptions_of_a_records_parameters_count() => AssertProperties(
        """
        public record Verdict([Range(1, 5), Description("one is worst")] int Stars, [property: Description("on the property")] string Text);
        """,
        """
        "Stars":{"type":"integer","description":"one is worst","minimum":1,"maximum":5},
        "Text":{"type":"string","description":"on the property"}
        """);

    [Fact]
    public void A_description_of_a_property_goes_before_that_of_its_type()
    {
        var source = ResultSource.Chat("Verdict", """
            [Description("good or bad")] public enum Mood { Good, Bad }
            [Description("what was found")] public record Verdict(Mood First, [Description("the second")] Mood Second);
            """);
        Assert.Equal(
            """{"type":"object","description":"what was found","properties":{"First":{"type":"string","description":"good or bad","enum":["Good","Bad"]},"Second":{"type":"string","description":"the second","enum":["Good","Bad"]}},"required":["First","Second"],"additionalProperties":false}""",
            source.Schema);
    }

    [Theory]
    [InlineData("List<int>")]
    [InlineData("IList<int>")]
    [InlineData("ICollection<int>")]
    [InlineData("IEnumerable<int>")]
    [InlineData("IReadOnlyList<int>")]
    [InlineData("IReadOnlyCollection<int>")]
    [InlineData("ImmutableArray<int>")]
    [InlineData("HashSet<int>")]
    [InlineData("ISet<int>")]
    [InlineData("IReadOnlySet<int>")]
    [InlineData("int[]")]
    public void Every_kind_of_collection_is_an_array(string type) =>
        AssertProperties(
            $"public record Verdict({type} Numbers);",
            """
            "Numbers":{"type":"array","items":{"type":"integer"}}
            """);

    private static void AssertProperties(string declarations, string properties)
    {
        var source = ResultSource.Chat("Verdict", declarations);
        Assert.DoesNotContain(source.Findings, f => f.Rule.DefaultSeverity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
        var start = "{\"type\":\"object\",\"properties\":{";
        Assert.StartsWith(start, source.Schema, StringComparison.Ordinal);
        var end = source.Schema.LastIndexOf("},\"required\":", StringComparison.Ordinal);
        Assert.Equal(properties.ReplaceLineEndings("\n").Replace(",\n", ",", StringComparison.Ordinal), source.Schema[start.Length..end]);
    }
}
