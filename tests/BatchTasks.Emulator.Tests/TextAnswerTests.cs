using System.Text.Json;

namespace BatchTasks.Emulator.Tests;

/// <summary>Chat completions, responses and completions: what varies with the request.</summary>
public sealed class TextAnswerTests
{
    private const string Chat = "/v1/chat/completions";
    private const string Responses = "/v1/responses";
    private const string Completions = "/v1/completions";
    private const string Tools = """[{"type":"function","function":{"name":"get_weather","parameters":{"type":"object","properties":{"city":{"type":"string"}}}}},{"type":"function","function":{"name":"get_time"}}]""";
    private const string FlatTools = """[{"type":"web_search"},{"type":"function","name":"get_weather","strict":true,"parameters":{"type":"object","properties":{"city":{"type":"string"}},"required":["city"],"additionalProperties":false}},{"type":"function","name":"get_time","strict":false,"parameters":null}]""";

    [Theory]
    [InlineData("\"hi\"", "Echo: hi")]
    [InlineData("""[{"role":"user","content":"a"},{"type":"message","role":"assistant","content":[{"type":"output_text","text":"b"}]},{"role":"user","content":[{"type":"input_text","text":"c"},{"type":"input_text","text":"d"}]}]""", "Echo: cd")]
    [InlineData("""[{"role":"user","content":[{"type":"input_text","text":"c"},{"type":"input_image","image_url":"https://example.com/a.png"},{"type":"input_file","file_id":"f"},{"type":"input_image","file_id":"i"}]}]""", "Echo: c [image 2, file 1]")]
    public void A_response_is_of_the_last_text_of_the_user(string input, string expected)
    {
        var answer = Requests.Answer(Responses, $$"""{"model":"gpt-4o-mini","instructions":"Be brief.","input":{{input}} }""");
        Assert.Equal("completed", answer.GetProperty("status").GetString());
        Assert.Equal("Be brief.", answer.GetProperty("instructions").GetString());
        var message = Assert.Single(answer.GetProperty("output").EnumerateArray());
        Assert.Equal(expected, message.GetProperty("content")[0].GetProperty("text").GetString());
    }

    [Fact]
    public void Content_parts_of_a_chat_are_counted()
    {
        var answer = Requests.Answer(
            Chat,
            """{"model":"m","messages":[{"role":"user","content":[{"type":"text","text":"t"},{"type":"image_url","image_url":{"url":"u"}},{"type":"input_audio","input_audio":{"data":"","format":"wav"}},{"type":"file","file":{"file_id":"f"}}]}]}""");
        Assert.Equal("Echo: t [image 1, audio 1, file 1]", Content(answer));
    }

    [Fact]
    public void A_response_that_reaches_its_limit_is_incomplete()
    {
        var answer = Requests.Answer(Responses, $$"""{"model":"m","input":"{{new string('x', 200)}}","max_output_tokens":16}""");
        Assert.Equal("incomplete", answer.GetProperty("status").GetString());
        Assert.Equal("max_output_tokens", answer.GetProperty("incomplete_details").GetProperty("reason").GetString());
        var message = answer.GetProperty("output")[0];
        Assert.Equal("incomplete", message.GetProperty("status").GetString());
        Assert.Equal(64, message.GetProperty("content")[0].GetProperty("text").GetString()!.Length);
    }

    [Theory]
    [InlineData("max_completion_tokens", 2, "Echo: 料", "length")]
    [InlineData("max_tokens", 3, "Echo: 料理", "stop")]
    public void A_chat_that_reaches_its_limit_has_length(string name, int most, string expected, string reason)
    {
        var answer = Requests.Answer(Chat, $$"""{"model":"m","messages":[{"role":"user","content":"料理"}],"{{name}}":{{most + 1}} }""");
        Assert.Equal((expected, reason), (Content(answer), answer.GetProperty("choices")[0].GetProperty("finish_reason").GetString()));
    }

    [Theory]
    [InlineData("\"b\"", "Echo: a ")]
    [InlineData("[\"zzz\",\" c\",\"b\"]", "Echo: a ")]
    [InlineData("null", "Echo: a b c")]
    public void A_text_ends_before_a_stop_sequence(string stop, string expected)
    {
        var answer = Requests.Answer(Chat, $$"""{"model":"m","messages":[{"role":"user","content":"a b c"}],"stop":{{stop}} }""");
        Assert.Equal((expected, "stop"), (Content(answer), answer.GetProperty("choices")[0].GetProperty("finish_reason").GetString()));
    }

    [Fact]
    public void Several_choices_differ()
    {
        var answer = Requests.Answer(Chat, """{"model":"m","messages":[{"role":"user","content":"x"}],"n":3}""");
        Assert.Equal(["Echo: x", "Echo 2: x", "Echo 3: x"], answer.GetProperty("choices").EnumerateArray().Select(choice => choice.GetProperty("message").GetProperty("content").GetString()));
        Assert.Equal([0, 1, 2], answer.GetProperty("choices").EnumerateArray().Select(choice => choice.GetProperty("index").GetInt32()));
    }

    [Fact]
    public void A_json_object_is_one()
    {
        using var chat = JsonDocument.Parse(Content(Requests.Answer(Chat, """{"model":"m","messages":[{"role":"user","content":"x"}],"response_format":{"type":"json_object"}}"""))!);
        var response = Requests.Answer(Responses, """{"model":"m","input":"x","text":{"format":{"type":"json_object"}}}""");
        using var text = JsonDocument.Parse(response.GetProperty("output")[0].GetProperty("content")[0].GetProperty("text").GetString()!);
        Assert.Equal("x", chat.RootElement.GetProperty("echo").GetString());
        Assert.Equal("x", text.RootElement.GetProperty("echo").GetString());
    }

    [Theory]
    [InlineData("x", null, "", "stop")]
    [InlineData("x", "\"auto\"", "", "stop")]
    [InlineData("What is the get_weather?", null, "get_weather", "tool_calls")]
    [InlineData("Get weather and GET_TIME.", "\"auto\"", "get_weather get_time", "tool_calls")]
    [InlineData("get_time", "\"none\"", "", "stop")]
    [InlineData("x", "\"required\"", "get_weather", "tool_calls")]
    [InlineData("get_time", "\"required\"", "get_time", "tool_calls")]
    [InlineData("x", """{"type":"function","function":{"name":"get_time"}}""", "get_time", "stop")]
    [InlineData("get_weather", """{"type":"allowed_tools","allowed_tools":{"mode":"required","tools":[{"type":"function","function":{"name":"get_time"}}]}}""", "get_time", "tool_calls")]
    public void Functions_of_a_chat_are_called_as_the_choice_says(string text, string? choice, string called, string reason)
    {
        var more = choice is null ? "" : $",\"tool_choice\":{choice}";
        var answer = Requests.Answer(Chat, $$"""{"model":"m","messages":[{"role":"user","content":"{{text}}"}],"tools":{{Tools}}{{more}} }""").GetProperty("choices")[0];
        var calls = answer.GetProperty("message").TryGetProperty("tool_calls", out var list) ? list.EnumerateArray().ToList() : [];
        Assert.Equal(called, string.Join(' ', calls.Select(call => call.GetProperty("function").GetProperty("name").GetString())));
        Assert.Equal(reason, answer.GetProperty("finish_reason").GetString());
        Assert.Equal(calls.Count == 0, answer.GetProperty("message").GetProperty("content").GetString() is not null);
    }

    [Fact]
    public void What_a_tool_gave_is_answered_with_text_and_calls_are_one_at_a_time_where_asked()
    {
        var after = Requests.Answer(Chat, $$"""{"model":"m","messages":[{"role":"user","content":"get_time"},{"role":"tool","tool_call_id":"c","content":"12"}],"tools":{{Tools}} }""");
        Assert.Equal("Echo: get_time", Content(after));
        var response = Requests.Answer(Responses, $$"""{"model":"m","input":[{"role":"user","content":"get_time"},{"type":"function_call_output","call_id":"c","output":"12"}],"tools":{{FlatTools}} }""");
        Assert.Equal("message", response.GetProperty("output")[0].GetProperty("type").GetString());
        var one = Requests.Answer(Chat, $$"""{"model":"m","messages":[{"role":"user","content":"get_time get_weather"}],"parallel_tool_calls":false,"tools":{{Tools}} }""");
        Assert.Single(one.GetProperty("choices")[0].GetProperty("message").GetProperty("tool_calls").EnumerateArray());
    }

    [Theory]
    [InlineData("x", "\"required\"", "get_weather")]
    [InlineData("x", """{"type":"function","name":"get_time"}""", "get_time")]
    [InlineData("get_weather, get time", "\"auto\"", "get_weather get_time")]
    [InlineData("get_weather", """{"type":"allowed_tools","mode":"auto","tools":[{"type":"function","name":"get_time"}]}""", "")]
    public void Functions_of_a_response_are_called_as_the_choice_says(string text, string choice, string called)
    {
        var answer = Requests.Answer(Responses, $$"""{"model":"m","input":"{{text}}","tools":{{FlatTools}},"tool_choice":{{choice}} }""");
        var calls = answer.GetProperty("output").EnumerateArray().Where(item => item.GetProperty("type").GetString() == "function_call").ToList();
        Assert.Equal(called, string.Join(' ', calls.Select(call => call.GetProperty("name").GetString())));
        Assert.Equal(calls.Count, calls.Select(call => call.GetProperty("call_id").GetString()).Distinct().Count());
        Assert.All(calls, call => Assert.Equal(call.GetProperty("name").GetString() == "get_weather", JsonDocument.Parse(call.GetProperty("arguments").GetString()!).RootElement.TryGetProperty("city", out _)));
    }

    [Fact]
    public void Log_probabilities_are_those_of_the_text()
    {
        var chat = Requests.Answer(Chat, """{"model":"m","messages":[{"role":"user","content":"日本 🍣"}],"logprobs":true,"top_logprobs":4}""").GetProperty("choices")[0];
        var tokens = chat.GetProperty("logprobs").GetProperty("content").EnumerateArray().ToList();
        Assert.Equal("Echo: 日本 🍣", string.Concat(tokens.Select(token => token.GetProperty("token").GetString())));
        Assert.All(tokens, token => Assert.Equal(4, token.GetProperty("top_logprobs").GetArrayLength()));
        Assert.All(tokens, token => Assert.InRange(token.GetProperty("logprob").GetDouble(), -1, 0));
        Assert.All(tokens, token => Assert.Equal(token.GetProperty("top_logprobs").EnumerateArray().Select(each => each.GetProperty("logprob").GetDouble()).OrderDescending(), token.GetProperty("top_logprobs").EnumerateArray().Select(each => each.GetProperty("logprob").GetDouble())));
        var completion = Requests.Answer(Completions, """{"model":"m","prompt":"x","logprobs":2}""").GetProperty("choices")[0].GetProperty("logprobs");
        Assert.Equal("Echo: x", string.Concat(completion.GetProperty("tokens").EnumerateArray().Select(token => token.GetString())));
        Assert.Equal([0, 4], completion.GetProperty("text_offset").EnumerateArray().Select(each => each.GetInt32()));
        Assert.Equal(JsonValueKind.Null, Requests.Answer(Completions, """{"model":"m","prompt":"x"}""").GetProperty("choices")[0].GetProperty("logprobs").ValueKind);
    }

    [Theory]
    [InlineData("\"x\"", "", "Echo: x")]
    [InlineData("[\"x\",\"y\"]", ",\"n\":2", "Echo: x|Echo 2: x|Echo: y|Echo 2: y")]
    [InlineData("[1,2]", "", "Echo: [1,2]")]
    [InlineData("\"x\"", ",\"echo\":true", "xEcho: x")]
    [InlineData("\"x\"", ",\"max_tokens\":1", "Echo")]
    public void A_completion_has_its_choices_for_each_prompt(string prompt, string more, string expected)
    {
        var answer = Requests.Answer(Completions, $$"""{"model":"m","prompt":{{prompt}}{{more}} }""");
        Assert.Equal("text_completion", answer.GetProperty("object").GetString());
        Assert.Equal(expected, string.Join('|', answer.GetProperty("choices").EnumerateArray().Select(choice => choice.GetProperty("text").GetString())));
    }

    [Fact]
    public void A_completion_has_16_tokens_where_it_does_not_ask_for_more()
    {
        var answer = Requests.Answer(Completions, $$"""{"model":"m","prompt":"{{new string('x', 200)}}"}""").GetProperty("choices")[0];
        Assert.Equal((64, "length"), (answer.GetProperty("text").GetString()!.Length, answer.GetProperty("finish_reason").GetString()));
    }

    [Fact]
    public void A_handler_s_text_takes_the_form_of_the_endpoint_and_others_have_none()
    {
        var response = Requests.Json(EmulatedResponse.Texts(Requests.Of(Responses, """{"model":"m","input":"x"}"""), ["a", "b"]));
        Assert.Equal(["a", "b"], response.GetProperty("output").EnumerateArray().Select(item => item.GetProperty("content")[0].GetProperty("text").GetString()));
        var completion = Requests.Json(EmulatedResponse.Text(Requests.Of(Completions, """{"model":"m","prompt":["x","y"]}"""), "t"));
        Assert.Equal(["t", "t"], completion.GetProperty("choices").EnumerateArray().Select(choice => choice.GetProperty("text").GetString()));
        Assert.Throws<ArgumentException>(() => EmulatedResponse.Text(Requests.Of("/v1/embeddings", """{"input":"x"}"""), "t"));
        Assert.Throws<ArgumentException>(() => EmulatedResponse.Refusal(Requests.Of(Completions, """{"prompt":"x"}"""), "no"));
        Assert.Throws<ArgumentException>(() => EmulatedResponse.ToolCalls(Requests.Of(Chat, "{}"), []));
    }

    private static string? Content(JsonElement answer) => answer.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString();
}
