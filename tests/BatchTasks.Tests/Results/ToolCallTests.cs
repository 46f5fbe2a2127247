using BatchTasks.Tests.HandWritten;

namespace BatchTasks.Tests.Results;

public sealed class ToolCallTests
{
    private static string Calls(string calls, string content = "null") =>
        Bodies.Chat(Bodies.Choice(0, $$"""{"role":"assistant","content":{{content}},"refusal":null,"reasoning_content":"why","tool_calls":[{{calls}}]}""", "tool_calls"));

    private static string Function(string id, string name, string arguments) =>
        $$"""{"id":"{{id}}","type":"function","function":{"name":"{{name}}","arguments":"{{arguments}}"} }""";

    [Fact]
    public void Parallel_calls_of_a_chat_completion_come_with_the_text_beside_them()
    {
        var result = ToolsAnswer.ValueOf(Calls(
            $$"""{{Function("c1", "judge", Bodies.GoodVerdict)}},{{Function("c2", "judge", Bodies.OtherVerdict)}},{"id":"c3","type":"custom","custom":{"name":"run","input":"ls \"x\""} }""",
            "\"Judging.\""));

        Assert.Equal(("Judging.", "why"), (result.Text, result.Reasoning));
        Assert.Equal(
            [("c1", "judge", new Verdict("positive", 0.9), false), ("c2", "judge", new Verdict("negative", 1), false), ("c3", "run", (object)"ls \"x\"", true)],
            result.Calls.Select(call => (call.Id, call.Name, call.Arguments!, call.IsCustom)));
        Assert.Equal("{\"sentiment\":\"positive\",\"confidence\":0.9}", result.Calls[0].ArgumentsJson);
        Assert.All(result.Calls, call => Assert.Null(call.Problem));
    }

    [Fact]
    public void The_calls_of_a_response_are_read()
    {
        var custom = """{"type":"custom_tool_call","id":"ctc_1","call_id":"call_2","name":"run","input":"free text"}""";
        var items = $"{Bodies.Reasoning("hm")},{Bodies.Message("one")},{Bodies.Call("judge", Bodies.GoodVerdict)},{custom},{Bodies.Message("two")}";

        var result = ToolsAnswer.ValueOf(Bodies.Response(items));

        Assert.Equal(("one\ntwo", "hm"), (result.Text, result.Reasoning));
        Assert.Equal([("call_1", "judge", false), ("call_2", "run", true)], result.Calls.Select(call => (call.Id, call.Name, call.IsCustom)));
        Assert.Equal([new Verdict("positive", 0.9), "free text"], result.Calls.Select(call => call.Arguments));
    }

    [Fact]
    public void Arguments_that_can_not_be_read_take_nothing_from_the_other_calls()
    {
        var result = ToolsAnswer.ValueOf(Calls(
            $$"""{{Function("1", "judge", "{\\\"sentiment\\\":")}},{"id":"2","function":{"name":"judge"} },{{Function("3", "unknown", "{}")}},null,{"id":"x"},{{Function("4", "judge", Bodies.GoodVerdict)}}"""));

        Assert.Equal(["1", "2", "3", "4"], result.Calls.Select(call => call.Id));
        Assert.Equal([false, false, false, true], result.Calls.Select(call => call.Arguments is not null));
        Assert.StartsWith("The arguments of 'judge' can't be read:", result.Calls[0].Problem, StringComparison.Ordinal);
        Assert.Equal("{\"sentiment\":", result.Calls[0].ArgumentsJson);
        Assert.Equal("The call of 'judge' has no arguments.", result.Calls[1].Problem);
        Assert.Equal("The task has no tool 'unknown'.", result.Calls[2].Problem);
        Assert.Null(result.Calls[3].Problem);
    }

    [Fact]
    public void The_form_before_tools_and_a_custom_tool_without_a_type_are_read()
    {
        var result = ToolsAnswer.ValueOf(Bodies.Chat(Bodies.Choice(0, $$"""{"content":null,"function_call":{"name":"judge","arguments":"{{Bodies.GoodVerdict}}"} }""", "function_call")));
        Assert.Equal(("", "judge", new Verdict("positive", 0.9)), (result.Calls[0].Id, result.Calls[0].Name, result.Calls[0].Arguments));

        var custom = ToolsAnswer.ValueOf(Calls("""{"id":"c","type":"custom","custom":{"name":"other","input":"free"} }""")).Calls[0];
        Assert.Equal(("free", null, null), (custom.ArgumentsJson, custom.Arguments, custom.Problem));
    }

    [Fact]
    public void An_answer_of_a_text_alone_is_one_without_calls()
    {
        foreach (var body in new[] { Bodies.Chat(Bodies.Choice(0, """{"content":"No need."}""")), Bodies.Response(Bodies.Message("No need.")) })
        {
            var result = ToolsAnswer.ValueOf(body);
            Assert.Equal("No need.", result.Text);
            Assert.Empty(result.Calls);
        }
    }

    [Fact]
    public void Refusals_and_what_was_cut_off_are_no_success()
    {
        Assert.Equal("no", Assert.IsType<BatchOutcome<BatchToolCalls>.Refused>(ToolsAnswer.Of(Bodies.Response(Bodies.Refusal("no")))).Refusal);
        Assert.Equal("no", Assert.IsType<BatchOutcome<BatchToolCalls>.Refused>(ToolsAnswer.Of(Bodies.Chat(Bodies.Choice(0, """{"refusal":"no"}""")))).Refusal);
        Assert.Equal("half", Assert.IsType<BatchOutcome<BatchToolCalls>.Truncated>(ToolsAnswer.Of(Bodies.Chat(Bodies.Choice(0, """{"content":"half"}""", "length")))).PartialAnswer);
        var cut = Bodies.Response(Bodies.Call("judge", "{}") + "," + Bodies.Call("judge", "{\\\"senti"), "incomplete", """{"reason":"max_output_tokens"}""");
        Assert.Equal("{\"senti", Assert.IsType<BatchOutcome<BatchToolCalls>.Truncated>(ToolsAnswer.Of(cut)).PartialAnswer);
        Assert.Contains("neither a text nor a call", ToolsAnswer.ProblemOf(Bodies.Response("")), StringComparison.Ordinal);
        Assert.Contains("neither a text nor a call", ToolsAnswer.ProblemOf(Bodies.Chat(Bodies.Choice(0, """{"content":null,"tool_calls":{"id":"x"}}"""))), StringComparison.Ordinal);
    }

    [Fact]
    public void Calls_beside_a_refusal_are_kept() =>
        Assert.Single(ToolsAnswer.ValueOf(Bodies.Response($"{Bodies.Refusal("no")},{Bodies.Call("judge", Bodies.GoodVerdict)}")).Calls);
}
