using BatchTasks.CodeFixes;
using BatchTasks.Generators.Tests.Harness;

namespace BatchTasks.Generators.Tests.CodeFixes;

public class EndpointTests
{
    [Theory]
    [InlineData("using BatchTasks;", "\"/v1/chat/completion\"", "BatchEndpoints.ChatCompletions")]
    [InlineData("using BatchTasks;", "\"v1/embeddings\"", "BatchEndpoints.Embeddings")]
    [InlineData("using BatchTasks;", "endpoint: \"/v1/embedding\"", "endpoint: BatchEndpoints.Embeddings")]
    [InlineData("", "\"/v1/chat/completion\"", "BatchTasks.BatchEndpoints.ChatCompletions")]
    public Task The_nearest_endpoint_is_named_by_its_constant(string usings, string before, string after)
    {
        var colon = before.IndexOf(": ", StringComparison.Ordinal) is var at and >= 0 ? at + 2 : 0;
        return CodeFixRun.Verify<EndpointCodeFix>(Source(usings, $"{before[..colon]}{{|BT1002:{before[colon..]}|}}"), Source(usings, after));
    }

    [Fact]
    public Task What_resembles_no_endpoint_is_left_to_its_author() =>
        CodeFixRun.VerifyNoFix<EndpointCodeFix>(Source("using BatchTasks;", "{|BT1002:\"/v1/audio/speech\"|}"));

    private static string Source(string usings, string endpoint) =>
        $$"""
        {{usings}}

        [BatchTasks.BatchTask({{endpoint}}, Model = "m", CustomId = "{Id}")]
        [BatchTasks.{{(endpoint.Contains("mbedding", StringComparison.Ordinal) ? "Input" : "UserMessage")}}("x")]
        public partial record Row(int Id);
        """;
}
