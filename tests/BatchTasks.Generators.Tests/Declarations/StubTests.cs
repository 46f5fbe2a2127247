using BatchTasks.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Tests.Declarations;

/// <summary>What is generated for a declaration with errors: all that its users name, so that the declaration's own errors are the only ones.</summary>
public sealed class StubTests
{
    private const string Mistake = """[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "r-{Id}", Result = typeof(Verdict)), UserMessage("{Txt}")] public sealed partial record Row(int Id, string Text);""";

    [Theory]
    [InlineData(Mistake)]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "r-{Id}", Result = typeof(Wrong)), UserMessage("x")] public sealed partial record Row(int Id);""", "Wrong")]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "r-{Id}"), UserMessage("x"), BodyParameter("stream", true)] internal partial class Row { public int Id { get; set; } }""", "string")]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, CustomId = "r-{Id}", Result = typeof(Verdict)), UserMessage(File = "nowhere.md")] public partial record Row(int Id);""")]
    [InlineData("""[BatchTask("/v1/chat/completion", Model = "m", CustomId = "r-{Id}", Result = typeof(Verdict)), UserMessage("x")] public partial record Row(int Id);""")]
    [InlineData("""[BatchTask(BatchEndpoints.Embeddings, Model = "m", CustomId = "r-{Id}")] public partial record Row(int Id);""", "ReadOnlyMemory<float>")]
    [InlineData("""[BatchTask(BatchEndpoints.ImageGenerations, Model = "m", CustomId = "r-{Id}"), UserMessage("x")] public partial record Row(int Id);""", "global::BatchTasks.BatchGeneratedImage")]
    public void The_code_that_uses_a_task_with_errors_compiles(string declaration, string result = "Verdict")
    {
        var run = GeneratorRun.Of(Source(declaration, $$"""
            static async Task UseAsync(Row row)
            {
                Console.WriteLine(Row.Definition.Model + row.GetCustomId() + row.ToBatchLine() + Row.TryParseCustomId("r-1", out int id));
                await foreach (BatchOutcome<{{result}}> outcome in Row.ReadResultsAsync("output.jsonl", "errors.jsonl"))
                    Console.WriteLine(outcome.Kind);

                await BatchFile.WriteAsync("batch.jsonl", new List<Row> { row });
            }
            """));
        Assert.Contains("The [BatchTask] declaration has errors.", run.Source, StringComparison.Ordinal);
        run.AssertNoDiagnostics();
    }

    [Theory]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "r-{Key}", Result = typeof(Verdict)), UserMessage("x")] public partial record Row(int Id);""")]
    [InlineData("""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "constant", Result = typeof(Verdict)), UserMessage("x")] public partial record Row(int Id);""")]
    public void Without_a_sound_custom_id_nothing_reads_one_back(string declaration)
    {
        var run = GeneratorRun.Of(Source(declaration, "static string Use(Row row) => row.ToBatchLine();")).AssertNoDiagnostics();
        Assert.DoesNotContain("TryParseCustomId", run.Source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public string ToBatchLine() => \"mine\"; public static int Definition => 1;")]
    [InlineData("public int GetCustomId { get; set; } public static void ReadResultsAsync() { }")]
    public void What_the_type_has_itself_is_left_out(string members) =>
        GeneratorRun.Of(Source($$"""[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "r-{Id}"), UserMessage("{Txt}")] public partial record Row(int Id) { {{members}} }""", "")).AssertNoDiagnostics();

    [Fact]
    public void The_arguments_of_functions_are_there() => GeneratorRun.Of(Source(
        """[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "r-{Id}"), UserMessage("{Txt}"), Tool(typeof(Shop), "Find")] public partial record Row(int Id); public static class Shop { public static void Find(string what) { } }""",
        "static string Use(Row.FindArguments found) => found.What;")).AssertNoDiagnostics();

    [Fact]
    public void It_matches_its_snapshot() => Snapshot.Match("stub", GeneratorRun.Of(Source(Mistake, "")).Source);

    private static string Source(string declaration, string use) =>
        $$"""
        #pragma warning disable CS1591
        using System;
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using BatchTasks;

        {{declaration}}
        public sealed record Verdict(bool Positive);
        public sealed record Wrong(object Any);
        static class Program { {{use}} }
        """;
}
