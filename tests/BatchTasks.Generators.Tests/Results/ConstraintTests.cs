namespace BatchTasks.Generators.Tests.Results;

/// <summary>BT3005 and BT3006: constraints that a schema can't carry, and those that fine-tuned models don't take.</summary>
public sealed class ConstraintTests
{
    private const string Declarations = """
        public enum Mood { Good, Bad }
        public record Part(int N);
        public class EvenAttribute : ValidationAttribute { }
        public class Odd : ValidationAttribute { }

        """;

    [Theory]
    [InlineData("StringLength(5)", "string", "StringLength", "a strict schema has no length of a string")]
    [InlineData("MinLength(1)", "string", "MinLength", "a strict schema has no length of a string")]
    [InlineData("MaxLength(5)", "string?", "MaxLength", "a strict schema has no length of a string")]
    [InlineData("Length(1, 5)", "string", "Length", "a strict schema has no length of a string")]
    [InlineData("Url", "string", "Url", "a strict schema has no such format")]
    [InlineData("Phone", "string", "Phone", "a strict schema has no such format")]
    [InlineData("CreditCard", "string", "CreditCard", "a strict schema has no such format")]
    [InlineData("Base64String", "string", "Base64String", "a strict schema has no such format")]
    [InlineData("Even", "int", "Even", "a strict schema can't carry it")]
    [InlineData("AllowedValues(1, 2)", "int", "AllowedValues", "a strict schema can't carry it")]
    [InlineData("Range(typeof(DateOnly), \"2024-01-01\", \"2024-12-31\")", "DateOnly", "Range", "a strict schema has bounds of numbers only")]
    [InlineData("RegularExpression(\"a+\")", "Uri", "RegularExpression", "a strict schema can't carry it")]
    [InlineData("EnumDataType(typeof(Mood))", "string", "EnumDataType", "a strict schema can't carry it")]
    [InlineData("Required", "string?", "Required", "the type is nullable, so the model may give null")]
    [InlineData("Odd", "Part", "Odd", "a strict schema can't carry it")]
    [InlineData("StringLength(5)", "List<string>", "StringLength", "a strict schema can't carry it")]
    public void A_constraint_that_no_schema_carries_is_reported_at_its_attribute(string attribute, string type, string name, string why)
    {
        foreach (var declaration in (string[])[$"public class Verdict {{ [{attribute}] public {type} It {{ get; set; }} = default!; }}", $"public record Verdict([{attribute}] {type} It);"])
        {
            var source = ResultSource.Chat("Verdict", Declarations + declaration);
            Assert.NotNull(source.Model);
            Assert.Equal($"BT3005: [{name}] on 'Verdict.It' is not part of the schema that is asked for: {why}; say it in the [Description] or the prompt, and check the answers", Assert.Single(source.Messages()));
            Assert.Equal(attribute, source.PlaceOfFinding());
        }
    }

    [Theory]
    [InlineData("Range(1, 5)", "int")]
    [InlineData("Range(0.0, 1.0)", "double?")]
    [InlineData("Range(typeof(decimal), \"0\", \"1\")", "decimal")]
    [InlineData("EmailAddress", "string")]
    [InlineData("RegularExpression(\"a+\")", "string")]
    [InlineData("MinLength(1)", "List<string>")]
    [InlineData("MaxLength(5)", "int[]")]
    [InlineData("Length(1, 5)", "HashSet<string>")]
    [InlineData("MinLength(0)", "string")]
    [InlineData("MaxLength", "string")]
    [InlineData("MaxLength(-1)", "string")]
    [InlineData("Required", "string")]
    [InlineData("Required(AllowEmptyStrings = true)", "Part")]
    [InlineData("DataType(DataType.Date)", "string")]
    [InlineData("EnumDataType(typeof(Mood))", "Mood")]
    [InlineData("Display(Name = \"x\")", "string")]
    [InlineData("Key", "string")]
    [InlineData("Description(\"x\")", "string")]
    [InlineData("Missing", "string")]
    public void What_a_schema_carries_or_is_no_constraint_is_not_reported(string attribute, string type)
    {
        Assert.Empty(ResultSource.Chat("Verdict", Declarations + $"public class Verdict {{ [{attribute}] public {type} It {{ get; set; }} = default!; }}").Messages());
        Assert.Empty(ResultSource.Chat("Verdict", Declarations + $"public record Verdict([property: {attribute}] {type} It);").Messages());
    }

    [Fact]
    public void A_constraint_on_what_is_not_read_is_not_reported() =>
        Assert.Empty(ResultSource.Chat("Verdict", "public class Verdict { public int N { get; set; } [JsonIgnore, Url] public string? Link { get; set; } [Url] public string Made => \"\"; }").Messages());

    [Theory]
    [InlineData("Verdict", "public record Verdict([Range(1, 5)] int Stars);", "maximum, minimum at 'Verdict.Stars'")]
    [InlineData("Verdict", "public record Verdict([EmailAddress] string Mail, Guid Key);", "format at 'Verdict.Mail', 'Verdict.Key'")]
    [InlineData("Verdict", "public record Verdict([RegularExpression(\"a\")] string A);", "pattern at 'Verdict.A'")]
    [InlineData("Verdict", "public record Verdict([MaxLength(3)] List<string> Tags);", "maxItems at 'Verdict.Tags'")]
    [InlineData("List<byte>", "", "maximum, minimum at 'List<byte>.value[]'")]
    [InlineData("Verdict", "public record Verdict(byte A, byte B, List<byte> C, uint D);", "maximum, minimum at 'Verdict.A', 'Verdict.B', 'Verdict.C[]' and 1 more")]
    public void A_constraint_is_reported_where_the_model_is_fine_tuned(string type, string declarations, string what)
    {
        var source = ResultSource.Chat(type, declarations, model: "ft:gpt-4o-mini-2024-07-18:acme::7p4lURel");
        Assert.NotNull(source.Model);
        Assert.Equal(
            $"BT3006: The schema has {what}, and fine-tuned models such as 'ft:gpt-4o-mini-2024-07-18:acme::7p4lURel' don't take that; remove the constraints, or check the answers instead",
            Assert.Single(source.Messages()));
        Assert.Equal($"ResultOf(typeof({type}))", source.PlaceOfFinding());
    }

    [Theory]
    [InlineData("ft:gpt-4o-mini-2024-07-18:acme::7p4lURel", "public record Verdict(string Text, int Stars, bool Good, Mood Mood, List<Part> Parts);")]
    [InlineData("ft:gpt-4o-mini-2024-07-18:acme::7p4lURel", "public record Verdict([property: Description(\"one\")] string? Text);")]
    [InlineData("gpt-4o-mini", "public record Verdict([Range(1, 5)] int Stars);")]
    [InlineData("left", "public record Verdict([Range(1, 5)] int Stars);")]
    [InlineData("", "public record Verdict([Range(1, 5)] int Stars);")]
    [InlineData(null, "public record Verdict([Range(1, 5)] int Stars);")]
    public void A_schema_without_constraints_or_for_another_model_is_not_reported(string? model, string declaration) =>
        Assert.Empty(ResultSource.Chat("Verdict", Declarations + declaration, model: model).Messages());
}
