namespace BatchTasks.Generators.Tests.Results;

/// <summary>BT3001: result types that strict structured outputs can't express.</summary>
public sealed class NotExpressibleTests
{
    [Theory]
    [InlineData("Dictionary<string, int>", "no dictionary such as 'Dictionary<string, int>'; use a list of records with a key and a value")]
    [InlineData("IReadOnlyDictionary<string, int>", "no dictionary")]
    [InlineData("ImmutableDictionary<string, int>", "no dictionary")]
    [InlineData("SortedList<string, int>", "no dictionary")]
    [InlineData("Hashtable", "no dictionary")]
    [InlineData("object", "no 'object', which may be any JSON")]
    [InlineData("dynamic", "no 'dynamic', which may be any JSON")]
    [InlineData("JsonElement", "no 'JsonElement', which may be any JSON")]
    [InlineData("System.Text.Json.Nodes.JsonObject", "JsonObject")]
    [InlineData("IThing", "'IThing' is an interface, which can't be created; use a record or class, or name the types that it may be with [JsonDerivedType]")]
    [InlineData("Thing", "'Thing' is abstract")]
    [InlineData("Action", "'Action' is no data")]
    [InlineData("int[,]", "arrays of several dimensions, such as 'int[,]'; use an array of arrays")]
    [InlineData("byte[]", "no bytes ('byte[]')")]
    [InlineData("(int A, string B)", "of the tuple '(int A, string B)' have no names")]
    [InlineData("Tuple<int>", "'Tuple<int>' has no form in a strict schema")]
    [InlineData("Half", "'Half' has no form in a strict schema")]
    [InlineData("nint", "'nint' has no form in a strict schema")]
    [InlineData("Version", "'Version' has no form in a strict schema")]
    [InlineData("Queue<int>", "the collection 'Queue<int>'; use an array or List<T>")]
    [InlineData("IEnumerable", "the collection 'IEnumerable'")]
    [InlineData("ImmutableList<int>", "the collection 'ImmutableList<int>'")]
    [InlineData("Names", "the collection 'Names'")]
    [InlineData("Nothing", "'Nothing' has no property that an answer could set")]
    [InlineData("Hidden", "'Hidden' has no public constructor")]
    [InlineData("Several", "'Several' has several public constructors; mark the one to use with [JsonConstructor]")]
    [InlineData("TwoMarked", "several constructors marked [JsonConstructor]")]
    [InlineData("Unbound", "the constructor parameter 'other' of 'Unbound' matches no property that is read")]
    [InlineData("Other", "the constructor parameter 'text' of 'Other' has another type than the property 'Text'")]
    [InlineData("Both", "the constructor parameter 'text' of 'Both' matches both 'Text' and 'TEXT'")]
    [InlineData("ByReference", "the constructor parameter 'text' of 'ByReference' is passed by reference")]
    [InlineData("Empty", "the enum 'Empty' has no members")]
    [InlineData("Twins", "the members 'A' and 'B' of 'Twins' have the same name in JSON, \"x\"")]
    [InlineData("Converted", "'Converted' has the converter 'Converter'")]
    [InlineData("Endless", "'Endless' contains itself without an end; let it end with a property that may be null, or a list that may be empty")]
    public void A_property_that_no_schema_expresses_is_reported_at_its_place(string type, string problem)
    {
        var source = ResultSource.Chat("Verdict", $$"""
            {{Declarations}}
            public class Verdict { public int Stars { get; set; } public {{type}} Culprit { get; set; } }
            """);

        Assert.Null(source.Model);
        var message = Assert.Single(source.Messages());
        Assert.StartsWith("BT3001: 'Verdict.Culprit", message, StringComparison.Ordinal);
        Assert.Contains(problem, message, StringComparison.Ordinal);
        Assert.Contains(source.PlaceOfFinding(), (string[])["Culprit", "other", "text", "Next"]);
    }

    [Theory]
    [InlineData("Dictionary<string, int>", "'Dictionary<string, int>' can't be part")]
    [InlineData("object", "'object' can't be part")]
    [InlineData("Nothing", "'Nothing' can't be part")]
    [InlineData("List<Dictionary<string, int>>", "'List<Dictionary<string, int>>[]' can't be part")]
    [InlineData("Page<>", "is an open generic type")]
    public void A_result_that_no_schema_expresses_is_reported_where_it_is_named(string type, string message)
    {
        var source = ResultSource.Chat(type, Declarations);
        Assert.Null(source.Model);
        Assert.Contains(message, Assert.Single(source.Messages()), StringComparison.Ordinal);
        Assert.Equal($"ResultOf(typeof({type}))", source.PlaceOfFinding());
    }

    [Fact]
    public void Every_culprit_is_reported_with_the_way_to_it()
    {
        var source = ResultSource.Chat("Verdict", """
            public record Line(object Any, int Fine);
            public record Verdict(List<Line?> Lines, Line? Again, Dictionary<string, int> Scores, Dictionary<string, int>[][] More);
            """);
        Assert.Equal(
            ["'Verdict.Lines[].Any'", "'Verdict.Scores'", "'Verdict.More[][]'"],
            source.Messages().Select(message => message["BT3001: ".Length..message.IndexOf(" can't", StringComparison.Ordinal)]));
    }

    [Fact]
    public void Two_properties_with_one_name_are_reported() => AssertOne(
        "public class Verdict { public int A { get; set; } [JsonPropertyName(\"A\")] public int B { get; set; } }",
        "BT3001: 'Verdict.B' can't be part of a strict structured output: 'A' has the same name in JSON, \"A\"; give each its own with [JsonPropertyName]");

    [Fact]
    public void A_required_member_that_is_ignored_is_reported() => AssertOne(
        "public class Verdict { public int A { get; set; } [JsonIgnore] public required int B { get; set; } }",
        "BT3001: 'Verdict.B' can't be part of a strict structured output: it is required but not part of the answer; make it optional, or let it be read");

    [Fact]
    public void An_included_property_that_can_not_be_set_is_reported() => AssertOne(
        "public class Verdict { public int A { get; set; } [JsonInclude] public int B { get; private set; } }",
        "BT3001: 'Verdict.B' can't be part of a strict structured output: it is marked [JsonInclude] but generated code can't set it; make its setter accessible to the task type");

    [Fact]
    public void A_property_with_a_converter_is_reported() => AssertOne(
        "public class Verdict { [JsonConverter(typeof(Converter))] public int A { get; set; } } public class Converter : JsonConverter<int> { public override int Read(ref Utf8JsonReader r, Type t, JsonSerializerOptions o) => 1; public override void Write(Utf8JsonWriter w, int v, JsonSerializerOptions o) { } }",
        "BT3001: 'Verdict.A' can't be part of a strict structured output: it has the converter 'Converter', whose JSON no schema tells; use a type without a converter");

    [Fact]
    public void A_type_local_to_its_file_is_reported() => AssertOne(
        "file record Verdict(int N);",
        "BT3001: 'Verdict' can't be part of a strict structured output: 'Verdict' is local to its file, so generated code can't name it; make it internal");

    [Theory]
    [InlineData("public record Verdict(int N, Verdict Next);", "Verdict", "Verdict")]
    [InlineData("public record Verdict(Other Next); public record Other(Verdict Back);", "Verdict", "Verdict")]
    [InlineData("public record Verdict(Other? Next); public record Other(List<int> Numbers, [property: MinLength(1)] List<Other> Back);", "Verdict.Next", "Other")]
    [InlineData("public record Verdict(Tree Tree); [JsonDerivedType(typeof(Fork), \"fork\")] public abstract record Tree; public record Fork(Tree Left, Tree Right) : Tree;", "Verdict.Tree", "Tree")]
    public void A_type_of_which_no_value_ends_is_reported(string declarations, string path, string type) => AssertOne(
        declarations,
        $"BT3001: '{path}' can't be part of a strict structured output: '{type}' contains itself without an end; let it end with a property that may be null, or a list that may be empty");

    [Theory]
    [InlineData("public record Verdict(int N) { public Verdict? Self => null; }")]
    [InlineData("public record Verdict(int N) { [JsonIgnore] public object? Any { get; set; } }")]
    [InlineData("public abstract record Base(int N); public record Verdict(int N, int M) : Base(N);")]
    [InlineData("public interface IHas { int N { get; } } public record Verdict(int N) : IHas;")]
    [InlineData("public class Verdict { public Verdict() { } public Verdict(int n) => N = n; public int N { get; set; } }")]
    [InlineData("public class Verdict { private Verdict() { } public Verdict(int n) => N = n; public int N { get; } }")]
    [InlineData("public class Verdict { [JsonConstructor] internal Verdict(int n) => N = n; public int N { get; } }")]
    [InlineData("public class Verdict { public Verdict(in int n) => N = n; public int N { get; } }")]
    [InlineData("public struct Verdict { public Verdict(int n, int m) { N = n; } public Verdict(int n) => N = n; public int N { get; set; } }")]
    [InlineData("public readonly struct Verdict { public Verdict(int n) => N = n; public int N { get; } }")]
    [InlineData("public record struct Verdict(int N);")]
    [InlineData("internal record Verdict(int N);")]
    [InlineData("public record Verdict(Mood Mood); [JsonConverter(typeof(JsonStringEnumConverter))] public enum Mood { Good, Bad }")]
    [InlineData("public record Verdict(Mood Mood); [JsonConverter(typeof(JsonStringEnumConverter<Mood>))] public enum Mood { Good, Bad }")]
    [InlineData("public record Verdict(Mood A, Mood B); public enum Mood { Good = 1, Fine = 1, Bad = 2 }")]
    [InlineData("public record Verdict(Item A, Item B, List<Item> C); public record Item(int N);")]
    [InlineData("public record Verdict(byte One, List<byte> Bytes, int[][] Jagged);")]
    [InlineData("public record Verdict(Page<Page<int>> Pages); public record Page<T>(T Item);")]
    [InlineData("public class Verdict { public required int N { get; init; } [System.Diagnostics.CodeAnalysis.SetsRequiredMembers] public Verdict(int n) => N = n; [JsonIgnore] public required int M { get; set; } }")]
    [InlineData("public class Verdict { public Verdict(int n) => N = n; public required int N { get; set; } }")]
    [InlineData("public class Verdict { public int A { get; set; } [JsonPropertyName(\"a\")] public int B { get; set; } }")]
    [InlineData("public class Verdict { public int N { get; set; } public Action? Callback { get; } public IEnumerable<object> Lazy => throw new Exception(); }")]
    [InlineData("public class Base { public int N { get; set; } public object? X { get; set; } } public class Verdict : Base { public new string X { get; set; } = \"\"; }")]
    public void What_a_schema_expresses_is_not_reported(string declarations)
    {
        var source = ResultSource.Chat("Verdict", declarations);
        Assert.Empty(source.Messages());
        source.Load();
    }

    private const string Declarations = """
        #nullable disable
        public interface IThing { int N { get; set; } }
        public abstract class Thing { public int N { get; set; } }
        public class Names : List<string> { }
        public class Nothing { public int Computed => 1; }
        public class Hidden { private Hidden() { } public int N { get; set; } }
        public class Several { public Several(int n) { } public Several(int n, int m) { } public int N { get; } public int M { get; } }
        public class TwoMarked { [JsonConstructor] public TwoMarked(int n) { } [JsonConstructor] public TwoMarked() { } public int N { get; } }
        public class Unbound { public Unbound(string text, int other) { } public string Text { get; } }
        public class Other { public Other(int text) { } public string Text { get; } }
        public class Both { public Both(string text) { } public string Text { get; } public string TEXT { get; } }
        public class ByReference { public ByReference(ref string text) { } public string Text { get; } }
        public enum Empty { }
        public enum Twins { [JsonStringEnumMemberName("x")] A, [EnumMember(Value = "x")] B }
        [JsonConverter(typeof(Converter))] public class Converted { public int N { get; set; } }
        public class Converter : JsonConverter<Converted> { public override Converted Read(ref Utf8JsonReader r, Type t, JsonSerializerOptions o) => null; public override void Write(Utf8JsonWriter w, Converted v, JsonSerializerOptions o) { } }
        public class Endless { public int N { get; set; } public Endless Next { get; set; } }
        public class Page<T> { public T Item { get; set; } }

        """;

    private static void AssertOne(string declarations, string message)
    {
        var source = ResultSource.Chat("Verdict", declarations);
        Assert.Null(source.Model);
        Assert.Equal(message, Assert.Single(source.Messages()));
    }
}
