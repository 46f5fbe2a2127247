using BatchTasks.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BatchTasks.Generators.Tests.Prompts;

/// <summary>What is generated again when a file beside the sources changes, or a source beside the files.</summary>
public sealed class PromptCachingTests
{
    private static readonly string s_source = Cases.Usings + Cases.All["prompt-files"];

    [Fact]
    public void An_edit_of_a_prompt_file_runs_the_tasks_of_it_alone()
    {
        var (before, after) = Edit("/src/prompts/judge.md", "Judge {Restaurant}.");
        Assert.Equal([IncrementalStepRunReason.Cached, IncrementalStepRunReason.Cached, IncrementalStepRunReason.Modified], Outputs(after).Order().Reverse().OrderBy(r => r == IncrementalStepRunReason.Modified));
        Assert.All(Steps(after, BatchTaskGenerator.StepNames.Parse), r => Assert.Equal(IncrementalStepRunReason.Cached, r));
        Assert.NotEqual(Source(before, "Judge"), Source(after, "Judge"));
        Assert.Equal(Source(before, "Chunk"), Source(after, "Chunk"));
    }

    [Fact]
    public void An_edit_of_a_file_that_no_task_names_generates_nothing_again()
    {
        var (_, after) = Edit("/src/notes.md", "Other notes");
        Assert.All(Outputs(after), r => Assert.Equal(IncrementalStepRunReason.Cached, r));
        Assert.Equal(3, Outputs(after).Count);
    }

    [Fact]
    public void An_unrelated_edit_of_a_source_generates_nothing_again()
    {
        var compilation = TestCompilation.Create([s_source, "class Unrelated { }"]);
        var tree = compilation.SyntaxTrees[1];
        var after = GeneratorRun.Of(compilation, Cases.Project).Driver
            .RunGenerators(compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText("class Unrelated { int _x; }", (CSharpParseOptions)tree.Options)))
            .GetRunResult().Results.Single();
        Assert.All(Outputs(after), r => Assert.Equal(IncrementalStepRunReason.Cached, r));
        Assert.All(Steps(after, BatchTaskGenerator.StepNames.ParseWithPrompts), r => Assert.Equal(IncrementalStepRunReason.Unchanged, r));
    }

    private static (GeneratorRunResult Before, GeneratorRunResult After) Edit(string path, string text)
    {
        var compilation = TestCompilation.Create(s_source);
        var files = Cases.Project.ToAnalyzerOptions().AdditionalFiles.Add(new TestProject().WithFile("/src/notes.md", "Notes").ToAnalyzerOptions().AdditionalFiles[0]);
        var edited = files.Single(f => f.Path == path);
        var driver = GeneratorRun.Of(compilation, Cases.Project).Driver.ReplaceAdditionalTexts(files).RunGenerators(compilation);
        var before = driver.GetRunResult().Results.Single();
        var replacement = new TestProject().WithFile(path, text).ToAnalyzerOptions().AdditionalFiles[0];
        return (before, driver.ReplaceAdditionalText(edited, replacement).RunGenerators(compilation).GetRunResult().Results.Single());
    }

    private static string Source(GeneratorRunResult result, string name) =>
        result.GeneratedSources.Single(s => s.HintName.Contains(name, StringComparison.Ordinal)).SourceText.ToString();

    private static List<IncrementalStepRunReason> Outputs(GeneratorRunResult result) =>
        [.. result.TrackedOutputSteps.SelectMany(s => s.Value).SelectMany(s => s.Outputs).Select(o => o.Reason)];

    private static List<IncrementalStepRunReason> Steps(GeneratorRunResult result, string name) =>
        [.. result.TrackedSteps[name].SelectMany(s => s.Outputs).Select(o => o.Reason)];
}
