using BatchTasks.Tests.HandWritten;

namespace BatchTasks.Tests.Results;

public sealed class ResponsesTests
{
    private static readonly Verdict s_good = new("positive", 0.9);

    [Fact]
    public void A_success_tells_all_that_the_response_tells()
    {
        var outcome = Assert.IsType<BatchOutcome<string>.Succeeded>(TextAnswer.Of(Bodies.Response(Bodies.Reasoning("hm") + "," + Bodies.Message("h\\u0069"))));

        Assert.Equal("hi", outcome.Value);
        Assert.Equal(("gpt-5-mini", "completed"), (outcome.Model, outcome.FinishReason));
        Assert.Equal(new BatchUsage(36, 8, 87, 64, 123), outcome.Usage);
    }

    [Fact]
    public void The_message_that_reads_as_the_result_is_the_answer()
    {
        var prose = Bodies.Message("Let me think.");
        var good = Bodies.Message(Bodies.GoodVerdict);
        var other = Bodies.Message(Bodies.OtherVerdict);

        Assert.Equal(s_good, VerdictAnswer.ValueOf(Bodies.Response($"{prose},{good}")));
        Assert.Equal(s_good, VerdictAnswer.ValueOf(Bodies.Response($"{good},{prose}")));
        Assert.Equal(s_good, VerdictAnswer.ValueOf(Bodies.Response($"{prose},{good},{other}")));
    }

    [Fact]
    public void The_last_final_answer_comes_before_others_and_commentary_after_them()
    {
        var final = Bodies.Message(Bodies.GoodVerdict, "final_answer");
        var earlier = Bodies.Message(Bodies.OtherVerdict, "final_answer");
        var commentary = Bodies.Message(Bodies.OtherVerdict, "commentary");
        var unmarked = Bodies.Message(Bodies.OtherVerdict);
        var unfinished = Bodies.Message(Bodies.OtherVerdict, "final_answer", "incomplete");

        Assert.Equal(s_good, VerdictAnswer.ValueOf(Bodies.Response($"{commentary},{unmarked},{earlier},{final},{unfinished},{commentary}")));
        Assert.Equal("b", TextAnswer.ValueOf(Bodies.Response($"{Bodies.Message("a", "commentary")},{Bodies.Message("b")}")));
        Assert.Equal("a", TextAnswer.ValueOf(Bodies.Response(Bodies.Message("a", "commentary"))));
        Assert.Equal("b", TextAnswer.ValueOf(Bodies.Response($"{Bodies.Message("")},{Bodies.Message("b")}")));
        Assert.Equal("", TextAnswer.ValueOf(Bodies.Response(Bodies.Message(""))));
    }

    [Fact]
    public void Where_no_message_reads_as_the_result_it_is_invalid_with_the_problem_of_the_last()
    {
        var problem = VerdictAnswer.ProblemOf(Bodies.Response($"{Bodies.Message("prose")},{Bodies.Message("{\\\"sentiment\\\":\\\"x\\\"}")}"));

        Assert.Contains("no 'confidence'", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_are_joined_and_unknown_items_and_parts_are_skipped()
    {
        var message = """{"type":"message","content":[{"type":"output_text","text":"one "},5,{"type":"output_new","data":{"text":"no"}},{"type":"output_text","text":"two"}]}""";
        var items = $$"""{"type":"web_search_call","id":"ws","status":"completed"},null,[{{message}}],{"type":"new_item","content":[{"text":"no"}]},{{message}}""";

        Assert.Equal("one two", TextAnswer.ValueOf(Bodies.Response(items)));
    }

    [Fact]
    public void A_refusal_is_refused()
    {
        var outcome = Assert.IsType<BatchOutcome<string>.Refused>(TextAnswer.Of(Bodies.Response(Bodies.Refusal("I can't \\\"help\\\"."))));

        Assert.Equal("I can't \"help\".", outcome.Refusal);
        Assert.Equal(123, outcome.Usage!.Value.TotalTokens);
        Assert.IsType<BatchOutcome<string>.Refused>(TextAnswer.Of(Bodies.Response($"{Bodies.Message("Well,")},{Bodies.Refusal("no")}")));
        Assert.IsType<BatchOutcome<Verdict>.Refused>(VerdictAnswer.Of(Bodies.Response($"{Bodies.Message("Well,")},{Bodies.Refusal("no")}")));
        Assert.IsType<BatchOutcome<Verdict>.Refused>(FunctionAnswer.Of(Bodies.Response(Bodies.Refusal("no"))));
    }

    [Fact]
    public void A_message_that_reads_as_the_result_is_not_lost_for_a_refusal_beside_it()
    {
        Assert.Equal(s_good, VerdictAnswer.ValueOf(Bodies.Response($"{Bodies.Message(Bodies.GoodVerdict)},{Bodies.Refusal("no")}")));
        Assert.Equal("after all", TextAnswer.ValueOf(Bodies.Response($"{Bodies.Refusal("no")},{Bodies.Message("after all")}")));
    }

    [Theory]
    [InlineData("max_output_tokens", "The answer was cut off at max_output_tokens; allow more output tokens.")]
    [InlineData("content_filter", "The content filter cut the answer off.")]
    [InlineData("max_credits", "The answer was cut off (max_credits).")]
    public void What_is_incomplete_is_truncated_with_its_reason(string reason, string sentence)
    {
        var body = Bodies.Response($"{Bodies.Message("thinking")},{Bodies.Message("half an ans", status: "incomplete")}", "incomplete", $$"""{"reason":"{{reason}}"}""");

        var outcome = Assert.IsType<BatchOutcome<string>.Truncated>(TextAnswer.Of(body));

        Assert.Equal((reason, "half an ans", sentence), (outcome.FinishReason, outcome.PartialAnswer, outcome.Reason));
        Assert.Equal(123, outcome.Usage!.Value.TotalTokens);
    }

    [Fact]
    public void What_is_incomplete_for_no_reason_or_without_a_message_is_truncated_too()
    {
        var outcome = Assert.IsType<BatchOutcome<string>.Truncated>(TextAnswer.Of(Bodies.Response(Bodies.Reasoning("all tokens"), "incomplete")));
        Assert.Equal(("incomplete", "", "The answer was cut off; the service does not tell why."), (outcome.FinishReason, outcome.PartialAnswer, outcome.Reason));

        var nothing = """{"object":"response","output":null,"incomplete_details":{"reason":"max_output_tokens"}}""";
        Assert.Equal("max_output_tokens", Assert.IsType<BatchOutcome<Verdict>.Truncated>(FunctionAnswer.Of(nothing)).FinishReason);
        Assert.Equal("no", Assert.IsType<BatchOutcome<string>.Refused>(TextAnswer.Of(Bodies.Response(Bodies.Refusal("no"), "incomplete"))).Refusal);

        var call = Bodies.Response(Bodies.Message("x") + "," + Bodies.Call("judge", "{\\\"senti"), "incomplete", """{"reason":"max_output_tokens"}""");
        Assert.Equal("{\"senti", Assert.IsType<BatchOutcome<Verdict>.Truncated>(FunctionAnswer.Of(call)).PartialAnswer);
    }

    [Fact]
    public void A_failed_response_has_failed_with_its_error()
    {
        var body = Bodies.Response("", "failed", error: """{"code":"server_error","message":"The model broke."}""");

        var outcome = Assert.IsType<BatchOutcome<string>.Failed>(TextAnswer.Of(body));

        Assert.Equal(("server_error", "The model broke."), (outcome.Error.Code, outcome.Error.Message));
        Assert.Equal("gpt-5-mini", outcome.Model);
    }

    [Theory]
    [InlineData("failed")]
    [InlineData("cancelled")]
    public void One_that_was_given_up_without_an_error_has_failed_too(string status)
    {
        var outcome = Assert.IsType<BatchOutcome<string>.Failed>(TextAnswer.Of(Bodies.Response(Bodies.Message("half"), status)));

        Assert.Equal((200, status), (outcome.Error.StatusCode, outcome.Error.Code));
        Assert.Contains($"'{status}'", outcome.Error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("completed", "The response has no message with a text.")]
    [InlineData("queued", "The response has no message with a text; its status is 'queued'.")]
    public void A_response_without_a_message_is_invalid(string status, string problem)
    {
        Assert.Equal(problem, TextAnswer.ProblemOf(Bodies.Response(Bodies.Reasoning("hm"), status)));
        Assert.Equal(problem, TextAnswer.ProblemOf(Bodies.Response("", status)));
    }

    [Fact]
    public void The_arguments_of_the_function_that_was_called_are_read()
    {
        var calls = $"{Bodies.Reasoning("hm")},{Bodies.Call("judge", "not json")},{Bodies.Call("judge", Bodies.GoodVerdict)}";

        Assert.Equal(s_good, FunctionAnswer.ValueOf(Bodies.Response(calls)));
        Assert.Contains("can't be read", FunctionAnswer.ProblemOf(Bodies.Response(Bodies.Call("judge", "not json"))), StringComparison.Ordinal);
        Assert.Contains("called no function", FunctionAnswer.ProblemOf(Bodies.Response(Bodies.Message("hello"))), StringComparison.Ordinal);
    }

    [Fact]
    public void Parallel_calls_of_a_chat_completion_are_tried_in_order()
    {
        var message = $$"""{"tool_calls":[{"function":{"name":"judge","arguments":"{"} },{"function":{"name":"judge","arguments":"{{Bodies.GoodVerdict}}"} }]}""";

        Assert.Equal(s_good, FunctionAnswer.ValueOf(Bodies.Chat(Bodies.Choice(0, message))));
    }

    [Fact]
    public async Task Lines_of_the_responses_endpoint_as_Azure_writes_them_are_read()
    {
        var line = $$"""{"custom_id":"a","response":{"body":{{Bodies.Response(Bodies.Message("hi")).ReplaceLineEndings("")}},"request_id":"8f1e5d2c-0000-4000-8000-0123456789ab","status_code":200},"error":null}""";

        var outcome = Assert.IsType<BatchOutcome<string>.Succeeded>(await Outcomes.ReadOneAsync(line));

        Assert.Equal(("hi", "8f1e5d2c-0000-4000-8000-0123456789ab"), (outcome.Value, outcome.RequestId));
    }

    [Fact]
    public void The_text_of_a_completion_is_read()
    {
        var text = """{"text":"\n\nThis is indeed a test","index":0,"logprobs":null,"finish_reason":"length"}""";

        var cut = Assert.IsType<BatchOutcome<string>.Truncated>(TextAnswer.Of(Bodies.Completion(text)));
        Assert.Equal(("\n\nThis is indeed a test", "length"), (cut.PartialAnswer, cut.FinishReason));

        var whole = Assert.IsType<BatchOutcome<string>.Succeeded>(TextAnswer.Of(Bodies.Completion(text.Replace("length", "stop", StringComparison.Ordinal))));
        Assert.Equal(("\n\nThis is indeed a test", "gpt-3.5-turbo-instruct", 12L), (whole.Value, whole.Model, whole.Usage!.Value.TotalTokens));
    }

    [Fact]
    public void Of_a_spoken_answer_the_transcript_is_the_text() =>
        Assert.Equal("spoken", TextAnswer.ValueOf(Bodies.Chat(Bodies.Choice(0, """{"content":null,"refusal":null,"audio":{"id":"a","data":"UklGRg==","transcript":"spoken","expires_at":1}}"""))));
}
