using BatchTasks.Tests.HandWritten;

namespace BatchTasks.Tests.Results;

public sealed class ChoiceTests
{
    private const string LogProbs =
        """
        {"content":[{"token":"yes","logprob":-0.1,"bytes":[121,101,115],"top_logprobs":[{"token":"yes","logprob":-0.1,"bytes":[121,101,115]},{"token":"no","logprob":-2.5,"bytes":null}]},
        {"token":"!","logprob":-0.3,"bytes":null,"top_logprobs":[]}],"refusal":null}
        """;

    private static string Text(string text) => $$"""{"role":"assistant","content":"{{text}}","refusal":null}""";

    [Fact]
    public void Each_choice_of_a_chat_completion_tells_all_of_itself()
    {
        var message = """{"role":"assistant","content":"yes!","refusal":null,"reasoning_content":"It is\nso."}""";

        var choices = TextChoices.ValueOf(Bodies.Chat(Bodies.Choice(0, message, logProbs: LogProbs), Bodies.Choice(1, Text("no"))));

        Assert.Equal([(0, "yes!", "yes!", "stop", "It is\nso."), (1, "no", "no", "stop", null)], choices.Select(c => (c.Index, c.Value, c.Text, c.FinishReason, c.Reasoning)));
        Assert.All(choices, choice => Assert.True(choice is { HasValue: true, Problem: null, Refusal: null, IsTruncated: false }));
        Assert.Equal([("yes", -0.1), ("!", -0.3)], choices[0].LogProbs.Select(token => (token.Token, token.LogProb)));
        Assert.Equal("yes"u8.ToArray(), choices[0].LogProbs[0].Bytes!.Value.ToArray());
        Assert.Null(choices[0].LogProbs[1].Bytes);
        Assert.Equal([("yes", -0.1), ("no", -2.5)], choices[0].LogProbs[0].Top.Select(token => (token.Token, token.LogProb)));
        Assert.Empty(choices[1].LogProbs);
    }

    [Fact]
    public void Confidence_is_what_its_formula_says()
    {
        var choice = TextChoices.ValueOf(Bodies.Chat(Bodies.Choice(0, Text("yes!"), logProbs: LogProbs)))[0];

        Assert.Equal(Math.Exp(-0.4), choice.SequenceProbability!.Value, 1e-12);
        Assert.Equal(Math.Exp(-0.2), choice.MeanTokenProbability!.Value, 1e-12);
        Assert.Equal(Math.Exp(-2.5), choice.LogProbs[0].Top[1].Probability, 1e-12);
        var without = TextChoices.ValueOf(Bodies.Chat(Bodies.Choice(0, Text("yes!"))))[0];
        Assert.Null(without.SequenceProbability);
        Assert.Null(without.MeanTokenProbability);
        Assert.Equal(0, new BatchChoice<string> { LogProbs = [new() { Token = "x", LogProb = -9999 }] }.SequenceProbability);
    }

    [Fact]
    public void A_task_succeeds_where_one_choice_has_a_value_and_no_text_is_lost()
    {
        var choices = VerdictChoices.ValueOf(Bodies.Chat(
            Bodies.Choice(0, Text("{\\\"senti"), "length"),
            Bodies.Choice(1, """{"content":null,"refusal":"I won't."}"""),
            Bodies.Choice(2, Text("prose")),
            Bodies.Choice(3, Text(Bodies.GoodVerdict))));

        Assert.Equal(["{\"senti", null, "prose", Bodies.GoodVerdict.Replace("\\", "", StringComparison.Ordinal)], choices.Select(choice => choice.Text));
        Assert.Equal([false, false, false, true], choices.Select(choice => choice.HasValue));
        Assert.Equal(new Verdict("positive", 0.9), choices[3].Value);
        Assert.Contains("allow more output tokens", choices[0].Problem, StringComparison.Ordinal);
        Assert.True(choices[0].IsTruncated);
        Assert.Equal(("I won't.", "The model refused: I won't."), (choices[1].Refusal, choices[1].Problem));
        Assert.Contains("can't be read as Verdict", choices[2].Problem, StringComparison.Ordinal);
        Assert.Equal(new Verdict("positive", 0.9), VerdictChoice.ValueOf(Bodies.Chat(Bodies.Choice(0, Text("prose")), Bodies.Choice(1, Text(Bodies.GoodVerdict)))).Value);
    }

    [Fact]
    public void Where_none_has_a_value_it_ends_as_its_first_choice()
    {
        var truncated = Bodies.Choice(0, Text("{\\\"senti"), "length");
        var refused = Bodies.Choice(1, """{"content":null,"refusal":"I won't."}""");
        var invalid = Bodies.Choice(2, Text("prose"));

        Assert.Equal("{\"senti", Assert.IsType<BatchOutcome<IReadOnlyList<BatchChoice<Verdict>>>.Truncated>(VerdictChoices.Of(Bodies.Chat(truncated, refused, invalid))).PartialAnswer);
        Assert.Equal("I won't.", Assert.IsType<BatchOutcome<IReadOnlyList<BatchChoice<Verdict>>>.Refused>(VerdictChoices.Of(Bodies.Chat(refused, truncated))).Refusal);
        Assert.Contains("can't be read as Verdict", VerdictChoices.ProblemOf(Bodies.Chat(invalid, refused)), StringComparison.Ordinal);
        Assert.IsType<BatchOutcome<BatchChoice<Verdict>>.Truncated>(VerdictChoice.Of(Bodies.Chat(truncated)));
        Assert.IsType<BatchOutcome<BatchChoice<Verdict>>.Refused>(VerdictChoice.Of(Bodies.Chat(refused, truncated)));
        Assert.Contains("no choice", VerdictChoice.ProblemOf(Bodies.Chat()), StringComparison.Ordinal);
        Assert.Contains("no choice", TextChoices.ProblemOf("{}"), StringComparison.Ordinal);
        Assert.Equal("The message has no content.", TextChoices.ProblemOf(Bodies.Chat(Bodies.Choice(0, """{"content":null}"""))));
    }

    [Fact]
    public void Each_message_of_a_response_is_a_choice()
    {
        var logProbs = """[{"token":"a","logprob":-0.5,"bytes":[97],"top_logprobs":[{"token":"b","logprob":-1,"bytes":[98]}]}]""";
        var items = $"{Bodies.Reasoning("first")},{Bodies.Reasoning("second")},{Bodies.Message("one", "commentary")},{Bodies.Reasoning("third")},{Bodies.Message("two", "final_answer", logProbs: logProbs)}";

        var choices = TextChoices.ValueOf(Bodies.Response(items));

        Assert.Equal([(0, "one", "first\n\nsecond"), (1, "two", "third")], choices.Select(choice => (choice.Index, choice.Value, choice.Reasoning)));
        Assert.Equal("b", Assert.Single(Assert.Single(choices[1].LogProbs).Top).Token);
        Assert.All(choices, choice => Assert.Equal("completed", choice.FinishReason));
    }

    [Fact]
    public void Of_the_messages_of_a_response_the_one_that_reads_as_the_result_is_the_choice()
    {
        var prose = Bodies.Message("prose", "final_answer");
        var commentary = Bodies.Message(Bodies.OtherVerdict, "commentary");

        Assert.Equal(new Verdict("positive", 0.9), VerdictChoice.ValueOf(Bodies.Response($"{commentary},{Bodies.Message(Bodies.GoodVerdict)},{prose}")).Value);
        Assert.Equal("negative", VerdictChoice.ValueOf(Bodies.Response($"{prose},{commentary}")).Value!.Sentiment);
        var incomplete = Bodies.Response(Bodies.Message("{"), "incomplete", """{"reason":"max_output_tokens"}""");
        Assert.Equal("max_output_tokens", Assert.IsType<BatchOutcome<BatchChoice<Verdict>>.Truncated>(VerdictChoice.Of(incomplete)).FinishReason);
        Assert.Equal("no", Assert.IsType<BatchOutcome<BatchChoice<Verdict>>.Refused>(VerdictChoice.Of(Bodies.Response(Bodies.Refusal("no")))).Refusal);
    }

    [Fact]
    public void Where_a_function_was_called_its_arguments_are_the_text()
    {
        var message = $$"""{"content":"","tool_calls":[{"id":"c","type":"function","function":{"name":"judge","arguments":"{{Bodies.GoodVerdict}}"} }]}""";

        Assert.Equal("positive", VerdictChoice.ValueOf(Bodies.Chat(Bodies.Choice(0, message, "tool_calls"))).Value!.Sentiment);
        Assert.Equal("positive", VerdictChoice.ValueOf(Bodies.Response(Bodies.Call("judge", Bodies.GoodVerdict))).Value!.Sentiment);
        Assert.Equal("text", TextChoices.ValueOf(Bodies.Response($"{Bodies.Message("text")},{Bodies.Call("judge", "{}")}"))[0].Value);
    }

    [Fact]
    public void What_is_said_beside_the_function_that_is_the_answer_does_not_hide_it()
    {
        static string Function(string arguments) => $$"""{"id":"c","type":"function","function":{"name":"judge","arguments":"{{arguments}}"} }""";
        var message = $$"""{"content":"I'll judge it.","tool_calls":[{{Function("{}")}},{{Function(Bodies.GoodVerdict)}}]}""";

        var choice = VerdictChoice.ValueOf(Bodies.Chat(Bodies.Choice(0, message, "tool_calls")));
        Assert.Equal(("positive", Bodies.GoodVerdict.Replace("\\", "", StringComparison.Ordinal)), (choice.Value!.Sentiment, choice.Text));
        Assert.Equal("positive", VerdictChoice.ValueOf(Bodies.Response($"{Bodies.Message("I'll judge it.")},{Bodies.Call("judge", Bodies.GoodVerdict)}")).Value!.Sentiment);
        Assert.Equal([false, true], VerdictChoices.ValueOf(Bodies.Response($"{Bodies.Message("I'll judge it.")},{Bodies.Call("judge", Bodies.GoodVerdict)}")).Select(static each => each.HasValue));
        Assert.Equal("I'll judge it.", TextChoices.ValueOf(Bodies.Chat(Bodies.Choice(0, message, "tool_calls")))[0].Value);
        Assert.Contains("can't be read as Verdict", VerdictChoice.ProblemOf(Bodies.Chat(Bodies.Choice(0, $$"""{"content":"no","tool_calls":[{{Function("{}")}}]}"""))), StringComparison.Ordinal);
    }

    [Fact]
    public void Completions_have_the_older_form_of_log_probabilities()
    {
        var choices = TextChoices.ValueOf(Bodies.Completion(
            """{"text":"a b","index":1,"finish_reason":"stop","logprobs":{"tokens":["a"," b"],"token_logprobs":[null,-0.7],"top_logprobs":[null,{" b":-0.7," c":-1.2}],"text_offset":[0,1]}}""",
            """{"text":"z","index":0,"finish_reason":"stop","logprobs":{"tokens":["z"],"token_logprobs":[-1]}}"""));

        Assert.Equal([(1, "a b"), (0, "z")], choices.Select(choice => (choice.Index, choice.Value)));
        Assert.True(double.IsNaN(choices[0].LogProbs[0].LogProb));
        Assert.Equal([(" b", -0.7), (" c", -1.2)], choices[0].LogProbs[1].Top.Select(token => (token.Token, token.LogProb)));
        Assert.Equal(Math.Exp(-0.7), choices[0].SequenceProbability);
        Assert.Equal(Math.Exp(-1), choices[1].MeanTokenProbability);
    }

    [Theory]
    [InlineData("""{"content":"x","reasoning":"because"}""", "because")]
    [InlineData("""{"content":"x","reasoning_content":"because","reasoning":null}""", "because")]
    [InlineData("""{"content":"x","reasoning":{"effort":"low"}}""", null)]
    public void Reasoning_is_read_under_the_names_that_services_give_it(string message, string? reasoning) =>
        Assert.Equal(reasoning, TextChoices.ValueOf(Bodies.Chat(Bodies.Choice(0, message)))[0].Reasoning);

    [Fact]
    public void A_response_whose_reasoning_is_told_in_full_tells_it()
    {
        var item = """{"type":"reasoning","summary":[],"content":[{"type":"reasoning_text","text":"all of it"}]}""";

        Assert.Equal("all of it", TextChoices.ValueOf(Bodies.Response($"{item},{Bodies.Message("x")}"))[0].Reasoning);
    }
}
