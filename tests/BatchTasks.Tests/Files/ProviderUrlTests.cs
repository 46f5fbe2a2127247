using System.Buffers;
using System.Text;
using System.Text.Json;
using BatchTasks.Tests.HandWritten;

namespace BatchTasks.Tests.Files;

public sealed class ProviderUrlTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<BatchProvider, string, string> Urls() => new()
    {
        { BatchProvider.OpenAI, BatchEndpoints.ChatCompletions, "/v1/chat/completions" },
        { BatchProvider.AzureOpenAI, BatchEndpoints.Responses, "/v1/responses" },
        { BatchProvider.AzureOpenAI with { UrlPrefix = "" }, BatchEndpoints.ChatCompletions, "/chat/completions" },
        { BatchProvider.Groq, BatchEndpoints.ChatCompletions, "/v1/chat/completions" },
        { BatchProvider.DashScope, BatchEndpoints.Embeddings, "/v1/embeddings" },
        { BatchProvider.Zhipu, BatchEndpoints.ChatCompletions, "/v4/chat/completions" },
        { BatchProvider.Vllm, BatchEndpoints.ChatCompletions, "/v1/chat/completions" },
        { new BatchProvider { Name = "ours", UrlPrefix = "/openai" }, BatchEndpoints.Videos, "/openai/videos" },
        { BatchProvider.Zhipu, "/v4/own", "/v4/own" },
    };

    [Theory]
    [MemberData(nameof(Urls))]
    public void Each_service_has_its_form_of_urls(BatchProvider provider, string endpoint, string url) => Assert.Equal(url, provider.UrlOf(endpoint));

    [Fact]
    public void A_service_tells_what_it_serves()
    {
        Assert.True(BatchProvider.Groq.Serves(BatchEndpoints.ChatCompletions));
        Assert.True(BatchProvider.Zhipu.Serves("/v4/chat/completions"));
        Assert.False(BatchProvider.Groq.Serves(BatchEndpoints.Videos));
        Assert.All(BatchProvider.AzureOpenAI.Endpoints, endpoint => Assert.True(BatchProvider.AzureOpenAI.Serves(endpoint)));
        Assert.All(BatchProvider.AzureOpenAI.Endpoints, endpoint => Assert.True((BatchProvider.AzureOpenAI with { UrlPrefix = "" }).Serves(endpoint)));
    }

    [Fact]
    public async Task Lines_are_written_with_the_url_of_their_service()
    {
        await BatchFile.WriteAsync(_folder["a.jsonl"], [new AskTask("a", "hi")], new BatchWriteOptions { Provider = BatchProvider.Zhipu });
        await BatchFile.WriteAsync(_folder["b.jsonl"], [new AskTask("a", "hi")]);

        Assert.Equal("/v4/chat/completions", UrlIn(await File.ReadAllTextAsync(_folder["a.jsonl"])));
        Assert.Equal("/v1/chat/completions", UrlIn(await File.ReadAllTextAsync(_folder["b.jsonl"])));
        var buffer = new ArrayBufferWriter<byte>();
        BatchLine.Write(new AskTask("a", "hi"), buffer, BatchProvider.AzureOpenAI with { UrlPrefix = "" });
        Assert.Equal("/chat/completions", UrlIn(Encoding.UTF8.GetString(buffer.WrittenSpan)));
        Assert.Equal("/v4/chat/completions", UrlIn(BatchLine.GetText<AskTask, string>(new AskTask("a", "hi"), BatchProvider.Zhipu)));
    }

    public static TheoryData<BatchProvider> WithoutResponses() =>
        [BatchProvider.Groq, BatchProvider.DashScope, BatchProvider.Zhipu, BatchProvider.Vllm, BatchProvider.OpenAI with { Endpoints = [BatchEndpoints.Embeddings] }];

    [Theory]
    [MemberData(nameof(WithoutResponses))]
    public async Task Tasks_for_an_endpoint_that_the_service_lacks_are_refused_before_a_file_is_written(BatchProvider provider)
    {
        var refused = await Assert.ThrowsAsync<BatchTaskException>(
            () => BatchFile.WriteAsync<TextAnswer, string>(_folder["a.jsonl"], [new TextAnswer()], new BatchWriteOptions { Provider = provider }));

        Assert.Equal("BT1002", refused.RuleId);
        Assert.StartsWith($"BT1002: the tasks go to '/v1/responses', which the Batch API of {provider.Name} does not serve; it serves {provider.UrlOf(provider.Endpoints[0])}", refused.Message, StringComparison.Ordinal);
        Assert.Empty(_folder.Names);
    }

    [Fact]
    public async Task A_service_with_urls_of_its_own_takes_tasks_for_them()
    {
        await BatchFile.WriteAsync<ScoreTask, string>(_folder["a.jsonl"], [new ScoreTask()], new BatchWriteOptions { Provider = BatchProvider.Vllm });
        Assert.Equal("/v1/score", UrlIn(await File.ReadAllTextAsync(_folder["a.jsonl"])));

        var refused = await Assert.ThrowsAsync<BatchTaskException>(() => BatchFile.WriteAsync<ScoreTask, string>(_folder["b.jsonl"], [new ScoreTask()]));
        Assert.Equal("BT1002", refused.RuleId);
        await BatchFile.WriteAsync<ScoreTask, string>(
            _folder["c.jsonl"], [new ScoreTask()], new BatchWriteOptions { Provider = BatchProvider.OpenAI with { Name = "ours", Endpoints = ["/v1/score"] } });
    }

    [Theory]
    [InlineData("/chat/completions", "Azure", null)]
    [InlineData("/v1/chat/completions", "Azure", null)]
    [InlineData("/v1/responses", "Groq", "The Batch API of Groq does not serve the url '/v1/responses'; it serves /v1/chat/completions")]
    [InlineData("/v1/chat/completions", "Zhipu", "The Batch API of Zhipu does not serve the url '/v1/chat/completions'; did you mean '/v4/chat/completions'?")]
    [InlineData("/v1/chat/ds-test", "DashScope", null)]
    [InlineData("/chat/completions", "OpenAI", "The Batch API does not serve the url '/chat/completions'; did you mean '/v1/chat/completions'?")]
    public async Task Files_are_held_against_the_urls_of_their_service(string url, string service, string? message)
    {
        var provider = new[] { BatchProvider.AzureOpenAI, BatchProvider.Groq, BatchProvider.Zhipu, BatchProvider.DashScope, BatchProvider.OpenAI }
            .First(each => each.Name.StartsWith(service, StringComparison.Ordinal));
        var file = _folder.Write("a.jsonl", $$"""{"custom_id":"a","method":"POST","url":"{{url}}","body":{"model":"m","messages":[{"role":"user","content":"x"}]} }""");

        var problems = await BatchFile.ValidateAsync(file, new BatchValidateOptions { Provider = provider }).ToListAsync();

        Assert.Equal(message is null ? [] : [("BT1002", message)], problems.Select(problem => (problem.RuleId, problem.Message)));
    }

    private static string? UrlIn(string line)
    {
        using var document = JsonDocument.Parse(line);
        return document.RootElement.GetProperty("url").GetString();
    }

    private sealed record ScoreTask : IBatchTaskSerializer<ScoreTask, string>
    {
        public static BatchTaskDefinition Definition { get; } = new() { Endpoint = "/v1/score", CustomIdTemplate = "x", AnswerKind = BatchAnswerKind.Text };

        public static void WriteCustomId(ScoreTask task, ref BatchLineWriter writer) => writer.WriteConstant("x"u8);

        public static void WriteBody(ScoreTask task, ref BatchLineWriter writer) => writer.WriteConstant("{}"u8);

        public static string ReadResult(BatchAnswer answer) => answer.ReadString();
    }
}
