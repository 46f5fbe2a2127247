using System.Text.Json;

namespace BatchTasks.Generators.Tests.Results;

/// <summary>Types that are one of several, by a property that tells which.</summary>
public sealed class UnionTests
{
    private const string Shapes = """
        [JsonDerivedType(typeof(Circle), "circle")]
        [JsonDerivedType(typeof(Square), "square")]
        public abstract record Shape(string? Name);
        public record Circle(string? Name, double Radius) : Shape(Name);
        public record Square(double Side) : Shape("square");

        """;

    private const string CircleSchema = """{"type":"object","properties":{"$type":{"type":"string","const":"circle"},"Radius":{"type":"number"},"Name":{"type":["string","null"]}},"required":["$type","Radius","Name"],"additionalProperties":false}""";
    private const string SquareSchema = """{"type":"object","properties":{"$type":{"type":"string","const":"square"},"Side":{"type":"number"},"Name":{"type":["string","null"]}},"required":["$type","Side","Name"],"additionalProperties":false}""";

    [Fact]
    public void A_union_is_any_of_its_types_each_with_its_discriminator_first()
    {
        var source = ResultSource.Chat("Drawing", Shapes + "public record Drawing(Shape First, [property: Description(\"if any\")] Shape? Second, List<Shape?> More);");
        Assert.Empty(source.Messages());
        var union = $"{CircleSchema},{SquareSchema}";
        Assert.Equal(
            "{\"type\":\"object\",\"properties\":{\"First\":{\"$ref\":\"#/$defs/Shape\"},\"Second\":{\"description\":\"if any\",\"anyOf\":[{\"$ref\":\"#/$defs/Shape\"},{\"type\":\"null\"}]},"
                + "\"More\":{\"type\":\"array\",\"items\":{\"anyOf\":[{\"$ref\":\"#/$defs/Shape\"},{\"type\":\"null\"}]}}},\"required\":[\"First\",\"Second\",\"More\"],\"additionalProperties\":false,"
                + "\"$defs\":{\"Shape\":{\"anyOf\":[" + union + "]}}}",
            source.Schema);
    }

    [Theory]
    [InlineData("[Description(\"a part\")] [JsonDerivedType(typeof(A), \"a\")] public interface IPart { } public record A(int N) : IPart; public record Verdict(IPart? Part);",
        """Part":{"description":"a part","anyOf":[{"type":"object","properties":{"$type":{"type":"string","const":"a"},"N":{"type":"integer"}},"required":["$type","N"],"additionalProperties":false},{"type":"null"}]}""")]
    [InlineData("[JsonPolymorphic(TypeDiscriminatorPropertyName = \"kind\")] [JsonDerivedType(typeof(A), 1)] [JsonDerivedType(typeof(B), -2)] public class Part { } public class A : Part { public int N { get; set; } } public class B : A { } public record Verdict(IReadOnlyList<Part> Parts);",
        """Parts":{"type":"array","items":{"anyOf":[{"type":"object","properties":{"kind":{"type":"integer","const":1},"N":{"type":"integer"}},"required":["kind","N"],"additionalProperties":false},{"type":"object","properties":{"kind":{"type":"integer","const":-2},"N":{"type":"integer"}},"required":["kind","N"],"additionalProperties":false}""")]
    [InlineData("[JsonDerivedType(typeof(B), \"b\")] public class A { public int N { get; set; } } public class B : A { } public record Verdict(A A, B B);",
        """A":{"anyOf":[{"type":"object","properties":{"$type":{"type":"string","const":"b"},"N":{"type":"integer"}},"required":["$type","N"],"additionalProperties":false},{"type":"object","properties":{"N":{"type":"integer"}},"required":["N"],"additionalProperties":false}]},"B":{"type":"object","properties":{"N":{"type":"integer"}},"required":["N"],"additionalProperties":false}""")]
    [InlineData("[JsonDerivedType(typeof(A), \"a\")] [JsonDerivedType(typeof(B), \"b\")] public class A { public int N { get; set; } } public class B : A { } public record Verdict(A A);",
        """A":{"anyOf":[{"type":"object","properties":{"$type":{"type":"string","const":"a"},"N":{"type":"integer"}},"required":["$type","N"],"additionalProperties":false},{"type":"object","properties":{"$type":{"type":"string","const":"b"},"N":{"type":"integer"}},"required":["$type","N"],"additionalProperties":false}]}""")]
    public void Every_kind_of_union_has_its_schema(string declarations, string property)
    {
        if (property.Contains("-2", StringComparison.Ordinal))
            declarations = declarations.Replace("class Part { }", "abstract class Part { }", StringComparison.Ordinal);

        var source = ResultSource.Chat("Verdict", declarations);
        Assert.Empty(source.Messages());
        Assert.StartsWith("{\"type\":\"object\",\"properties\":{\"" + property, source.Schema, StringComparison.Ordinal);
        source.Load();
    }

    [Fact]
    public void A_union_as_the_result_stands_in_an_object()
    {
        var source = ResultSource.Chat("Shape", Shapes);
        Assert.StartsWith("{\"type\":\"object\",\"properties\":{\"value\":{\"anyOf\":[" + CircleSchema, source.Schema, StringComparison.Ordinal);
        Assert.Equal("Circle { Name = a, Radius = 2 }", source.Load().Read("""{"value":{"$type":"circle","Name":"a","Radius":2}}""")!.ToString());
    }

    [Fact]
    public void A_recursive_union_is_referred_to()
    {
        var source = ResultSource.Chat("Add", """
            [JsonDerivedType(typeof(Add), "add")]
            [JsonDerivedType(typeof(Number), "number")]
            public abstract record Expression;
            public record Add(Expression Left, Expression Right) : Expression;
            public record Number(double Value) : Expression;
            """);
        Assert.Empty(source.Messages());
        Assert.Equal(
            """{"type":"object","properties":{"Left":{"$ref":"#/$defs/Expression"},"Right":{"$ref":"#/$defs/Expression"}},"required":["Left","Right"],"additionalProperties":false,"$defs":{"Expression":{"anyOf":[{"type":"object","properties":{"$type":{"type":"string","const":"add"},"Left":{"$ref":"#/$defs/Expression"},"Right":{"$ref":"#/$defs/Expression"}},"required":["$type","Left","Right"],"additionalProperties":false},{"type":"object","properties":{"$type":{"type":"string","const":"number"},"Value":{"type":"number"}},"required":["$type","Value"],"additionalProperties":false}]}}}""",
            source.Schema);
        Assert.Equal(
            "Add { Left = Number { Value = 1 }, Right = Add { Left = Number { Value = 2 }, Right = Number { Value = 3 } } }",
            source.Load().Read("""{"Left":{"$type":"number","Value":1},"Right":{"Left":{"Value":2,"$type":"number"},"Right":{"$type":"number","Value":3},"$type":"add"}}""")!.ToString());
    }

    [Theory]
    [InlineData("""{"$type":"circle","Name":null,"Radius":1}""", "Circle { Name = , Radius = 1 }")]
    [InlineData("""{"Name":"x","Radius":1,"$type":"circle"}""", "Circle { Name = x, Radius = 1 }")]
    [InlineData("""{"Other":{"$type":"square"},"\u0024type":"circ\u006ce","Radius":1}""", "Circle { Name = , Radius = 1 }")]
    [InlineData("""{"$type":"square","Side":2,"Name":"never"}""", "Square { Name = never, Side = 2 }")]
    public void The_discriminator_is_found_wherever_it_stands(string json, string expected) =>
        Assert.Equal(expected, ResultSource.Chat("Shape", Shapes).Load().Read($"{{\"value\":{json}}}")!.ToString());

    [Theory]
    [InlineData("""{"Name":"x","Radius":1}""", "no '$type', which Shape requires")]
    [InlineData("{}", "no '$type'")]
    [InlineData("""{"$type":"Circle","Radius":1}""", "\"Circle\" at byte 18 where one of \"circle\", \"square\"")]
    [InlineData("""{"$type":1,"Radius":1}""", "1 at byte 18 where one of")]
    [InlineData("""{"$type":null,"Radius":1}""", "null at byte 18")]
    [InlineData("""{"$type":"circle"}""", "no 'Radius', which Circle requires")]
    [InlineData("""{"Radius":1,"$type":"circle" """, "")]
    [InlineData("[]", "an object (Shape)")]
    [InlineData("null", "an object (Shape)")]
    public void An_answer_that_is_none_of_a_union_is_a_JsonException(string json, string message)
    {
        var loaded = ResultSource.Chat("Shape", Shapes).Load();
        Assert.Contains(message, Assert.ThrowsAny<JsonException>(() => loaded.Read($"{{\"value\":{json}}}")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_tell_types_apart_too_and_an_object_without_one_is_the_base()
    {
        var loaded = ResultSource.Chat("Part[]", """
            [JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
            [JsonDerivedType(typeof(A), 1)]
            [JsonDerivedType(typeof(B), "1")]
            public record Part(int N);
            public record A(int N) : Part(N);
            public record B(int N) : Part(N);
            """).Load();
        var parts = (IEnumerable<object>)loaded.Read("""{"value":[{"kind":1,"N":1},{"kind":"1","N":2},{"N":3}]}""")!;
        Assert.Equal(["A { N = 1 }", "B { N = 2 }", "Part { N = 3 }"], parts.Select(part => part.ToString()));
        Assert.Contains("one of \"1\", 1", Assert.ThrowsAny<JsonException>(() => loaded.Read("""{"value":[{"kind":2,"N":1}]}""")).Message.Replace("1, \"1\"", "\"1\", 1", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[JsonDerivedType(typeof(A))]", "'A' has no discriminator, so no answer could be one; give it one: [JsonDerivedType(typeof(A), \"A\")]", "JsonDerivedType(typeof(A))")]
    [InlineData("[JsonDerivedType(typeof(A), \"a\"), JsonDerivedType(typeof(B), \"a\")]", "the discriminator \"a\" of 'B' is another type's too; give each its own", "JsonDerivedType(typeof(B), \"a\")")]
    [InlineData("[JsonDerivedType(typeof(Stranger), \"a\")]", "'Stranger' is no 'Base'; derive it from that", "JsonDerivedType(typeof(Stranger), \"a\")")]
    [InlineData("[JsonDerivedType(typeof(Still), \"a\")]", "'Still' is abstract, so it can't be created; use a record or class that is not, or name the types that it may be with [JsonDerivedType]", "JsonDerivedType(typeof(Still), \"a\")")]
    [InlineData("[JsonDerivedType(typeof(Typed), \"a\")]", "'Typed' has a property \"$type\", the name of the property that tells which type it is; give one of them another name: [JsonPolymorphic(TypeDiscriminatorPropertyName = \"kind\")]", "Part")]
    public void A_union_that_can_not_be_read_is_reported(string attributes, string problem, string place)
    {
        var source = ResultSource.Chat("Verdict", $$"""
            {{attributes}} public abstract class Base { public int N { get; set; } }
            public class A : Base { }
            public class B : Base { }
            public class Stranger { public int N { get; set; } }
            public abstract class Still : Base { }
            public class Typed : Base { [JsonPropertyName("$type")] public string? Type { get; set; } }
            public record Verdict(Base Part);
            """);
        Assert.Null(source.Model);
        var message = Assert.Single(source.Messages());
        Assert.StartsWith("BT3001: 'Verdict.Part", message, StringComparison.Ordinal);
        Assert.EndsWith(" can't be part of a strict structured output: " + problem, message, StringComparison.Ordinal);
        Assert.Equal(place, source.PlaceOfFinding());
    }

    [Theory]
    [InlineData("Shape", Shapes)]
    [InlineData("List<Shape?>", Shapes)]
    [InlineData("List<Part?>", "[JsonPolymorphic(TypeDiscriminatorPropertyName = \"kind \\\"é\")] [JsonDerivedType(typeof(Part), 0)] [JsonDerivedType(typeof(More), \"more \\\"é\\n\")] public class Part { public Part? Next { get; set; } } public sealed class More : Part { public int discriminator { get; set; } }")]
    [InlineData("IPart<int>", "[JsonDerivedType(typeof(Part), 0)] public interface IPart<T> { } public class Part : IPart<int> { public IPart<int>? Next { get; set; } }")]
    public void The_reader_compiles_without_a_warning_in_every_language(string type, string declarations) => ResultSource.AssertCleanEverywhere(type, declarations);
}
