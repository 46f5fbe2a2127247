using System.Text.Json;

namespace BatchTasks.Emulator.Tests;

/// <summary>The second stage: the batch fails, every line that is wrong is named, and nothing is executed.</summary>
public sealed class LineValidationTests
{
    private const string Streaming = """{"custom_id":"s","method":"POST","url":"/v1/chat/completions","body":{"model":"gpt-4o-mini","messages":[],"stream":true}}""";

    [Theory]
    [InlineData("""{"custom_id":""", "invalid_json_line", null, "This line is not parseable as valid JSON.")]
    [InlineData("[1]", "invalid_json_line", null, "This line is not parseable as valid JSON.")]
    [InlineData("""{"method":"POST","url":"/v1/chat/completions","body":{"model":"gpt-4o-mini","messages":[]}}""", "missing_required_parameter", "custom_id", "Missing required parameter: 'custom_id'.")]
    [InlineData("""{"custom_id":"x","url":"/v1/chat/completions","body":{"model":"gpt-4o-mini","messages":[]}}""", "missing_required_parameter", "method", "Missing required parameter: 'method'.")]
    [InlineData("""{"custom_id":"x","method":"POST","body":{"model":"gpt-4o-mini","messages":[]}}""", "missing_required_parameter", "url", "Missing required parameter: 'url'.")]
    [InlineData("""{"custom_id":"x","method":"POST","url":"/v1/chat/completions"}""", "missing_required_parameter", "body", "Missing required parameter: 'body'.")]
    [InlineData("""{"custom_id":"x","method":"POST","url":"/v1/chat/completions","body":{"messages":[]}}""", "invalid_request", "body.model", "Model parameter is required.")]
    [InlineData("""{"custom_id":"x","method":"POST","url":"/v1/chat/completions","body":{"model":"gpt-4o-mini"}}""", "invalid_request", "body.messages", "Messages parameter is required.")]
    [InlineData("""{"custom_id":"x","method":"POST","url":"/v1/embeddings","body":{"model":"gpt-4o-mini","messages":[]}}""", "invalid_url", "url", "The URL provided for this request does not match the batch endpoint.")]
    [InlineData("""{"custom_id":"x","method":"POST","url":"/chat/completions","body":{"model":"gpt-4o-mini","messages":[]}}""", "invalid_url", "url", "The URL provided for this request does not match the batch endpoint.")]
    [InlineData("""{"custom_id":"x","method":"POST","url":"/v1/chat/completions","body":{"model":"nonexistent-model-xyz","messages":[]}}""", "model_not_found", "body.model", "The provided model 'nonexistent-model-xyz' is not supported by the Batch API.")]
    [InlineData(Streaming, "streaming_unsupported", "body.stream", "Chat Completions: Streaming is not supported in the Batch API.")]
    [InlineData("""{"custom_id":"first","method":"POST","url":"/v1/chat/completions","body":{"model":"gpt-4o-mini","messages":[]}}""", "duplicate_custom_id", "custom_id", "The custom_id 'first' for this request is a duplicate of another request. The custom_id parameter must be unique for each request in a batch.")]
    [InlineData("""{"custom_id":"x","method":"POST","url":"/v1/chat/completions","body":{"model":"gpt-4o","messages":[]}}""", "mismatched_model", "body.model", "The model 'gpt-4o' for this request does not match the rest of the batch. Each batch must contain requests for a single model.")]
    [InlineData("""{"custom_id":"x","method":"GET","url":"/v1/chat/completions","body":{"model":"gpt-4o-mini","messages":[]}}""", "invalid_value", "method", "Invalid value: 'GET'. Supported values are: 'POST'.")]
    [InlineData("""{"custom_id":7,"method":"POST","url":"/v1/chat/completions","body":{"model":"gpt-4o-mini","messages":[]}}""", "invalid_type", "custom_id", "Invalid type for 'custom_id': expected a string, but got a number instead.")]
    public async Task A_wrong_line_fails_the_batch_with_its_number_and_nothing_is_executed(string line, string code, string? param, string message)
    {
        var calls = 0;
        await using var emulator = await BatchEmulator.StartAsync(new()
        {
            Models = ["gpt-4o-mini", "gpt-4o"],
            Handler = (request, _) =>
            {
                Interlocked.Increment(ref calls);
                return new(EmulatedResponse.Default(request));
            },
        });
        using var client = new EmulatorClient(emulator.Endpoint);
        var batch = await client.RunChatAsync(EmulatorClient.ChatLine("first"), "", line);
        Assert.Equal("failed", batch.GetProperty("status").GetString());
        Assert.Equal("list", batch.GetProperty("errors").GetProperty("object").GetString());
        var errors = Errors(batch);
        Assert.Contains((code, param, message, 3), errors);
        Assert.All(errors, error => Assert.Equal(3, error.Line));
        Assert.NotEqual(JsonValueKind.Null, batch.GetProperty("failed_at").ValueKind);
        Assert.Equal(JsonValueKind.Null, batch.GetProperty("in_progress_at").ValueKind);
        Assert.Equal(JsonValueKind.Null, batch.GetProperty("output_file_id").ValueKind);
        Assert.Equal(0, batch.GetProperty("request_counts").GetProperty("total").GetInt32());
        Assert.Equal(0, calls);
    }

    [Fact]
    public async Task All_wrong_lines_are_reported_in_their_order()
    {
        await using var emulator = await BatchEmulator.StartAsync();
        using var client = new EmulatorClient(emulator.Endpoint);
        var batch = await client.RunChatAsync(EmulatorClient.ChatLine("a"), "nothing", EmulatorClient.ChatLine("a", model: "other"), Streaming);
        Assert.Equal(
            [("invalid_json_line", 2), ("duplicate_custom_id", 3), ("mismatched_model", 3), ("streaming_unsupported", 4)],
            Errors(batch).Select(error => (error.Code, error.Line!.Value)));
    }

    [Fact]
    public async Task A_file_over_its_limits_fails()
    {
        await using var emulator = await BatchEmulator.StartAsync(new() { MaxRequestsPerFile = 2, MaxBytesPerFile = 300 });
        using var client = new EmulatorClient(emulator.Endpoint);
        var batch = await client.RunChatAsync(EmulatorClient.ChatLine("a"), EmulatorClient.ChatLine("b"), EmulatorClient.ChatLine("c"));
        Assert.Equal(
            [
                ("too_many_tasks", null, "The input file has too many requests. A batch may contain up to 2 requests.", 3),
                ("file_too_large", null, "The input file is too large. A batch input file may have up to 300 bytes.", null),
            ],
            Errors(batch));
    }

    [Fact]
    public async Task Lines_with_CRLF_blank_lines_and_foreign_fields_pass()
    {
        await using var emulator = await BatchEmulator.StartAsync();
        using var client = new EmulatorClient(emulator.Endpoint);
        var foreign = EmulatorClient.ChatLine("b").Replace("{\"custom_id\"", "{\"note\":1,\"custom_id\"", StringComparison.Ordinal);
        var batch = await client.RunChatAsync(EmulatorClient.ChatLine("a") + "\r", "\r", foreign + "\r", "");
        Assert.Equal("completed", batch.GetProperty("status").GetString());
        Assert.Equal(2, batch.GetProperty("request_counts").GetProperty("completed").GetInt32());
    }

    private static List<(string? Code, string? Param, string? Message, int? Line)> Errors(JsonElement batch) =>
    [
        .. batch.GetProperty("errors").GetProperty("data").EnumerateArray().Select(error => (
            error.GetProperty("code").GetString(),
            error.GetProperty("param").GetString(),
            error.GetProperty("message").GetString(),
            error.GetProperty("line").ValueKind == JsonValueKind.Null ? (int?)null : error.GetProperty("line").GetInt32())),
    ];
}
