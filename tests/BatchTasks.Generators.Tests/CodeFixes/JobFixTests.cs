using BatchTasks.CodeFixes;
using BatchTasks.Generators.Analyzers;
using BatchTasks.Generators.Tests.Harness;

namespace BatchTasks.Generators.Tests.CodeFixes;

public class JobFixTests
{
    [Theory]
    [InlineData("new BatchRunOptions { CompletionWindow = {|BT1007:\"48h\"|} }", "new BatchRunOptions { CompletionWindow = \"24h\" }")]
    [InlineData("new BatchRunOptions { Provider = BatchProvider.Groq, CompletionWindow = {|BT1007:@\"30d\"|} }", "new BatchRunOptions { Provider = BatchProvider.Groq, CompletionWindow = \"24h\" }")]
    [InlineData("new BatchRunOptions { CompletionWindow = {|BT1007:Window|} }", "new BatchRunOptions { CompletionWindow = \"24h\" }")]
    [InlineData("new object[] { new BatchRunOptions { CompletionWindow = {|BT1007:\"48h\"|} }, new BatchRunOptions { CompletionWindow = {|BT1007:\"7d\"|} } }", "new object[] { new BatchRunOptions { CompletionWindow = \"24h\" }, new BatchRunOptions { CompletionWindow = \"24h\" } }")]
    public Task The_completion_window_becomes_one_that_is_taken(string before, string after) => CodeFixRun.Verify<JobOptionsAnalyzer, TextValueCodeFix>(Options(before), Options(after));

    [Theory]
    [InlineData("new BatchRunOptions { OutputExpiresAfter = {|BT1007:System.TimeSpan.FromMinutes(1)|} }")]
    [InlineData("new BatchRunOptions { Metadata = new System.Collections.Generic.Dictionary<string, string> { [{|BT1007:\"\"|}] = Window } }")]
    public Task What_has_no_one_answer_is_left_to_its_author(string expression) => CodeFixRun.Verify<JobOptionsAnalyzer, TextValueCodeFix>(Options(expression), Options(expression));

    [Fact]
    public Task The_endpoint_of_a_new_batch_becomes_the_nearest() => CodeFixRun.Verify<JobOptionsAnalyzer, EndpointCodeFix>(
        Options("new BatchCreateOptions { InputFileId = \"f\", Endpoint = {|BT1002:\"/v1/embedding\"|} }"),
        Options("new BatchCreateOptions { InputFileId = \"f\", Endpoint = BatchEndpoints.Embeddings }"));

    [Theory]
    [InlineData("FileUploadPurpose.Assistants")]
    [InlineData("\"fine-tune\"")]
    public Task The_purpose_becomes_batch(string purpose) => CodeFixRun.Verify<RequestFlowAnalyzer, UploadPurposeCodeFix>(
        Upload($"{{|BT4002:{purpose}|}}"), Upload("FileUploadPurpose.Batch"));

    [Fact]
    public Task The_jobs_endpoint_becomes_that_of_its_tasks() => CodeFixRun.Verify<RequestFlowAnalyzer, EndpointCodeFix>(Create("{|BT1005:\"/v1/responses\"|}"), Create("BatchEndpoints.Embeddings"));

    private static string Create(string endpoint) => $$"""
        using System.IO;
        using System.Threading.Tasks;
        using BatchTasks;

        [BatchTask(BatchEndpoints.Embeddings, Model = "m", CustomId = "{Id}"), Input("{Text}")]
        public partial record Doc(int Id, string Text)
        {
            public string ToBatchLine() => "";
        }

        public class Job
        {
            public async Task Run(BatchService service, Doc doc)
            {
                File.WriteAllText("docs.jsonl", doc.ToBatchLine());
                var id = await service.UploadAsync("docs.jsonl");
                await service.CreateAsync(new BatchCreateOptions { InputFileId = id, Endpoint = {{endpoint}} });
            }
        }
        """;

    private static string Options(string expression) => $$"""
        using BatchTasks;

        public class Job
        {
            private const string Window = "48h";

            public object Options() => {{expression}};
        }
        """;

    private static string Upload(string purpose) => $$"""
        #pragma warning disable OPENAI001
        using System.Threading.Tasks;
        using BatchTasks;
        using OpenAI;
        using OpenAI.Files;

        public class Job
        {
            public async Task Run(OpenAIClient client)
            {
                var file = await client.GetOpenAIFileClient().UploadFileAsync("a.jsonl", {{purpose}});
                await new BatchService(client).CreateAsync(new BatchCreateOptions { InputFileId = file.Value.Id, Endpoint = BatchEndpoints.Embeddings });
            }
        }
        """;
}
