using BatchTasks.Generators.Analyzers;
using BatchTasks.Generators.Tests.Flow;
using BatchTasks.Generators.Tests.Harness;

namespace BatchTasks.Generators.Tests.Jobs;

/// <summary>BT4003: the output file of a batch is read, and nothing in the type speaks of the error file.</summary>
public class ResultFilesTests
{
    private const string Parts = "var service = new BatchService(client); Batch batch = await service.GetAsync(\"b\"); var files = client.GetOpenAIFileClient(); var json = System.Text.Json.JsonDocument.Parse(\"{}\").RootElement; ";

    [Theory]
    [InlineData("await service.DownloadAsync({|BT4003:batch.OutputFileId|}!, \"o.jsonl\");")]
    [InlineData("if (batch.OutputFileId is not null) await service.DownloadAsync({|BT4003:batch.OutputFileId|}, \"o.jsonl\");")]
    [InlineData("if ({|BT4003:batch.OutputFileId|} is { } id) await service.DownloadAsync(id, \"o.jsonl\");")]
    [InlineData("var id = {|BT4003:json.GetProperty(\"output_file_id\")|}.GetString(); await files.DownloadFileAsync(id);")]
    [InlineData("var node = System.Text.Json.Nodes.JsonNode.Parse(\"{}\"); files.DownloadFile((string)node!{|BT4003:[\"output_file_id\"]|}!);", true)]
    [InlineData("await foreach (var outcome in Review.ReadResultsAsync({|BT4003:\"batch_output.jsonl\"|})) { }")]
    [InlineData("await foreach (var outcome in BatchFile.ReadAsync<Review, string>({|BT4003:\"output.jsonl\"|}, null)) { }")]
    public async Task One_file_that_is_read_alone_is_reported(string statements, bool wholeExpression = false)
    {
        if (!wholeExpression)
        {
            await VerifyAsync(FlowSource.Method(Parts + statements));
            return;
        }

        var source = Markup.Parse(FlowSource.Method(Parts + statements), out _);
        Assert.Equal("BT4003", Assert.Single(await AnalyzerRun.Of(TestCompilation.Create(source), [new ResultFilesAnalyzer()])).Id);
    }

    [Theory]
    [InlineData("await service.DownloadAsync(batch.OutputFileId!, \"o.jsonl\"); await service.DownloadAsync(batch.ErrorFileId!, \"e.jsonl\");")]
    [InlineData("foreach (var id in new[] { batch.OutputFileId, batch.ErrorFileId }) await service.DownloadAsync(id!, \"o.jsonl\");")]
    [InlineData("Console.WriteLine(batch.OutputFileId);")]
    [InlineData("var copy = batch with { OutputFileId = null }; await service.DownloadAsync(copy.InputFileId!, \"i.jsonl\");")]
    [InlineData("var id = json.GetProperty(\"output_file_id\").GetString() ?? json.GetProperty(\"error_file_id\").GetString(); await files.DownloadFileAsync(id);")]
    [InlineData("Console.WriteLine(json.GetProperty(\"output_file_id\"));")]
    [InlineData("await foreach (var outcome in Review.ReadResultsAsync(\"output.jsonl\", \"errors.jsonl\")) { }")]
    [InlineData("await foreach (var outcome in Review.ReadResultsAsync(null, \"errors.jsonl\")) { }")]
    [InlineData("await foreach (var outcome in Review.ReadResultsAsync(\"results.jsonl\")) { }")]
    [InlineData("await foreach (var outcome in Review.ReadResultsAsync(path)) { }")]
    [InlineData("await foreach (var outcome in Review.ReadResultsAsync(\"output.jsonl\")) { } Console.WriteLine(\"errors are read elsewhere\");")]
    public Task Code_that_speaks_of_both_or_is_not_clear_is_not_reported(string statements) => VerifyAsync(FlowSource.Method(Parts + statements));

    [Fact]
    public Task Another_member_may_read_the_other_file() => VerifyAsync(FlowSource.Class("""
        Task Output(BatchService service, Batch batch) => service.DownloadAsync(batch.OutputFileId!, "o");
            Task Errors(BatchService service, Batch batch) => service.DownloadAsync(batch.ErrorFileId!, "e");
        """));

    private static Task VerifyAsync(string source)
    {
        FlowSource.AssertCompiles(Markup.Parse(source, out _));
        return AnalyzerRun.Verify<ResultFilesAnalyzer>(source);
    }
}
