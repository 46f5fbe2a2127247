using BatchTasks.Cli.Tests.Harness;
using BatchTasks.Emulator;

namespace BatchTasks.Cli.Tests;

public sealed class PreviewTests : ToolTests
{
    [Fact]
    public async Task The_first_requests_are_answered_without_a_batch()
    {
        await EmulateAsync();
        var file = Write("batch.jsonl", Requests.Chat("a", "one"), Requests.Chat("b", "two"), Requests.Chat("c", "three"));
        var result = await Tool.RunAsync("preview", file, "-n", "2");
        Assert.Equal("a succeeded\nEcho: one\n\nb succeeded\nEcho: two\n\n", result.EndedWith(0).Output);
        Assert.StartsWith("Tokens: ", result.Error, StringComparison.Ordinal);
        Assert.Equal("The account has no batches.\n", (await Tool.RunAsync("status")).Error);
    }

    [Fact]
    public async Task What_does_not_succeed_says_why_and_ends_with_1()
    {
        await EmulateAsync(new()
        {
            Handler = static (request, _) => ValueTask.FromResult(request.LastUserText switch
            {
                "refuse" => EmulatedResponse.Refusal(request, "I would rather not."),
                "cut" => EmulatedResponse.Truncated(request, "It was a dark"),
                "fail" => EmulatedResponse.Error(400, "bad_thing", "That is bad."),
                _ => EmulatedResponse.Default(request),
            }),
        });
        var file = Write("batch.jsonl", [.. new[] { "fine", "refuse", "cut", "fail" }.Select(static text => Requests.Chat(text, text))]);
        var result = await Tool.RunAsync("preview", file, "-n", "9");
        foreach (var part in new[] { "fine succeeded", "refuse refused\nThe model refused: I would rather not.", "cut truncated\n", "fail failed\nThe service answered with HTTP 400 bad_thing: That is bad." })
            Assert.Contains(part, result.EndedWith(1).Output);

        var outcomes = (await Tool.RunAsync("preview", file, "-n", "9", "--json")).EndedWith(1).Json.GetProperty("outcomes");
        Assert.Equal(["succeeded", "refused", "truncated", "failed"], outcomes.EnumerateArray().Select(static outcome => outcome.GetProperty("outcome").GetString()));
        Assert.Equal("fine", outcomes[0].GetProperty("custom_id").GetString());
        Assert.Equal("Echo: fine", outcomes[0].GetProperty("body").GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString());
        Assert.Equal("bad_thing", outcomes[3].GetProperty("body").GetProperty("error").GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("/v1/responses", """{"model":"gpt-4o-mini","input":"hi"}""", "Echo: hi\n")]
    [InlineData("/v1/completions", """{"model":"gpt-3.5-turbo-instruct","prompt":"hi"}""", "hi")]
    [InlineData("/v1/embeddings", """{"model":"text-embedding-3-small","input":"hi","dimensions":8}""", "(8 numbers)\n")]
    [InlineData("/v1/moderations", """{"model":"omni-moderation-latest","input":"hi"}""", "not flagged\n")]
    [InlineData("/v1/images/generations", """{"model":"gpt-image-1","prompt":"a cat"}""", "image of ")]
    public async Task The_answer_of_each_endpoint_is_shown_without_what_is_around_it(string url, string body, string shown)
    {
        await EmulateAsync();
        var result = await Tool.RunAsync("preview", Write("batch.jsonl", Requests.Line("a", url, body)));
        Assert.StartsWith("a succeeded\n", result.EndedWith(0).Output, StringComparison.Ordinal);
        Assert.Contains(shown, result.Output);
        Assert.DoesNotContain("{", result.Output);
    }

    [Fact]
    public async Task Calls_of_functions_are_shown()
    {
        await EmulateAsync(new() { Handler = static (request, _) => ValueTask.FromResult(EmulatedResponse.ToolCall(request, "get_weather", """{"city":"Paris"}""")) });
        var body = """{"model":"gpt-4o-mini","messages":[{"role":"user","content":"hi"}],"tools":[{"type":"function","function":{"name":"get_weather"}}]}""";
        var result = await Tool.RunAsync("preview", Write("batch.jsonl", Requests.Line("a", "/v1/chat/completions", body)));
        Assert.Equal("a succeeded\nget_weather({\"city\":\"Paris\"})\n\n", result.EndedWith(0).Output);
    }

    [Fact]
    public async Task A_line_that_is_no_request_is_named_before_anything_is_sent()
    {
        await EmulateAsync();
        var result = await Tool.RunAsync("preview", Write("batch.jsonl", Requests.Chat("a"), """{"custom_id":"b"}"""));
        Assert.Equal("batch.jsonl:2: The line has no 'url', so it is no request.", result.EndedWith(1).ErrorLine);
        Assert.Empty(result.Output);
    }
}
