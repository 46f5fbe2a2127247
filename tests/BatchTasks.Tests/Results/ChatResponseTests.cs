using System.Text;
using System.Text.Json;
using BatchTasks.Tests.HandWritten;

namespace BatchTasks.Tests.Results;

public sealed class ChatResponseTests
{
    private static BatchOutcome<string> Read(string body, int status = 200, bool keepRawBody = false) =>
        BatchResponse.Read<AskTask, string>("a", status, "req", Encoding.UTF8.GetBytes(body), keepRawBody);

    private static BatchOutcome<Verdict> ReadVerdict(string content, string finishReason = "stop") => BatchResponse.Read<JudgeTask, Verdict>(
        "judge-1", 200, null, Encoding.UTF8.GetBytes(Outcomes.Completion(JsonEncodedText.Encode(content).ToString(), finishReason)));

    private static BatchOutcome<Verdict> ReadCall(string message, string finishReason = "tool_calls") =>
        BatchResponse.Read<CallTask, Verdict>("call-1", 200, null, Encoding.UTF8.GetBytes(Outcomes.Body(message, finishReason)));

    [Fact]
    public void A_success_tells_all_that_the_response_tells()
    {
        var outcome = Assert.IsType<BatchOutcome<string>.Succeeded>(Read(Outcomes.Completion("hi")));

        Assert.Equal("hi", outcome.Value);
        Assert.Equal(("a", "req", "gpt-4o-mini", "stop"), (outcome.CustomId, outcome.RequestId, outcome.Model, outcome.FinishReason));
        Assert.Equal(new BatchUsage(3, 2, 4, 1, 7), outcome.Usage);
        Assert.True(outcome.RawBody.IsEmpty);
    }

    [Fact]
    public void The_raw_body_is_kept_on_demand_and_whenever_there_is_no_result()
    {
        var good = Outcomes.Completion("hi");
        Assert.Equal(good, Encoding.UTF8.GetString(Read(good, keepRawBody: true).RawBody.Span));

        foreach (var bad in new[] { Outcomes.Completion("hi", "length"), Outcomes.Body("""{"refusal": "no"}"""), "{\"error\": \"x\"}", "nonsense", "" })
        {
            var outcome = Read(bad);
            Assert.NotEqual(BatchOutcomeKind.Succeeded, outcome.Kind);
            Assert.Equal(bad, Encoding.UTF8.GetString(outcome.RawBody.Span));
        }
    }

    [Theory]
    [InlineData("\\u3042\\uD83D\\uDE00\\n\\\"\\\\\\/\\t", "あ😀\n\"\\/\t")]
    [InlineData("cut \\ud83d", "cut \ufffd")]
    [InlineData("\\ud83dx \\ude00", "\ufffdx \ufffd")]
    [InlineData("\\ud83d\\ud83d\\ude00", "\ufffd😀")]
    [InlineData("", "")]
    public void Text_is_unescaped_and_a_lone_surrogate_loses_nothing_else(string written, string expected) =>
        Assert.Equal(expected, Assert.IsType<BatchOutcome<string>.Succeeded>(Read(Outcomes.Completion(written))).Value);

    [Fact]
    public void A_refusal_is_refused_whatever_the_content()
    {
        var outcome = Assert.IsType<BatchOutcome<string>.Refused>(Read(Outcomes.Body("""{"role":"assistant","content":null,"refusal":"I can't \"help\"."}""")));

        Assert.Equal("I can't \"help\".", outcome.Refusal);
        Assert.Equal(7, outcome.Usage!.Value.TotalTokens);
    }

    [Theory]
    [InlineData("length")]
    [InlineData("content_filter")]
    public void What_was_cut_off_is_truncated_with_what_was_received(string reason)
    {
        var text = Assert.IsType<BatchOutcome<string>.Truncated>(Read(Outcomes.Completion("half an ans", reason)));
        Assert.Equal(("half an ans", reason), (text.PartialAnswer, text.FinishReason));

        var json = Assert.IsType<BatchOutcome<Verdict>.Truncated>(ReadVerdict("{\"sentiment\":\"pos", reason));
        Assert.Equal("{\"sentiment\":\"pos", json.PartialAnswer);

        var call = Assert.IsType<BatchOutcome<Verdict>.Truncated>(
            ReadCall("""{"content":null,"tool_calls":[{"type":"function","function":{"name":"f","arguments":"{\"senti"}}]}""", reason));
        Assert.Equal("{\"senti", call.PartialAnswer);

        Assert.Equal("", Assert.IsType<BatchOutcome<string>.Truncated>(Read(Outcomes.Body("""{"content":null}""", reason))).PartialAnswer);
        Assert.Equal("", Assert.IsType<BatchOutcome<Verdict>.Truncated>(ReadCall("""{"content":null}""", reason)).PartialAnswer);
    }

    [Fact]
    public void A_structured_answer_is_read_as_its_type() =>
        Assert.Equal(new Verdict("positive", 0.9), Assert.IsType<BatchOutcome<Verdict>.Succeeded>(ReadVerdict("{\"sentiment\":\"positive\",\"confidence\":0.9}")).Value);

    [Theory]
    [InlineData("{\"sentiment\":\"positive\"}", "no 'confidence'")]
    [InlineData("{\"sentiment\":5,\"confidence\":0.9}", "a string was expected")]
    [InlineData("positive", "can't be read as Verdict")]
    [InlineData("", "can't be read as Verdict")]
    [InlineData("{\"sentiment\":\"positive\",\"confidence\":0.9} extra", "can't be read as Verdict")]
    public void An_answer_of_another_form_is_invalid_with_the_reason(string content, string problem)
    {
        var outcome = Assert.IsType<BatchOutcome<Verdict>.Invalid>(ReadVerdict(content));

        Assert.Contains(problem, outcome.Problem, StringComparison.Ordinal);
        Assert.Equal("stop", outcome.FinishReason);
        Assert.False(outcome.RawBody.IsEmpty);
    }

    [Theory]
    [InlineData("""{"content":null,"tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":"{\"sentiment\":\"negative\",\"confidence\":1}"}}]}""")]
    [InlineData("""{"tool_calls":[{"function":{"arguments":{"sentiment":"negative","confidence":1}}}]}""")]
    [InlineData("""{"function_call":{"name":"f","arguments":"{\"sentiment\":\"negative\",\"confidence\":1}"},"tool_calls":null}""")]
    [InlineData("""{"tool_calls":[null,{"function":{"arguments":"{\"sentiment\":\"negative\",\"confidence\":1}"}},{"function":{"arguments":"{}"}}]}""")]
    public void The_arguments_of_a_function_call_are_read(string message) =>
        Assert.Equal(new Verdict("negative", 1), Assert.IsType<BatchOutcome<Verdict>.Succeeded>(ReadCall(message)).Value);

    [Fact]
    public void No_function_call_where_one_was_forced_is_invalid() =>
        Assert.Contains("called no function", Assert.IsType<BatchOutcome<Verdict>.Invalid>(ReadCall("""{"content":"hello"}""")).Problem, StringComparison.Ordinal);

    [Fact]
    public void Content_in_parts_is_joined()
    {
        var outcome = Read(Outcomes.Body("""{"content":[{"type":"text","text":"one "},{"type":"image","url":{"text":"no"}},{"text":"t\u0077o","type":"text"},"x"]}"""));

        Assert.Equal("one two", Assert.IsType<BatchOutcome<string>.Succeeded>(outcome).Value);
    }

    [Theory]
    [InlineData("""{"choices":[{"message":{"content":null}}]}""", "no content")]
    [InlineData("""{"choices":[{"message":{"content":[]}}]}""", "no content")]
    [InlineData("""{"choices":[{"message":null}]}""", "no content")]
    [InlineData("""{"choices":[]}""", "no choice")]
    [InlineData("""{"choices":null}""", "no choice")]
    [InlineData("{}", "no choice")]
    [InlineData("[]", "not a JSON object")]
    [InlineData("{\"choices\":[", "can't be read")]
    [InlineData("", "no body")]
    public void A_response_without_an_answer_is_invalid(string body, string problem) =>
        Assert.Contains(problem, Assert.IsType<BatchOutcome<string>.Invalid>(Read(body)).Problem, StringComparison.Ordinal);

    [Fact]
    public void The_first_choice_counts()
    {
        var outcome = Read("""{"choices":[{"finish_reason":"stop","message":{"content":"first"}},{"finish_reason":"length","message":{"content":"second","refusal":"no"}}]}""");

        Assert.Equal("first", Assert.IsType<BatchOutcome<string>.Succeeded>(outcome).Value);
    }

    [Theory]
    [InlineData("""{"input_tokens":1,"output_tokens":2,"input_tokens_details":{"cached_tokens":3},"output_tokens_details":{"x":{},"reasoning_tokens":4},"total_tokens":5}""", 1, 3, 2, 4, 5)]
    [InlineData("""{"prompt_tokens":1.0,"completion_tokens":2e0,"total_time":0.5}""", 1, 0, 2, 0, 3)]
    [InlineData("""{"prompt_tokens":"1","completion_tokens":null,"prompt_tokens_details":null,"total_tokens":9}""", 1, 0, 0, 0, 9)]
    public void Usage_is_read_under_either_name(string usage, long input, long cached, long output, long reasoning, long total) =>
        Assert.Equal(
            new BatchUsage(input, cached, output, reasoning, total),
            Read($$"""{"usage":{{usage}},"choices":[{"message":{"content":"x"} }]}""").Usage);

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("5")]
    [InlineData("""{"prompt_tokens":null}""")]
    public void Usage_that_tells_nothing_is_none(string usage) =>
        Assert.Null(Read($$"""{"usage":{{usage}},"choices":[{"message":{"content":"x"} }]}""").Usage);

    [Fact]
    public void Deep_and_unknown_members_are_stepped_over()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 300)) + string.Concat(Enumerable.Repeat("]", 300));

        var outcome = Read($$"""{"deep":{{deep}},"choices":[{"x":{{deep}},"message":{"y":{},"content":"x","reasoning_content":"z"} }],"error":null}""");

        Assert.Equal("x", Assert.IsType<BatchOutcome<string>.Succeeded>(outcome).Value);
    }

    [Fact]
    public async Task Strings_that_repeat_are_one_object()
    {
        var outcomes = await Outcomes.ReadAsync($"{Outcomes.Line("a", "x")}\n{Outcomes.Line("b", "y")}\n");

        Assert.Same(outcomes[0].Model, outcomes[1].Model);
        Assert.Same(outcomes[0].FinishReason, outcomes[1].FinishReason);
    }

    [Fact]
    public void A_reader_that_is_cancelled_or_out_of_memory_stops_and_any_other_failure_is_invalid()
    {
        Assert.Throws<OperationCanceledException>(() => ThrowingTask.Read(new OperationCanceledException()));
        Assert.Throws<InsufficientMemoryException>(() => ThrowingTask.Read(new InsufficientMemoryException()));
        var outcome = ThrowingTask.Read(new InvalidOperationException("odd"));
        Assert.Contains("odd", Assert.IsType<BatchOutcome<string>.Invalid>(outcome).Problem, StringComparison.Ordinal);
    }

    private sealed record ThrowingTask : IBatchTaskSerializer<ThrowingTask, string>
    {
        [ThreadStatic]
        private static Exception? s_exception;

        public static BatchTaskDefinition Definition { get; } =
            new() { Endpoint = BatchEndpoints.ChatCompletions, CustomIdTemplate = "x", AnswerKind = BatchAnswerKind.Text };

        public static void WriteCustomId(ThrowingTask task, ref BatchLineWriter writer) => throw s_exception!;

        public static void WriteBody(ThrowingTask task, ref BatchLineWriter writer) => throw s_exception!;

        public static string ReadResult(BatchAnswer answer) => throw s_exception!;

        public static BatchOutcome<string> Read(Exception exception)
        {
            s_exception = exception;
            return BatchResponse.Read<ThrowingTask, string>("a", 200, null, Encoding.UTF8.GetBytes(Outcomes.Completion("x")));
        }
    }
}
