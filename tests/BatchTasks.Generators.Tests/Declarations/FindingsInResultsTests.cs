using BatchTasks.Generators.Analyzers;
using BatchTasks.Generators.Tests.Harness;

namespace BatchTasks.Generators.Tests.Declarations;

/// <summary>What is wrong with a type because tasks have it in their results is told where the type is declared, however the tasks come to it.</summary>
public sealed class FindingsInResultsTests
{
    [Theory]
    [InlineData("Verdict", "public record Verdict(object {|BT3001:Any|});")]
    [InlineData("Verdict[]", "public record Verdict(object {|BT3001:Any|});")]
    [InlineData("Verdict", "public record Verdict(List<Part> Parts); public record Part(Inner? Inner); public record Inner(object {|BT3001:Any|});")]
    [InlineData("Page<Verdict>", "public record Page<T>(T Item); public record Verdict(object {|BT3001:Any|});")]
    [InlineData("Page<int>", "public record Page<T>(T Item, object {|BT3001:Any|});")]
    [InlineData("Verdict", "public record Verdict(string Title) : Above; public abstract record Above { public object {|BT3001:Any|} { get; init; } = 1; }")]
    [InlineData("Holder.Verdict", "public static class Holder { public record Verdict(Part Part); public record Part(object {|BT3001:Any|}); }")]
    [InlineData("Verdict", "public partial record Verdict(string Title); public partial record Verdict { public object {|BT3001:Any|} { get; init; } = 1; }")]
    [InlineData("Alias", "public record Verdict(object {|BT3001:Any|});")]
    [InlineData("AliasOfList", "public record Verdict(object {|BT3001:Any|});")]
    [InlineData("Verdict", "public record Verdict(Alias2 Part); public record Part(object {|BT3001:Any|});")]
    [InlineData("Verdict", "public record Verdict(@class Part); public record @class(object {|BT3001:Any|});")]
    [InlineData("Verdict", "public class Verdict { public Part? Part { get; set; } } public struct Part { [System.Text.Json.Serialization.JsonInclude] public object {|BT3001:Any|}; }")]
    public Task A_type_is_reported_where_it_is_declared(string result, string declarations) => AnalyzerRun.Verify<BatchTaskDeclarationAnalyzer>(
        $$"""
        using System.Collections.Generic;
        using BatchTasks;
        using Alias = N.Verdict;
        using AliasOfList = System.Collections.Generic.List<N.Verdict>;
        using Alias2 = N.Part;
        namespace N
        {
            [BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}", Result = typeof({{result}})), UserMessage("x")]
            public partial record Row(int Id);
            {{declarations}}
        }
        """);

    [Theory]
    [InlineData("public record Verdict(string Title); public record Other(object Any);")]
    [InlineData("public record Verdict(string Title) { public Other Make() => new(1); } public record Other(object Any);")]
    [InlineData("public record Verdict(string Title) { public record Other(object Any); }")]
    [InlineData("public record Verdict(string Title) { [System.Text.Json.Serialization.JsonIgnore] public Other? Mine { get; set; } } public record Other(object Any);")]
    [InlineData("public record Verdict(string Title); public static class Elsewhere { public record Verdict(object Any); }")]
    public Task A_type_that_no_result_has_is_not_looked_at(string declarations) => AnalyzerRun.Verify<BatchTaskDeclarationAnalyzer>(
        $$"""
        using BatchTasks;
        namespace N;
        [BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}", Result = typeof(Verdict)), UserMessage("x")]
        public partial record Row(int Id);
        {{declarations}}
        """);

    [Fact]
    public async Task Several_tasks_in_other_files_find_it_once()
    {
        var diagnostics = await AnalyzerRun.Of(TestCompilation.Create(
        [
            "public record Verdict(object Any);",
            "global using Mark = BatchTasks.BatchTaskAttribute; global using Answer = Verdict;",
            Task("First", "BatchTask", "Verdict"),
            Task("Second", "Mark", "Answer"),
            Task("Third", "BatchTasks.BatchTaskAttribute", "System.Collections.Generic.List<Verdict>"),
        ]));

        var finding = Assert.Single(diagnostics, static d => d.Id == "BT3001");
        Assert.Equal("Source0.cs", finding.Location.SourceTree!.FilePath);

        static string Task(string name, string attribute, string result) =>
            $$"""
            using BatchTasks;
            [{{attribute}}(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}", Result = typeof({{result}})), UserMessage("x")]
            public partial record {{name}}(int Id);
            """;
    }

    [Fact]
    public async Task A_task_that_its_alias_alone_marks_finds_it()
    {
        var diagnostics = await AnalyzerRun.Of(TestCompilation.Create(
        [
            "public record Verdict(object Any);",
            "global using Mark = BatchTasks.BatchTaskAttribute;",
            """
            using BatchTasks;
            [Mark(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}", Result = typeof(Verdict)), UserMessage("x")]
            public partial record Row(int Id);
            """,
        ]));

        Assert.Equal("Source0.cs", Assert.Single(diagnostics, static d => d.Id == "BT3001").Location.SourceTree!.FilePath);
    }

    [Theory]
    [InlineData("", "Mine.BatchTask, BatchTask")]
    [InlineData("using JobAttribute = BatchTasks.BatchTaskAttribute;", "Job")]
    [InlineData("using Inner = Mark;", "Inner")]
    public async Task A_task_is_found_however_its_attribute_is_named(string usings, string attribute)
    {
        var diagnostics = await AnalyzerRun.Of(TestCompilation.Create(
            $$"""
            using BatchTasks;
            using Mark = BatchTasks.BatchTaskAttribute;
            namespace Mine { public sealed class BatchTaskAttribute : System.Attribute; }
            namespace M
            {
                {{usings}}
                [{{attribute}}(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "a{Id}", Result = typeof(Verdict), Batch = "b"), UserMessage("x")]
                public partial record A(int Id);
                [BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "b{Id}", Batch = "b"), UserMessage("x")]
                public partial record B(int Id);
                [{{attribute}}(BatchEndpoints.ChatCompletions, Model = "n", CustomId = "c{Id}", Batch = "b"), UserMessage("x")]
                public partial record C(int Id);
                public record Verdict(object Any);
            }
            """));
        Assert.Equal(["BT1004", "BT3001"], diagnostics.Select(d => d.Id).Order());
    }
}
