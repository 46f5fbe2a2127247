using System.Text.Json;

namespace BatchTasks.Generators.Tests.Results;

/// <summary>Types that contain themselves, and large ones in several places: definitions and references to them.</summary>
public sealed class RecursiveTests
{
    [Theory]
    [InlineData(
        "Tree",
        "public record Tree(string Name, List<Tree> Parts);",
        """{"type":"object","properties":{"Name":{"type":"string"},"Parts":{"type":"array","items":{"$ref":"#"}}},"required":["Name","Parts"],"additionalProperties":false}""")]
    [InlineData(
        "Verdict",
        "public record Verdict(Tree Tree, [property: Description(\"another\")] Tree? More); [Description(\"a tree\")] public record Tree(Tree? Left, [property: Description(\"on the right\")] Tree? Right);",
        """{"type":"object","properties":{"Tree":{"$ref":"#/$defs/Tree"},"More":{"description":"another","anyOf":[{"$ref":"#/$defs/Tree"},{"type":"null"}]}},"required":["Tree","More"],"additionalProperties":false,"$defs":{"Tree":{"type":"object","description":"a tree","properties":{"Left":{"anyOf":[{"$ref":"#/$defs/Tree"},{"type":"null"}]},"Right":{"description":"on the right","anyOf":[{"$ref":"#/$defs/Tree"},{"type":"null"}]}},"required":["Left","Right"],"additionalProperties":false}}}""")]
    [InlineData(
        "List<Tree>",
        "public record Tree(List<Tree> Parts);",
        """{"type":"object","properties":{"value":{"type":"array","items":{"$ref":"#/$defs/Tree"}}},"required":["value"],"additionalProperties":false,"$defs":{"Tree":{"type":"object","properties":{"Parts":{"type":"array","items":{"$ref":"#/$defs/Tree"}}},"required":["Parts"],"additionalProperties":false}}}""")]
    [InlineData(
        "Tree?",
        "public record struct Tree(Tree[] Parts);",
        """{"type":"object","properties":{"value":{"anyOf":[{"$ref":"#/$defs/Tree"},{"type":"null"}]}},"required":["value"],"additionalProperties":false,"$defs":{"Tree":{"type":"object","properties":{"Parts":{"type":"array","items":{"$ref":"#/$defs/Tree"}}},"required":["Parts"],"additionalProperties":false}}}""")]
    [InlineData(
        "A",
        "public record A(B? B); public record B(A? A, C? C, [property: Description(\"here\")] C Here); public record C(B? Back);",
        """{"type":"object","properties":{"B":{"anyOf":[{"$ref":"#/$defs/B"},{"type":"null"}]}},"required":["B"],"additionalProperties":false,"$defs":{"B":{"type":"object","properties":{"A":{"anyOf":[{"$ref":"#"},{"type":"null"}]},"C":{"anyOf":[{"type":"object","properties":{"Back":{"anyOf":[{"$ref":"#/$defs/B"},{"type":"null"}]}},"required":["Back"],"additionalProperties":false},{"type":"null"}]},"Here":{"type":"object","description":"here","properties":{"Back":{"anyOf":[{"$ref":"#/$defs/B"},{"type":"null"}]}},"required":["Back"],"additionalProperties":false}},"required":["A","C","Here"],"additionalProperties":false}}}""")]
    public void A_type_that_contains_itself_is_referred_to(string type, string declarations, string schema)
    {
        var source = ResultSource.Chat(type, declarations);
        Assert.Empty(source.Messages());
        Assert.Equal(schema, source.Schema);
    }

    [Fact]
    public void A_description_beside_a_reference_stands_around_it()
    {
        var source = ResultSource.Chat("Verdict", "public record Verdict([property: Description(\"the first\")] Tree First); public record Tree(int N, Tree? Next);");
        Assert.Contains("""{"First":{"description":"the first","anyOf":[{"$ref":"#/$defs/Tree"}]}}""", source.Schema, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_types_of_one_name_have_a_definition_each()
    {
        var source = ResultSource.Chat("Verdict", "public record Verdict(N.Tree A, M.Tree B); namespace N { public record Tree(int N, Tree? Next); } namespace M { public record Tree(int N, Tree? Previous); }");
        using var schema = JsonDocument.Parse(source.Schema);
        Assert.Equal(["Tree", "Tree2"], schema.RootElement.GetProperty("$defs").EnumerateObject().Select(definition => definition.Name));
    }

    [Fact]
    public void The_name_of_a_definition_is_ascii_and_that_of_a_generic_type_is_spelt_out()
    {
        var source = ResultSource.Chat("Verdict", "public record Verdict(木 A, Page<int> B); public record 木(int N, 木? Next); public record Page<T>(T Item, Page<T>? Next);");
        using var schema = JsonDocument.Parse(source.Schema);
        Assert.Equal(["Type", "PageOfInt32"], schema.RootElement.GetProperty("$defs").EnumerateObject().Select(definition => definition.Name));
    }

    [Fact]
    public void A_large_type_in_several_places_is_written_once()
    {
        const string Large = "public record Large(string TheFirstOfManyProperties, string TheSecondOfManyProperties, string TheThirdOfManyProperties, string TheFourthOfManyProperties, string TheFifthOfManyProperties);";
        var source = ResultSource.Chat("Verdict", $"public record Verdict(Large A, Large? B, List<Large> C, Small D, Small E); public record Small(int N); {Large}");
        Assert.StartsWith(
            """{"type":"object","properties":{"A":{"$ref":"#/$defs/Large"},"B":{"anyOf":[{"$ref":"#/$defs/Large"},{"type":"null"}]},"C":{"type":"array","items":{"$ref":"#/$defs/Large"}},"D":{"type":"object","properties":{"N":{"type":"integer"}},""",
            source.Schema,
            StringComparison.Ordinal);
        Assert.Equal(1, source.Schema.Split("TheFirstOfManyProperties\":{").Length - 1);

        var once = ResultSource.Chat("Verdict", $"public record Verdict(Large A); {Large}");
        Assert.DoesNotContain("$ref", once.Schema, StringComparison.Ordinal);
    }

    [Fact]
    public void A_type_in_itself_counts_once_and_in_other_places_each_time()
    {
        // 100 levels of objects could be read; the schema has three.
        var source = ResultSource.Chat("Verdict", "public record Verdict(Tree A, Tree B); public record Tree(List<Tree> Parts, Leaf Leaf); public record Leaf(int N);");
        Assert.Empty(source.Messages());

        var wide = $"public record Wide({string.Join(", ", Enumerable.Range(0, 2_500).Select(i => $"int P{i}"))}, Wide? Next);";
        Assert.Empty(ResultSource.Chat("Wide", wide).Messages());
        Assert.Equal(
            ["BT3002: The schema of 'Verdict' has 5,004 properties; strict structured outputs allow 5,000"],
            ResultSource.Chat("Verdict", wide + "public record Verdict(Wide A, Wide B);").Messages());
    }

    [Fact]
    public void Names_of_definitions_count()
    {
        var name = new string('x', 1_000);
        var properties = string.Join(", ", Enumerable.Range(0, 119).Select(i => $"int {new string('y', 997)}{i:000}"));
        var declarations = $"public record Verdict({name}? A); public record {name}({name}? B, {properties});";
        Assert.Equal(
            ["BT3002: The schema of 'Verdict' has 120,002 characters in the names of properties, definitions and enum values; strict structured outputs allow 120,000"],
            ResultSource.Chat("Verdict", declarations).Messages());
        Assert.Empty(ResultSource.Chat(name, declarations).Messages());
    }

    [Fact]
    public void A_recursive_answer_is_read()
    {
        var loaded = ResultSource.Chat("List<Tree>", "public record Tree(string Name, List<Tree> Parts, Tree? Twin) { public override string ToString() => $\"{Name}[{string.Join(\",\", Parts)}]{Twin}\"; }").Load();
        var read = (IEnumerable<object>)loaded.Read("""{"value":[{"Name":"a","Parts":[{"Name":"b","Parts":[],"Twin":{"Name":"c","Parts":[],"Twin":null}}],"Twin":null},{"Name":"d","Parts":[],"Twin":null}]}""")!;
        Assert.Equal(["a[b[]c[]]", "d[]"], read.Select(tree => tree.ToString()));
    }

    [Fact]
    public void An_answer_deeper_than_a_reader_goes_is_a_JsonException()
    {
        var loaded = ResultSource.Chat("Tree", "public record Tree(int N, Tree? Next);").Load();
        Assert.NotNull(loaded.Read(Nested(63)));
        Assert.ThrowsAny<JsonException>(() => loaded.Read(Nested(100_000)));

        static string Nested(int levels) => string.Concat(Enumerable.Repeat("{\"N\":1,\"Next\":", levels)) + "null" + new string('}', levels);
    }

    [Theory]
    [InlineData("Tree", "public record Tree(string Name, List<Tree> Parts, Tree? Next);")]
    [InlineData("List<Tree?>", "public class Tree { public Dictionary<string, int>? More; public Tree?[]? Parts { get; set; } public List<Tree?>? Others { get; init; } }")]
    [InlineData("Tree", "public struct Tree { public Tree[] Parts { get; set; } public List<Tree?> Others { get; init; } }")]
    public void The_reader_compiles_without_a_warning_in_every_language(string type, string declarations) => ResultSource.AssertCleanEverywhere(type, declarations);
}
