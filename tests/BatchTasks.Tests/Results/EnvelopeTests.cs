using System.Text;
using System.Text.Json;
using BatchTasks.Tests.HandWritten;

namespace BatchTasks.Tests.Results;

public sealed class EnvelopeTests
{
    private static string Ok => Outcomes.Completion("fine");

    [Fact]
    public async Task A_line_of_OpenAI_is_read()
    {
        var outcome = Assert.IsType<BatchOutcome<string>.Succeeded>(await Outcomes.ReadOneAsync(Outcomes.Line("a", "fine")));

        Assert.Equal(("fine", "a", "req_1"), (outcome.Value, outcome.CustomId, outcome.RequestId));
        Assert.Equal(new BatchLineLocation("output.jsonl", 1), outcome.Location);
    }

    public static TheoryData<string> Variants() =>
    [
        $$"""{"error":null,"response":{"body":{{Ok}},"request_id":"r","status_code":200},"custom_id":"a"}""",
        $$"""{"response":{"status_code":200,"body":{{Ok}} },"custom_id":"a","id":"z"}""",
        $$"""{"id":"vllm-1","custom_id":"a","response":{{Ok}},"error":null}""",
        $$"""{"custom_id":"a","response":{"status_code":200,"request_id":null,"body":{{JsonSerializer.Serialize(Ok)}} },"error":null}""",
        $$"""{"custom_id":"a","response":{"status_code":200.0,"body":{{Ok}} },"error":{} }""",
        $$"""{"custom_id":"a","response":{"status_code":"201","body":{{Ok}} },"error":""}""",
        $$"""{"custom_id":"\u0061","response":{"body":{{Ok}} } }""",
        $$"""  {"other":[{"custom_id":"no"}],"custom_id":"a","response":{"headers":{"status_code":500},"status_code":299,"body":{{Ok}} } }  """,
    ];

    [Theory]
    [MemberData(nameof(Variants))]
    public async Task The_variants_of_other_services_are_read(string line)
    {
        var outcome = Assert.IsType<BatchOutcome<string>.Succeeded>(await Outcomes.ReadOneAsync(line));

        Assert.Equal(("fine", "a", "gpt-4o-mini"), (outcome.Value, outcome.CustomId, outcome.Model));
    }

    /// <summary>An escape of half a surrogate pair, in names as long as those that are looked for.</summary>
    [Theory]
    [InlineData("\\ud800")]
    [InlineData("\\ud800abc")]
    [InlineData("\\ud800abcdef")]
    [InlineData("\\udc00\\ud800abcdefghijkl")]
    public async Task A_name_that_is_not_Unicode_is_stepped_over(string name)
    {
        var own = $"\"{name}\":{{\"{name}\":1}},";
        var body = Ok.Replace("{\"", $"{{{own}\"", StringComparison.Ordinal);
        var line = $"{{{own}\"custom_id\":\"a\",\"response\":{{{own}\"status_code\":200,\"body\":{body}}},\"error\":null}}";

        var outcome = Assert.IsType<BatchOutcome<string>.Succeeded>(await Outcomes.ReadOneAsync(line));

        Assert.Equal(("fine", "a", 7), (outcome.Value, outcome.CustomId, outcome.Usage!.Value.TotalTokens));
        var error = $"{{\"custom_id\":\"a\",\"response\":null,\"error\":{{{own}\"c\\u006fde\":\"batch_expired\"}}}}";
        Assert.Equal(BatchOutcomeKind.Expired, (await Outcomes.ReadOneAsync(error)).Kind);
    }

    [Fact]
    public async Task A_number_as_id_is_its_digits() =>
        Assert.Equal("12", (await Outcomes.ReadOneAsync($$"""{"custom_id":12,"response":{"status_code":200,"body":{{Ok}} } }""")).CustomId);

    [Theory]
    [InlineData("batch_expired", BatchOutcomeKind.Expired)]
    [InlineData("batch_cancelled", BatchOutcomeKind.Cancelled)]
    [InlineData("request_timeout", BatchOutcomeKind.Failed)]
    [InlineData("something_new", BatchOutcomeKind.Failed)]
    public async Task The_error_of_a_line_tells_how_it_ended(string code, BatchOutcomeKind kind)
    {
        var line = $$"""{"id":"batch_req_9","custom_id":"a","response":null,"error":{"code":"{{code}}","message":"why"} }""";

        var outcome = await Outcomes.ReadOneAsync(line);

        Assert.Equal((kind, "a", "batch_req_9"), (outcome.Kind, outcome.CustomId, outcome.RequestId));
        Assert.Equal(line, Encoding.UTF8.GetString(outcome.RawBody.Span));
        if (outcome is BatchOutcome<string>.Failed { Error: var error })
            Assert.Equal(new BatchError { Code = code, Message = "why" }, error);
    }

    [Fact]
    public async Task The_error_of_an_HTTP_failure_stands_in_its_body()
    {
        var outcome = Assert.IsType<BatchOutcome<string>.Failed>(await Outcomes.ReadOneAsync(Outcomes.Line(
            "a", 400, """{"error":{"message":"too long","type":"invalid_request_error","param":"messages","code":"context_length_exceeded"}}""")));

        Assert.Equal(
            new BatchError { StatusCode = 400, Code = "context_length_exceeded", Message = "too long", Param = "messages", Type = "invalid_request_error" },
            outcome.Error);
        Assert.Equal("HTTP 400 context_length_exceeded (messages): too long", outcome.Error.ToString());
        Assert.StartsWith("{\"error\"", Encoding.UTF8.GetString(outcome.RawBody.Span), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500, """{"object":"error","message":"broken","type":"Internal","code":500}""", 500, "500", "broken")]
    [InlineData(422, """{"detail":"wrong"}""", 422, null, "wrong")]
    [InlineData(422, """{"detail":[{"loc":["body"]}]}""", 422, null, "[{\"loc\":[\"body\"]}]")]
    [InlineData(503, "\"upstream error\"", 503, null, "upstream error")]
    [InlineData(503, "null", 503, null, "The service gave no reason.")]
    [InlineData(503, "{}", 503, null, "The service gave no reason.")]
    [InlineData(503, "[1]", 503, null, "[1]")]
    [InlineData(400, """{"error":"just text"}""", 400, null, "just text")]
    [InlineData(400, """{"error":{"odd":1}}""", 400, null, "{\"odd\":1}")]
    [InlineData(400, """{"error":{"code":7,"message":{"a":1},"param":["x"]}}""", 400, "7", "{\"a\":1}")]
    [InlineData(0, """{"error":{"message":"never sent"}}""", null, null, "never sent")]
    [InlineData(200, """{"error":{"message":"in a success"}}""", 200, null, "in a success")]
    public async Task Errors_of_any_form_carry_what_they_tell(int status, string body, int? expectedStatus, string? code, string message)
    {
        var outcome = Assert.IsType<BatchOutcome<string>.Failed>(await Outcomes.ReadOneAsync(Outcomes.Line("a", status, body)));

        Assert.Equal((expectedStatus, code, message), (outcome.Error.StatusCode, outcome.Error.Code, outcome.Error.Message));
    }

    [Fact]
    public async Task A_status_of_0_is_a_failure_without_a_status()
    {
        var outcome = Assert.IsType<BatchOutcome<string>.Failed>(await Outcomes.ReadOneAsync(Outcomes.Line("a", 0, "null")));

        Assert.Null(outcome.Error.StatusCode);
    }

    [Fact]
    public void A_failure_with_text_for_a_body_carries_the_text()
    {
        var outcome = BatchResponse.Read<AskTask, string>("a", 502, null, "<html>Bad gateway</html>"u8.ToArray());

        Assert.Equal("<html>Bad gateway</html>", Assert.IsType<BatchOutcome<string>.Failed>(outcome).Error.Message);
    }

    [Fact]
    public async Task An_error_beside_a_response_keeps_the_response()
    {
        var outcome = Assert.IsType<BatchOutcome<string>.Failed>(await Outcomes.ReadOneAsync(
            $$"""{"custom_id":"a","response":{"status_code":200,"body":{{Ok}} },"error":{"type":"server_error","message":"late failure"} }"""));

        Assert.Equal(("late failure", "server_error", 200), (outcome.Error.Message, outcome.Error.Type, outcome.Error.StatusCode));
        Assert.Equal(("gpt-4o-mini", 7L), (outcome.Model, outcome.Usage!.Value.TotalTokens));
        Assert.Equal(Ok, Encoding.UTF8.GetString(outcome.RawBody.Span));
    }

    [Fact]
    public async Task A_null_error_in_a_body_is_no_error() =>
        Assert.IsType<BatchOutcome<string>.Succeeded>(await Outcomes.ReadOneAsync(Outcomes.Line("a", 200, "{\"error\":null," + Ok[1..])));

    [Fact]
    public async Task Raw_bodies_are_kept_for_all_on_demand()
    {
        var outcomes = await Outcomes.ReadAsync(Outcomes.Line("a", "fine"), new() { KeepRawBodies = true });

        Assert.Equal(Ok, Encoding.UTF8.GetString(Assert.Single(outcomes).RawBody.Span));
    }
}
