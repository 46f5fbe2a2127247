using System.Globalization;
using System.Text.Json;
using BatchTasks.Generators.Analyzers;
using BatchTasks.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BatchTasks.Generators.Tests.Prompts;

/// <summary>Templates that stand in the project's files.</summary>
public sealed class PromptFileTests
{
    [Theory]
    [InlineData("Judge: {Text}", "Judge: {Text}")]
    [InlineData("Judge: {Text}\n", "Judge: {Text}")]
    [InlineData("Judge:\r\n{Text}\r\n", "Judge:\\n{Text}")]
    [InlineData("one\ntwo\n\n", "one\\ntwo\\n")]
    [InlineData("a \"quoted\" \\ {{Text}} {Id:X2}\t日本語", "a \\\"quoted\\\" \\\\ {{Text}} {Id:X2}\\t日本語")]
    [InlineData("lone \r stays", "lone \\r stays")]
    [InlineData("", "")]
    public void A_template_in_a_file_is_as_one_in_the_attribute(string file, string literal) =>
        Assert.Equal(GeneratorRun.Of(Task($"\"{literal}\"")).Source, GeneratorRun.Of(Task("File = \"judge.md\""), new TestProject().WithFile("judge.md", file)).Source);

    [Fact]
    public void Its_lines_hold_the_text_of_the_file()
    {
        var type = GeneratorRun.Of(Task("File = \"judge.md\""), new TestProject().WithFile("/any/judge.md", "Judge:\r\n\"{Text}\"\r\n")).AssertNoDiagnostics().Load().GetType("Row")!;
        var task = Activator.CreateInstance(type, 7, "fine")!;
        using var line = JsonDocument.Parse((string)type.GetMethod("ToBatchLine")!.Invoke(task, null)!);
        Assert.Equal("Judge:\n\"fine\"", line.RootElement.GetProperty("body").GetProperty("messages")[0].GetProperty("content").GetString());
    }

    [Theory]
    [InlineData("/repo/app/", "prompts/judge.md", "/repo/app/prompts/judge.md")]
    [InlineData("/repo/app/", "./prompts//judge.md", "/repo/app/prompts/judge.md")]
    [InlineData("/repo/app/", "prompts\\judge.md", "/repo/app/prompts/judge.md")]
    [InlineData("/repo/app/", "../shared/judge.md", "/repo/shared/judge.md")]
    [InlineData("/repo/app/", "/elsewhere/judge.md", "/elsewhere/judge.md")]
    [InlineData("/repo/app/", "judge.md", "/repo/app/prompts/judge.md")]
    [InlineData("/repo/app/", "judge.md", "/repo/shared/judge.md")]
    [InlineData("C:\\repo\\app\\", "prompts/judge.md", "C:\\repo\\app\\prompts\\judge.md")]
    [InlineData("C:\\repo\\app\\", "..\\shared\\judge.md", "C:\\repo\\shared\\judge.md")]
    [InlineData(null, "prompts/judge.md", "/repo/app/prompts/judge.md")]
    [InlineData(null, "prompts/judge.md", "prompts/judge.md")]
    [InlineData("/repo/app/", "judge.md", "/repo/app/judge.md", "/repo/app/prompts/judge.md")]
    public async Task A_file_is_found_by_its_path(string? folder, string name, string path, params string[] others)
    {
        var project = new TestProject().WithFile(path, "Judge {Text}");
        if (folder is not null)
            project.Properties.Add("ProjectDir", folder);

        foreach (var other in others)
            project.WithFile(other, "Another");

        var source = Task($"File = @\"{name}\"");
        Assert.Empty(await AnalyzerRun.Of(TestCompilation.Create(source), project));
        Assert.Contains("Judge ", GeneratorRun.Of(source, project).AssertNoDiagnostics().Source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("judge.md", "'judge.md' is none of the project's AdditionalFiles; add it to the project: <AdditionalFiles Include=\"judge.md\" />")]
    [InlineData("prompts/jugde.md", "'prompts/jugde.md' is none of the project's AdditionalFiles; did you mean 'prompts/judge.md'?", "/app/prompts/judge.md", "/app/prompts/other.md")]
    [InlineData("Prompts/Judge.md", "'Prompts/Judge.md' is none of the project's AdditionalFiles; did you mean 'prompts/judge.md'?", "/app/prompts/judge.md")]
    [InlineData("udge.md", "'udge.md' is none of the project's AdditionalFiles; add it to the project: <AdditionalFiles Include=\"udge.md\" />", "/app/prompts/judge.md")]
    [InlineData("judge.md", "'judge.md' is the end of several paths, 'a/judge.md' and 'b/judge.md' among them; give more of the one that is meant", "/app/b/judge.md", "/app/a/judge.md")]
    public async Task A_file_that_is_not_there_is_reported(string name, string message, params string[] paths)
    {
        var project = new TestProject { Properties = { ["ProjectDir"] = "/app/" } };
        foreach (var path in paths)
            project.WithFile(path, "Judge");

        var source = Task($"File = \"{name}\"");
        var diagnostic = Assert.Single(await AnalyzerRun.Of(TestCompilation.Create(source), project));
        Assert.Equal($"BT2008: {message}", $"{diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}");
        Assert.Equal($"\"{name}\"", source.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
        GeneratorRun.Of(source, project).AssertNoDiagnostics();
    }

    [Theory]
    [InlineData("[Input(File = \"nowhere.md\")]")]
    [InlineData("[Input(\"{Id}\")]")]
    public Task A_template_of_a_member_is_not_left_out_without_a_word(string input) => AnalyzerRun.Verify<BatchTaskDeclarationAnalyzer>(
        $$"""
        using BatchTasks;
        [BatchTask(BatchEndpoints.Embeddings, Model = "m", CustomId = "{Id}")]
        public partial record Row(int Id, [{|BT2009:{{input.Trim('[', ']')}}|}] string Text);
        """);

    [Theory]
    [InlineData("Judge\r\n  the {Txet}.\r\n", "BT1102", 1, 6, 12)]
    [InlineData("Judge\n  the {Text:X2}.\n", "BT2009", 1, 6, 15)]
    [InlineData("{\"positive\": true}", "BT2007", 0, 0, 18)]
    [InlineData("日本語 🍣 }", "BT2007", 0, 7, 8)]
    [InlineData("\r\n\r\n{Text", "BT2007", 2, 0, 5)]
    public async Task A_mistake_in_a_file_is_reported_there(string text, string id, int line, int start, int end)
    {
        var diagnostic = Assert.Single(await AnalyzerRun.Of(TestCompilation.Create(Task("File = \"judge.md\"")), new TestProject().WithFile("/app/judge.md", text)));
        var place = diagnostic.Location.GetLineSpan();
        Assert.Equal((id, "/app/judge.md", line, start, end), (diagnostic.Id, place.Path, place.StartLinePosition.Line, place.StartLinePosition.Character, place.EndLinePosition.Character));
        Assert.Equal(line, place.EndLinePosition.Line);
    }

    [Theory]
    [InlineData("[{|BT2006:UserMessage(\"x\", File = \"judge.md\")|}]")]
    [InlineData("[{|BT2005:UserMessage|}]")]
    [InlineData("[{|BT2005:UserMessage()|}]")]
    [InlineData("[UserMessage(File = {|BT2008:Names.Judge|})]")]
    [InlineData("[UserMessage(File = \"judge.md\")]")]
    [InlineData("[{|BT2005:UserMessage(File = null!)|}]")]
    public Task What_an_attribute_says_of_its_template(string attributes) =>
        AnalyzerRun.Verify<BatchTaskDeclarationAnalyzer>(Source(attributes), new TestProject().WithFile("judge.md", "Judge"));

    [Fact]
    public async Task Only_files_that_a_task_names_are_read()
    {
        var project = new TestProject().WithFile("judge.md", "Judge {Text}").WithFile("large.jsonl", () => throw new InvalidOperationException("This file was read."));
        Assert.Empty(await AnalyzerRun.Of(TestCompilation.Create(Task("File = \"judge.md\"")), project));
    }

    private static string Task(string argument) => Source($"[UserMessage({argument})]");

    private static string Source(string attributes) =>
        $$"""
        #pragma warning disable CS1591
        using BatchTasks;

        [BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}")]
        {{attributes}}
        public partial record Row(int Id, [property: System.Text.Json.Serialization.JsonIgnore] string Text);

        internal static class Names { public const string Judge = "other" + ".md"; }
        """;

    [Fact]
    public async Task Of_a_file_of_JSON_the_first_braces_are_reported()
    {
        var diagnostics = await AnalyzerRun.Of(TestCompilation.Create(Task("File = \"judge.md\"")), new TestProject().WithFile("judge.md", string.Concat(Enumerable.Repeat("{\"a\": 1}\n", 1000))));
        Assert.Equal(20, diagnostics.Length);
        Assert.All(diagnostics, d => Assert.Equal("BT2007", d.Id));
    }

    [Fact]
    public async Task A_mistake_in_a_file_is_told_once()
    {
        const string Source = """
            using BatchTasks;
            [BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}"), SystemMessage(File = "judge.md"), UserMessage(File = "judge.md")]
            public partial record A(int Id);
            [BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}"), SystemMessage(File = "judge.md"), UserMessage("x")]
            public partial record B(int Id);
            """;
        Assert.Single(await AnalyzerRun.Of(TestCompilation.Create(Source), new TestProject().WithFile("/app/judge.md", "Judge {")));
    }

    [Fact]
    public async Task An_editor_that_looks_at_a_prompt_file_alone_shows_its_mistakes()
    {
        var options = new TestProject().WithFile("/app/judge.md", "Judge {Idd}").ToAnalyzerOptions();
        var compilation = TestCompilation.Create("""
            using BatchTasks;
            [BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}"), UserMessage(File = "judge.md")]
            public partial record Row(int Id);
            """);
        var run = compilation.WithAnalyzers([new BatchTaskDeclarationAnalyzer()], new CompilationWithAnalyzersOptions(options, null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        var result = await run.GetAnalysisResultAsync(options.AdditionalFiles[0], TestContext.Current.CancellationToken);
        Assert.Equal("BT1102", Assert.Single(result.GetAllDiagnostics()).Id);
    }

    [Theory]
    [InlineData("/me/C", "/me/C#/app/", "/me/C#/app/prompts/judge.md", "/me/C#/app/old/prompts/judge.md")]
    [InlineData("C:\\app\\", "c:\\app\\", "c:\\app\\prompts\\judge.md", "c:\\app\\old\\prompts\\judge.md")]
    [InlineData(null, "/app/", "/app/prompts/judge.md", "/app/old/prompts/judge.md")]
    public async Task A_file_is_found_from_the_folders_around_the_source(string? folder, string root, string path, string other)
    {
        const string Source = """
            using BatchTasks;
            [BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}"), UserMessage(File = "prompts/judge.md")]
            public partial record A(int Id);
            """;
        var project = new TestProject().WithFile(path, "Judge").WithFile(other, "Old");
        if (folder is not null)
            project.Properties.Add("ProjectDir", folder);

        var compilation = TestCompilation.Create(Source);
        var tree = compilation.SyntaxTrees[0];
        compilation = compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(Source, (CSharpParseOptions)tree.Options, root + "Tasks/A.cs"));
        Assert.Empty(await AnalyzerRun.Of(compilation, project));
    }

    [Fact]
    public async Task The_nearest_file_is_no_path_of_this_machine()
    {
        const string Source = """
            using BatchTasks;
            [BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}"), UserMessage(File = "../shared/jugde.md")]
            public partial record A(int Id);
            """;
        var project = new TestProject { Properties = { ["ProjectDir"] = "/src/app/" } }.WithFile("/src/shared/judge.md", "Judge");
        var diagnostic = Assert.Single(await AnalyzerRun.Of(TestCompilation.Create(Source), project));
        Assert.Contains("did you mean '../shared/judge.md'?", diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }
}
