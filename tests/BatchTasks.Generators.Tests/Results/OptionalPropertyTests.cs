namespace BatchTasks.Generators.Tests.Results;

/// <summary>BT3007 and BT3009: values that an answer gives otherwise than their types suggest.</summary>
public sealed class OptionalPropertyTests
{
    [Theory]
    [InlineData("public record Verdict(string Title, int Stars = 3);", "Stars", "int")]
    [InlineData("public record Verdict(string Title = \"\");", "Title", "string")]
    [InlineData("public record struct Verdict(Mood Mood = Mood.Good);", "Mood", "Mood")]
    [InlineData("public class Verdict { public Verdict(string title = \"none\") => Title = title; public string Title { get; } }", "Title", "string")]
    [InlineData("public class Verdict { public int Stars { get; set; } = 3; }", "Stars", "int")]
    [InlineData("public class Verdict { public int Stars { get; init; } = -1; }", "Stars", "int")]
    [InlineData("public class Verdict { public bool Good { get; set; } = true; }", "Good", "bool")]
    [InlineData("public class Verdict { public string Title { get; set; } = \"none\"; }", "Title", "string")]
    [InlineData("public class Verdict { public Mood Mood { get; set; } = Mood.Bad; }", "Mood", "Mood")]
    [InlineData("public class Verdict { public List<string> Tags { get; set; } = [\"a\"]; }", "Tags", "List<string>")]
    [InlineData("public record Base { public int Stars { get; set; } = 3; } public record Verdict(string Title) : Base;", "Stars", "int")]
    public void A_property_with_a_default_is_reported(string declarations, string property, string type)
    {
        var source = ResultSource.Chat("Verdict", "public enum Mood { Good, Bad }\n" + declarations);
        Assert.NotNull(source.Model);
        Assert.Equal(
            $"BT3009: 'Verdict.{property}' may be left out of its type, but a strict schema has every property: the model must give one; make it required, or '{type}?' for an answer without it",
            Assert.Single(source.Messages()));
        Assert.Equal(property, source.PlaceOfFinding());
    }

    [Theory]
    [InlineData("public record Verdict(string Title, int Stars);")]
    [InlineData("public record Verdict(string Title, string? Note = null, int? Stars = 3);")]
    [InlineData("public class Verdict { public int Stars { get; set; } }")]
    [InlineData("public class Verdict { public int? Stars { get; set; } = 3; public string? Title { get; set; } = \"x\"; }")]
    [InlineData("public class Verdict { public required int Stars { get; set; } = 3; }")]
    [InlineData("public class Verdict { public string Title { get; set; } = \"\"; public string Other { get; set; } = string.Empty; }")]
    [InlineData("public class Verdict { public string Title { get; set; } = null!; public string Other { get; set; } = default!; }")]
    [InlineData("public class Verdict { public List<int> A { get; set; } = new(); public List<int> B { get; set; } = []; public int[] C { get; set; } = Array.Empty<int>(); }")]
    [InlineData("public class Verdict { public List<int> A { get; set; } = new List<int>(); public int[] C { get; set; } = new int[0]; public Part P { get; set; } = new(); } public class Part { public int N { get; set; } }")]
    [InlineData("public class Verdict { public int A { get; set; } = 0; public bool B { get; set; } = false; public decimal C { get; set; } = 0m; public double D { get; set; } = 0.0; public long E { get; set; } = 0L; public double F { get; set; } = 0; }")]
    [InlineData("public class Verdict { public int N { get; set; } public int Made { get; } = 3; [JsonIgnore] public int Mine { get; set; } = 3; }")]
    [InlineData("public class Verdict { public Verdict(int stars) => Stars = stars; public int Stars { get; set; } = 3; }")]
    public void A_property_without_a_default_or_with_one_for_the_compiler_is_not_reported(string declarations) =>
        Assert.Empty(ResultSource.Chat("Verdict", declarations).Messages());

    [Theory]
    [InlineData("Verdict", "public record Verdict(Flags Tags);", "Verdict.Tags", "Tags")]
    [InlineData("Verdict", "public record Verdict(Flags? Tags);", "Verdict.Tags", "Tags")]
    [InlineData("Verdict", "public record Verdict(List<Part> Parts); public record Part(Flags Tags);", "Verdict.Parts[].Tags", "Tags")]
    [InlineData("Flags", "", "Flags", "ResultOf(typeof(Flags))")]
    public void A_flags_enum_is_reported_where_one_name_is_given(string type, string declarations, string path, string place)
    {
        var source = ResultSource.Chat(type, "[Flags] public enum Flags { A = 1, B = 2 }\n" + declarations);
        Assert.NotNull(source.Model);
        Assert.Equal($"BT3007: '{path}' gets one name of the [Flags] enum 'Flags', never a combination; use a list of an enum", Assert.Single(source.Messages()));
        Assert.Equal(place, source.PlaceOfFinding());
        source.Load();
    }

    [Theory]
    [InlineData("Verdict", "public record Verdict(List<Flags> Tags);")]
    [InlineData("Flags[]", "")]
    [InlineData("Verdict", "public record Verdict(Mood Mood); public enum Mood { Good, Bad }")]
    [InlineData("Verdict", "public record Verdict(int N) { [JsonIgnore] public Flags Tags { get; set; } }")]
    public void A_list_of_a_flags_enum_or_another_enum_is_not_reported(string type, string declarations) =>
        Assert.Empty(ResultSource.Chat(type, "[Flags] public enum Flags { A = 1, B = 2 }\n" + declarations).Messages());
}
