using BatchTasks.CodeFixes;
using BatchTasks.Generators.Analyzers;
using BatchTasks.Generators.Tests.Harness;

namespace BatchTasks.Generators.Tests.CodeFixes;

public class OptionalPropertyTests
{
    private const string Required = "OptionalPropertyCodeFix.Required";
    private const string Nullable = "OptionalPropertyCodeFix.Nullable";

    [Theory]
    [InlineData("public record Verdict(string Title, int {|BT3009:Stars|} = 3);", "public record Verdict(string Title, int Stars);")]
    [InlineData("public record Verdict(int {|BT3009:Stars|} = 3, string {|BT3009:Title|} = \"a\");", "public record Verdict(int Stars, string Title);")]
    [InlineData("public record Verdict(string? Note = null, int {|BT3009:Stars|} = 3, int? Page = null);", "public record Verdict(string? Note, int Stars, int? Page = null);")]
    [InlineData("public class Verdict { public int {|BT3009:Stars|} { get; set; } = 3; }", "public class Verdict { public required int Stars { get; set; } }")]
    [InlineData("public class Verdict\n{\n    /// <summary>The stars.</summary>\n    public string {|BT3009:Title|} { get; init; } = \"a\"; // why\n}", "public class Verdict\n{\n    /// <summary>The stars.</summary>\n    public required string Title { get; init; } // why\n}")]
    public Task It_is_made_required(string before, string after) => Verify(before, after, Required);

    [Theory]
    [InlineData("public record Verdict(string Title, int {|BT3009:Stars|} = 3);", "public record Verdict(string Title, int? Stars = 3);")]
    [InlineData("public record Verdict(string {|BT3009:Title|} = \"a\", int {|BT3009:Stars|} = 3);", "public record Verdict(string? Title = \"a\", int? Stars = 3);")]
    [InlineData("public class Verdict { public System.Collections.Generic.List<int> {|BT3009:Stars|} { get; set; } = [3]; }", "public class Verdict { public System.Collections.Generic.List<int>? Stars { get; set; } = [3]; }")]
    public Task It_is_made_nullable(string before, string after) => Verify(before, after, Nullable);

    [Theory]
    [InlineData("public class Verdict { public Verdict(int stars = 3) => Stars = stars; public int {|BT3009:Stars|} { get; } }", Required)]
    [InlineData("public class Verdict { public Verdict(int stars = 3) => Stars = stars; public int {|BT3009:Stars|} { get; } }", Nullable)]
    [InlineData("#nullable disable\npublic class Verdict { public string {|BT3009:Title|} { get; set; } = \"a\"; }", Nullable)]
    public Task What_has_its_default_elsewhere_or_no_nullable_form_is_left_to_its_author(string source, string action) => Verify(source, source, action);

    [Fact]
    public Task Result_types_of_several_tasks_and_files_are_fixed() => CodeFixRun.Verify<BatchTaskDeclarationAnalyzer, OptionalPropertyCodeFix>(
        [Task("First") + Task("Second"), "public record Verdict(Part Part, int {|BT3009:Stars|} = 3);", "public class Part { public bool {|BT3009:Good|} { get; set; } = true; public int {|BT3009:Page|} { get; set; } = 1; }"],
        [Task("First") + Task("Second"), "public record Verdict(Part Part, int Stars);", "public class Part { public required bool Good { get; set; } public required int Page { get; set; } }"],
        Required);

    private static Task Verify(string before, string after, string action) =>
        CodeFixRun.Verify<BatchTaskDeclarationAnalyzer, OptionalPropertyCodeFix>([Task("Row"), "#nullable enable\n" + before], [Task("Row"), "#nullable enable\n" + after], action);

    private static string Task(string name) =>
        $$"""[BatchTasks.BatchTask("/v1/chat/completions", Model = "m", CustomId = "{Id}", Result = typeof(Verdict)), BatchTasks.UserMessage("x")] public partial record {{name}}(int Id);""";
}
