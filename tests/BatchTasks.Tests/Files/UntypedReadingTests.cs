using System.Text;
using BatchTasks.Tests.HandWritten;

namespace BatchTasks.Tests.Files;

/// <summary>Result files of tasks whose type is not known.</summary>
public sealed class UntypedReadingTests : IDisposable
{
    private const string Embedding = """{"object":"list","data":[{"object":"embedding","index":0,"embedding":[0.5]}],"model":"m","usage":{"prompt_tokens":5,"total_tokens":5}}""";

    private readonly TestFolder _folder = new();

    public static TheoryData<string, string, string> Answers => new()
    {
        { BatchEndpoints.ChatCompletions, Outcomes.Completion("hello"), "Succeeded" },
        { BatchEndpoints.ChatCompletions, Outcomes.Body("""{"role":"assistant","content":null,"refusal":"I can't."}"""), "Refused" },
        { BatchEndpoints.ChatCompletions, Outcomes.Completion("half an ans", "length"), "Truncated" },
        { BatchEndpoints.ChatCompletions, Outcomes.Body("""{"role":"assistant","content":null,"tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":"{}"}}]}""", "tool_calls"), "Succeeded" },
        { BatchEndpoints.ChatCompletions, """{"object":"chat.completion","choices":[]}""", "Invalid" },
        { "/chat/completions", Outcomes.Completion("half an ans", "length"), "Truncated" },
        { "/v4/chat/completions", Outcomes.Completion("half an ans", "length"), "Truncated" },
        { BatchEndpoints.Responses, Bodies.Response(Bodies.Message("one") + "," + Bodies.Message("two")), "Succeeded" },
        { BatchEndpoints.Responses, Bodies.Response(Bodies.Call("f", "{}")), "Succeeded" },
        { BatchEndpoints.Responses, Bodies.Response(Bodies.Refusal("No.")), "Refused" },
        { BatchEndpoints.Responses, Bodies.Response(Bodies.Message("hal"), "incomplete", """{"reason":"max_output_tokens"}"""), "Truncated" },
        { BatchEndpoints.Responses, Bodies.Response("", "failed", error: """{"code":"server_error","message":"m"}"""), "Failed" },
        { BatchEndpoints.Completions, Bodies.Completion("""{"text":"hi","index":0,"logprobs":null,"finish_reason":"stop"}"""), "Succeeded" },
        { BatchEndpoints.Completions, Bodies.Completion("""{"text":"hi","index":0,"logprobs":null,"finish_reason":"length"}"""), "Truncated" },
        { BatchEndpoints.Embeddings, Embedding, "Succeeded" },
        { BatchEndpoints.Moderations, Bodies.Moderation, "Succeeded" },
        { BatchEndpoints.ImageGenerations, Bodies.Images("""{"b64_json":"AA=="}"""), "Succeeded" },
        { BatchEndpoints.Videos, Bodies.Video, "Succeeded" },
        { "/v1/rerank", """{"results":[]}""", "Succeeded" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task An_answer_is_told_by_what_its_endpoint_says(string endpoint, string body, string kind)
    {
        var outcome = Assert.Single(await ReadAsync(endpoint, Outcomes.Line("a", 200, body.ReplaceLineEndings(" "))));

        Assert.Equal(("a", kind, 1), (outcome.CustomId, outcome.Kind.ToString(), outcome.Attempt));
        if (outcome is BatchOutcome<BatchRawBody>.Succeeded { Value: var value })
            Assert.Equal(body.ReplaceLineEndings(" "), value.ToString());
        else
            Assert.Equal(body.ReplaceLineEndings(" "), Encoding.UTF8.GetString(outcome.RawBody.Span));
    }

    [Fact]
    public async Task Exceptions_tell_what_they_tell_of_typed_answers()
    {
        var truncated = Assert.IsType<BatchOutcome<BatchRawBody>.Truncated>(Assert.Single(
            await ReadAsync(BatchEndpoints.ChatCompletions, Outcomes.Line("a", 200, Outcomes.Completion("half an ans", "length")))));
        Assert.Equal(("half an ans", 7L), (truncated.PartialAnswer, truncated.Usage!.Value.TotalTokens));

        var refused = Assert.IsType<BatchOutcome<BatchRawBody>.Refused>(Assert.Single(
            await ReadAsync(BatchEndpoints.Responses, Outcomes.Line("a", 200, Bodies.Response(Bodies.Refusal("No.")).ReplaceLineEndings(" ")))));
        Assert.Equal("No.", refused.Refusal);

        var failed = Assert.IsType<BatchOutcome<BatchRawBody>.Failed>(Assert.Single(
            await ReadAsync(BatchEndpoints.Embeddings, Outcomes.Line("a", 429, """{"error":{"code":"rate_limit_exceeded","message":"Slow down."}}"""))));
        Assert.Equal((429, "rate_limit_exceeded"), (failed.Error.StatusCode, failed.Error.Code));
    }

    [Fact]
    public async Task Both_files_and_what_is_missing_are_read()
    {
        var options = new BatchReadOptions { InputFile = _folder.Write("batch.jsonl", "{\"custom_id\":\"a\"}\n{\"custom_id\":\"b\"}\n{\"custom_id\":\"c\"}") };
        var output = _folder.Write("output.jsonl", Outcomes.Line("b", "x"));
        var errors = _folder.Write("errors.jsonl", """{"custom_id":"a","response":null,"error":{"code":"batch_cancelled","message":"m"}}""");

        var outcomes = await BatchFile.ReadAsync(output, errors, BatchEndpoints.ChatCompletions, options).ToListAsync();

        Assert.Equal(
            [("b", BatchOutcomeKind.Succeeded), ("a", BatchOutcomeKind.Cancelled), ("c", BatchOutcomeKind.Missing)],
            outcomes.Select(outcome => (outcome.CustomId, outcome.Kind)));
        Assert.Single(await BatchFile.ReadAsync(outputFile: null, errors, BatchEndpoints.ChatCompletions).ToListAsync());
    }

    [Fact]
    public void An_endpoint_must_be_given()
    {
        Assert.Throws<ArgumentException>(() => BatchFile.ReadAsync("a", "b", endpoint: ""));
        Assert.Throws<ArgumentException>(() => BatchFile.ReadAsync(Stream.Null, "b", endpoint: ""));
    }

    public void Dispose() => _folder.Dispose();

    private static Task<List<BatchOutcome<BatchRawBody>>> ReadAsync(string endpoint, string line) =>
        BatchFile.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(line + "\n")), "output.jsonl", endpoint).ToListAsync().AsTask();
}
