using CsCheck;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.Generators.Tests.Caching;

/// <summary>What an edit runs again: nothing where no declaration changes, and everything that it may have to do with where one does.</summary>
public sealed class KeystrokeTests
{
    private const string Task = """
        using BatchTasks;

        namespace Reviews;

        [BatchTask(BatchEndpoints.ChatCompletions, Model = Names.Model, CustomId = "review-{Id}", Result = typeof(Verdict))]
        [UserMessage("{Text}")]
        public sealed partial record ReviewTask(int Id, string Text, Priority Priority)
        {
            public string Shown()
            {
                return Text + Id;
            }

            public int Length => Text.Length;
        }

        """;

    private const string Results = """
        namespace Reviews;

        /// <summary>What a review says.</summary>
        public sealed record Verdict(Sentiment Sentiment, string Reason)
        {
            public bool IsGood
            {
                get { return Sentiment == Sentiment.Positive; }
            }
        }

        public enum Sentiment { Positive, Negative }

        public enum Priority { Low, High }

        public static class Names
        {
            public const string Model = "gpt-4o-mini";
        }

        """;

    private const string Unrelated = """
        using System;

        namespace Elsewhere;

        public static class Unrelated
        {
            /// <summary>Adds.</summary>
            public static int Add(int left, int right)
            {
                return left + right; // sum
            }

            public static string Name => "name";

            public static int Count { get => 1; set { Console.WriteLine(value); } }

            static Unrelated()
            {
            }
        }

        """;

    private const string Program = """
        using System;

        Console.WriteLine("first");
        Console.WriteLine("second");

        internal sealed class Settings;

        """;

    public static TheoryData<int, string, string> InBodies { get; } = new()
    {
        { 2, "left + right", "left + right + 1" },
        { 2, "return left", "var sum = left;\n\n        return left" },
        { 2, "// sum", "// the sum" },
        { 2, "right; // sum\n", "right;\n" },
        { 2, "\"name\"", "\"names\"" },
        { 2, "get => 1", "get => 12" },
        { 2, "WriteLine(value)", "WriteLine(value + 1)" },
        { 2, "static Unrelated()\n    {\n", "static Unrelated()\n    {\n        Add(1, 2);\n" },
        { 2, "left + right", "left +" },
        { 0, "Text + Id", "Id + Text" },
        { 0, "Text.Length", "Text.Length + 1" },
        { 1, "Sentiment == Sentiment.Positive", "Sentiment != Sentiment.Negative" },
        { 3, "\"first\"", "\"the first\"" },
        { 3, "Console.WriteLine(\"second\");\n", "Console.WriteLine(\"second\");\nConsole.WriteLine(\"third\");\n" },
        { 3, "Console.WriteLine(\"second\");\n", "" },
    };

    public static TheoryData<int, string, string> InDeclarations { get; } = new()
    {
        { 0, "Model = Names.Model", "Model = \"gpt-4o\"" },
        { 0, "review-{Id}", "r-{Id}" },
        { 0, "{Text}", "{Text}: {Priority}" },
        { 1, "Positive, Negative", "Positive, Neutral, Negative" },
        { 1, "Positive, Negative", "[System.Text.Json.Serialization.JsonStringEnumMemberName(\"good\")] Positive, Negative" },
        { 1, "string Reason", "string Why" },
        { 1, "string Reason", "string? Reason" },
        { 1, "\"gpt-4o-mini\"", "\"gpt-4o\"" },
        { 1, "What a review says.", "What the review says." },
        { 1, "/// <summary>", "// <summary>" },
        { 1, "public sealed record Verdict", "[System.ComponentModel.Description(\"It.\")] public sealed record Verdict" },
        { 1, "public sealed record Verdict", "internal sealed record Verdict" },
        { 1, "public enum Sentiment", "public enum Sentiments" },
        { 2, "namespace Elsewhere;", "namespace Reviews; public sealed partial record ReviewTask { [BatchTasks.BodyParameter] public int? Seed { get; init; } }" },
        { 2, "namespace Elsewhere;", "namespace Reviews; public sealed partial record ReviewTask { public static int GetCustomId => 1; }" },
        { 3, "internal sealed class Settings;", "internal class Names { public const string Model = \"other\"; }\nnamespace Reviews { internal partial record ReviewTask { internal string ToBatchLine => \"\"; } }" },
    };

    [Theory]
    [MemberData(nameof(InBodies))]
    public void A_keystroke_in_a_body_runs_no_step(int file, string before, string after)
    {
        var project = new EditedProject(Task, Results, Unrelated, Program);
        var first = project.Generated;
        Assert.NotEmpty(first);
        project.Replace(file, before, after);
        Assert.All(project.Steps, static step => Assert.All(step, static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason)));
        Assert.NotEmpty(project.Steps[BatchTaskGenerator.StepNames.Parse]);
        Assert.NotEmpty(project.Steps[""]);
        Assert.Equal(first, project.Generated);
        Assert.Equal(project.GeneratedAnew, project.Generated);
    }

    [Theory]
    [MemberData(nameof(InDeclarations))]
    public void An_edit_of_what_a_task_is_made_of_generates_it_anew(int file, string before, string after)
    {
        var project = new EditedProject(Task, Results, Unrelated, Program);
        var first = project.Generated;
        project.Replace(file, before, after);
        Assert.NotEqual(first, project.Generated);
        Assert.Equal(project.GeneratedAnew, project.Generated);
        Assert.Contains(project.Steps[""], static reason => reason is not IncrementalStepRunReason.Cached);

        // And back: nothing is left of the edit.
        project.Replace(file, after, before);
        Assert.Equal(first, project.Generated);
    }

    [Fact]
    public void A_declaration_beside_a_body_that_was_edited_before_is_noticed()
    {
        var project = new EditedProject(Task, Results, Unrelated, Program);
        project.Replace(1, "Sentiment == ", "Sentiment is ").Replace(2, "left + right", "left").Replace(1, "string Reason", "string Why");
        Assert.Contains(project.Generated, static source => source.Contains("Why", StringComparison.Ordinal));
        Assert.Equal(project.GeneratedAnew, project.Generated);
    }

    [Fact]
    public void A_new_version_of_a_body_later_runs_no_step()
    {
        var project = new EditedProject(Task, Results, Unrelated, Program);
        project.Replace(2, "left + right", "left").Replace(2, "static class Unrelated", "static class Other").Replace(2, "return left", "return right").Replace(0, "Text + Id", "Text");
        Assert.All(project.Steps[BatchTaskGenerator.StepNames.Parse], static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void A_directive_in_a_body_counts_for_what_comes_after_it()
    {
        const string Part = """
            using BatchTasks;
            public static class Helper { public static void Help() { int i = 0; } }
            public sealed record Answer(string Text);
            [BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}", Result = typeof(Answer))]
            [UserMessage("{Text}")]
            public sealed partial record AnswerTask(int Id, string Text, string? Other);
            """;
        var project = new EditedProject(Part);
        project.Replace(0, "int i = 0;", "int i = 0;\n#nullable disable\n");
        Assert.Equal(project.GeneratedAnew, project.Generated);
        Assert.DoesNotContain(IncrementalStepRunReason.Cached, project.Steps[BatchTaskGenerator.StepNames.Parse]);
    }

    [Theory]
    [InlineData("global using B = BatchTasks.BatchTaskAttribute;", "[B(")]
    [InlineData("global using BAttribute = BatchTasks.BatchTaskAttribute;", "[B(")]
    [InlineData("global using N = BatchTasks;", "[N.BatchTask(")]
    public void An_alias_that_comes_and_goes_in_another_file_is_followed(string alias, string applied)
    {
        var project = new EditedProject(Task.Replace("[BatchTask(", applied, StringComparison.Ordinal), Results);
        Assert.Empty(project.Generated);
        project.Add(alias);
        Assert.Single(project.Generated);
        project.Remove(2);
        Assert.Empty(project.Generated);
    }

    [Fact]
    public void Files_that_come_and_go_are_noticed()
    {
        var project = new EditedProject(Task);
        project.Add(Results);
        Assert.Equal(project.GeneratedAnew, project.Generated);
        Assert.Contains("Reason", Assert.Single(project.Generated), StringComparison.Ordinal);
        project.Add("namespace Reviews; partial record ReviewTask { public static int Definition => 1; }");
        Assert.Equal(project.GeneratedAnew, project.Generated);
        project.Remove(2).Remove(1);
        Assert.Equal(project.GeneratedAnew, project.Generated);
        project.Remove(0);
        Assert.Empty(project.Generated);
    }

    [Fact]
    public void Options_and_references_count()
    {
        var project = new EditedProject(Task, Results);
        var first = project.Generated;
        project.Run(project.Compilation.WithOptions(project.Compilation.Options.WithNullableContextOptions(NullableContextOptions.Disable)));
        Assert.Equal(project.GeneratedAnew, project.Generated);
        Assert.DoesNotContain(IncrementalStepRunReason.Cached, project.Steps[BatchTaskGenerator.StepNames.Parse]);
        project.Run(project.Compilation.WithOptions(project.Compilation.Options.WithNullableContextOptions(NullableContextOptions.Enable)));
        Assert.Equal(first, project.Generated);
        project.Run(project.Compilation.WithReferences(project.Compilation.References.Where(static r => r.Display?.EndsWith("BatchTasks.dll", StringComparison.Ordinal) != true)));
        Assert.Empty(project.Generated);
    }

    [Fact]
    public void A_project_that_is_referred_to_runs_no_step_where_only_its_bodies_change()
    {
        var library = CSharpCompilation.Create("Library", [CSharpSyntaxTree.ParseText(Results + Unrelated.Replace("using System;\n\nnamespace Elsewhere;\n", "", StringComparison.Ordinal).Replace("Console.", "System.Console.", StringComparison.Ordinal), path: "Library.cs")], Harness.TestCompilation.References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        var project = new EditedProject(Task);
        var alone = project.Compilation;
        project.Run(alone.AddReferences(library.ToMetadataReference()));
        var first = project.Generated;
        Assert.Contains("Reason", Assert.Single(first), StringComparison.Ordinal);

        project.Run(alone.AddReferences(Edited("left + right", "left").ToMetadataReference()));
        Assert.All(project.Steps, static step => Assert.All(step, static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason)));

        project.Run(alone.AddReferences(Edited("string Reason", "string Why").ToMetadataReference()));
        Assert.Equal(project.GeneratedAnew, project.Generated);
        Assert.Contains("Why", Assert.Single(project.Generated), StringComparison.Ordinal);

        CSharpCompilation Edited(string before, string after)
        {
            var tree = library.SyntaxTrees[0];
            return library.ReplaceSyntaxTree(tree, tree.WithChangedText(SourceText.From(tree.ToString().Replace(before, after, StringComparison.Ordinal))));
        }
    }

    [Fact]
    public void Binding_on_one_thread_gives_the_same()
    {
        string[] sources = [.. Enumerable.Range(0, 40).Select(static i => Task.Replace("ReviewTask", $"Review{i}Task", StringComparison.Ordinal).Replace("review-", $"review{i}-", StringComparison.Ordinal)), Results];
        var several = new EditedProject(sources);
        var expected = several.Generated;
        Assert.Equal(40, expected.Length);
        several.Run(several.Compilation.WithOptions(several.Compilation.Options.WithConcurrentBuild(false)));
        Assert.DoesNotContain(IncrementalStepRunReason.Cached, several.Steps[BatchTaskGenerator.StepNames.Parse]);
        Assert.Equal(expected, several.Generated);
    }

    /// <summary>Whatever is typed: what is generated is what a driver generates that has seen nothing before.</summary>
    [Fact]
    public void After_any_edits_all_is_as_if_generated_for_the_first_time()
    {
        string[] sources = [Task, Results, Unrelated, Program];
        string[] typed = ["", "", "x", " ", "\n", "{", "}", ";", "\"", "(", "/// <summary>A.</summary>\n", "// ", "/*", "*/", "#if A\n", "#endif\n", "#nullable disable\n", "=>", "field", "partial ", "const ", "[BatchTasks.BatchTask(\"a\")] "];
        Gen.Int[0, int.MaxValue - 1].Sample(
            seed =>
            {
                var random = new Random(seed);
                var project = new EditedProject(sources);
                for (var edit = 0; edit < 4; edit++)
                {
                    var file = random.Next(sources.Length);
                    var length = project.Compilation.SyntaxTrees[file].Length;
                    var span = TextSpan.FromBounds(random.Next(length), length);
                    project.Change(file, new TextChange(new TextSpan(span.Start, Math.Min(span.Length, random.Next(3) == 0 ? random.Next(12) : 0)), typed[random.Next(typed.Length)]));
                    Assert.Equal(project.GeneratedAnew, project.Generated);
                }
            },
            iter: 150,
            threads: 1);
    }
}
