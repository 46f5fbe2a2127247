using System.Globalization;
using BatchTasks.Generators.Analyzers;
using BatchTasks.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Tests.CustomIds;

public class NamedBatchAnalyzerTests
{
    private const string First =
        """[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "a-{Id}", Batch = "nightly"), UserMessage("x")] partial record First(int Id);""";

    [Theory]
    [InlineData(First, """[BatchTask({|BT1003:BatchEndpoints.Embeddings|}, Model = "e", CustomId = "b-{Id}", Batch = "nightly"), Input("x")] partial record Next(int Id);""")]
    [InlineData(First, """[BatchTask(BatchEndpoints.ChatCompletions, Model = {|BT1004:"gpt-4o"|}, CustomId = "b-{Id}", Batch = "nightly"), UserMessage("x")] partial record Next(int Id);""")]
    [InlineData(First, """[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = {|BT1105:"a-{Page}"|}, Batch = "nightly"), UserMessage("x")] partial record Next(int Page);""")]
    [InlineData(First, """partial class Outer { internal partial class Inner { [BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = {|BT1105:"{Name}"|}, Batch = "nightly"), UserMessage("x")] partial record Next(string Name); } }""")]
    [InlineData(First, """namespace A.B { [BatchTask({|BT1003:"/v1/embeddings"|}, Model = "e", CustomId = {|BT1105:"{Name}"|}, Batch = "night" + "ly"), Input("x")] partial record Next(string Name); }""")]
    // Each against the first one: the second agrees with the third, and both are reported.
    [InlineData(
        First,
        """[BatchTask(BatchEndpoints.ChatCompletions, Model = {|BT1004:"m"|}, CustomId = "b-{Id}", Batch = "nightly"), UserMessage("x")] partial record Next(int Id);""",
        """[BatchTask(BatchEndpoints.ChatCompletions, Model = {|BT1004:"m"|}, CustomId = "c-{Id}", Batch = "nightly"), UserMessage("x")] partial record Third(int Id);""")]
    // An unknown model is no first one.
    [InlineData(
        """[BatchTask(BatchEndpoints.ChatCompletions, CustomId = "0-{Id}", Batch = "nightly"), UserMessage("x")] partial record Zero(int Id, [property: BodyParameter("model")] string Model);""",
        First,
        """[BatchTask(BatchEndpoints.ChatCompletions, Model = {|BT1004:"m"|}, CustomId = "c-{Id}", Batch = "nightly"), UserMessage("x")] partial record Third(int Id);""")]
    // Ids of the second and the third
    [InlineData(
        First,
        """[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "b-{Id}", Batch = "nightly"), UserMessage("x")] partial record Next(int Id);""",
        """[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = {|BT1105:"{Letter}-1"|}, Batch = "nightly"), UserMessage("x")] partial record Third(char Letter);""")]
    public Task What_can_not_go_into_one_batch_is_reported(params string[] types) => AnalyzerRun.Verify<NamedBatchAnalyzer>(Source(types));

    [Theory]
    [InlineData(First)]
    [InlineData(First, """[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "b-{Id}", Batch = "nightly"), UserMessage("x")] partial record Next(int Id);""")]
    [InlineData(First, """[BatchTask(BatchEndpoints.Embeddings, Model = "e", CustomId = "a-{Id}", Batch = "weekly"), Input("x")] partial record Next(int Id);""")]
    [InlineData(First, """[BatchTask(BatchEndpoints.Embeddings, Model = "e", CustomId = "a-{Id}", Batch = "Nightly"), Input("x")] partial record Next(int Id);""")]
    [InlineData(First, """[BatchTask(BatchEndpoints.Embeddings, Model = "e", CustomId = "a-{Id}"), Input("x")] partial record Next(int Id);""")]
    [InlineData(First, """[BatchTask(BatchEndpoints.ChatCompletions, CustomId = "b-{Id}", Batch = "nightly"), UserMessage("x")] partial record Next(int Id, [property: BodyParameter("model")] string Model);""")]
    // An error of its own comes first.
    [InlineData(First, """[BatchTask(BatchEndpoints.Embeddings, Model = "e", CustomId = "a-{Nothing}", Batch = "nightly"), Input("x")] partial record Next(int Id);""")]
    [InlineData(
        """[BatchTask(BatchEndpoints.Embeddings, Model = "e", CustomId = "{Id}", Batch = ""), Input("x")] partial record First(int Id);""",
        """[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}", Batch = ""), UserMessage("x")] partial record Next(int Id);""")]
    [InlineData(
        """[BatchTask(BatchEndpoints.Embeddings, Model = "e", CustomId = "{Id}"), Input("x")] partial record First(int Id);""",
        """[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}"), UserMessage("x")] partial record Next(int Id);""")]
    public Task What_can_go_into_one_batch_or_is_in_none_is_left_alone(params string[] types) => AnalyzerRun.Verify<NamedBatchAnalyzer>(Source(types));

    [Fact]
    public async Task The_first_in_the_order_of_files_is_the_one_that_others_are_held_against()
    {
        string Of(string name, string model, string prefix) =>
            $$"""
            using BatchTasks;
            [BatchTask(BatchEndpoints.ChatCompletions, Model = "{{model}}", CustomId = "{{prefix}}-{Id}", Batch = "nightly"), UserMessage("x")]
            partial record {{name}}(int Id);
            """;
        var diagnostics = await AnalyzerRun.Of(TestCompilation.Create([Of("One", "a", "x"), Of("Two", "b", "x")]), [new NamedBatchAnalyzer()]);

        Assert.Equal(
            [
                "The batch \"nightly\" has 'One' for the model 'a' and 'Two' for 'b'; a batch has one model",
                "'One' and 'Two' in the batch \"nightly\" can both give the custom_id 'x-1': begin them differently",
            ],
            diagnostics.OrderBy(d => d.Id).Select(d => d.GetMessage(CultureInfo.InvariantCulture)));
        Assert.All(diagnostics, d => Assert.Equal("Source1.cs", d.Location.SourceTree!.FilePath));
        Assert.All(diagnostics, d => Assert.Equal("Source0.cs", Assert.Single(d.AdditionalLocations).SourceTree!.FilePath));
    }

    private static string Source(string[] types) => "using System; using BatchTasks;\n" + string.Join("\n", types);
}
