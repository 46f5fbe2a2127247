using BatchTasks.Cli.Tests.Harness;

namespace BatchTasks.Cli.Tests;

public sealed class SubmitTests : RunTests
{
    [Fact]
    public async Task The_same_command_again_sends_nothing_twice()
    {
        await EmulateAsync();
        var file = WriteChats("batch.jsonl", 4);
        var first = await SubmitAsync(file, "--max-requests", "2", "--json");
        var second = await SubmitAsync(file, "--max-requests", "2", "--json");
        Assert.Equal(Ids(first), Ids(second));
        Assert.Equal(2, Ids(first).Count);
        Assert.Equal(2, await CountBatchesAsync());

        static List<string?> Ids(ToolResult result) =>
            [.. result.EndedWith(0).Json.GetProperty("parts").EnumerateArray().Select(static part => part.GetProperty("batch").GetProperty("id").GetString())];
    }

    [Fact]
    public async Task A_file_that_has_changed_is_refused_with_the_row()
    {
        await EmulateAsync();
        var file = Write("batch.jsonl", Requests.Chat("a"), Requests.Chat("b", "before"));
        await SubmitAsync(file);
        Write("batch.jsonl", Requests.Chat("a"), Requests.Chat("b", "after"));
        var result = await SubmitAsync(file);
        Assert.Contains("Row 2 (custom_id \"b\") has changed: body.messages[0].content was \"before\" and is \"after\" now.", result.EndedWith(6).ErrorLine);
        Assert.Equal(1, await CountBatchesAsync());
    }

    [Fact]
    public async Task A_file_that_the_service_would_refuse_is_not_sent()
    {
        await EmulateAsync();
        var file = Write("batch.jsonl", Requests.Chat("a"), Requests.Chat("a"));
        Assert.Contains("batch.jsonl(2,14): BT1106", (await SubmitAsync(file)).EndedWith(1).ErrorLine);
        Assert.Equal(0, await CountBatchesAsync());
    }

    [Fact]
    public async Task The_batches_carry_the_metadata()
    {
        await EmulateAsync();
        await SubmitAsync(WriteChats("batch.jsonl", 1), "--metadata", "team=search", "--metadata", "note=a=b");
        var batch = await Service.ListAsync().SingleAsync();
        Assert.Equal(("search", "a=b"), (batch.Metadata["team"], batch.Metadata["note"]));
    }

    [Fact]
    public async Task After_a_wrong_key_the_run_goes_on_with_the_right_one()
    {
        var emulator = await EmulateAsync(new() { ApiKey = "right" });
        var file = WriteChats("batch.jsonl", 2);
        var wrong = new Tool(Folder, emulator.Endpoint) { Variables = { ["OPENAI_API_KEY"] = "wrong" } };
        Assert.Contains("HTTP 401", (await wrong.RunAsync("submit", file)).EndedWith(3).ErrorLine);

        var right = new Tool(Folder, emulator.Endpoint) { Variables = { ["OPENAI_API_KEY"] = "right" } };
        (await right.RunAsync("submit", file, "--poll-interval", "50ms")).EndedWith(0);
        (await right.RunAsync("collect", file)).EndedWith(0);
    }

    [Fact]
    public async Task A_run_that_would_cost_too_much_is_not_sent()
    {
        await EmulateAsync();
        var file = WriteChats("batch.jsonl", 3);
        File.WriteAllText(Path.Combine(Folder, "prices.json"), """{"models":{"gpt-4o-mini":{"input":1,"output":2000000}}}""");
        string[] options = ["--prices", "prices.json", "--expected-output-tokens", "5"];
        var result = await SubmitAsync(file, ["--max-cost", "14.5", .. options]);
        Assert.Contains("The run would cost 15.00 USD", result.EndedWith(7).ErrorLine);
        Assert.Contains("--max-cost is 14.50 USD. Nothing was sent.", result.ErrorLine);
        Assert.Equal(0, await CountBatchesAsync());

        (await SubmitAsync(file, ["--max-cost", "15.5", .. options])).EndedWith(0);
        var collected = await Tool.RunAsync("collect", file, "--prices", "prices.json");
        Assert.Matches(@"\ncost: [0-9.,]+ USD\n", collected.EndedWith(0).Output);
        var summary = (await Tool.RunAsync("status", file, "--prices", "prices.json", "--json")).Json.GetProperty("summary");
        Assert.Equal("USD", summary.GetProperty("currency").GetString());
        Assert.Equal(summary.GetProperty("usage").GetProperty("output_tokens").GetDecimal(), Math.Round(summary.GetProperty("cost").GetDecimal(), 1));
    }

    [Fact]
    public async Task What_the_account_may_enqueue_decides_how_much_is_sent_at_once()
    {
        await EmulateAsync(new() { StepDelay = TimeSpan.FromMinutes(1) });
        var file = Write("batch.jsonl", [.. Enumerable.Range(1, 4).Select(static i => Requests.Chat($"task-{i}", string.Concat(Enumerable.Repeat("word ", 100))))]);
        var result = await SubmitAsync(file, "--max-enqueued-tokens", "250");
        Assert.Contains("in 1 batch at the service. 1 part waits for room.", result.EndedWith(0).Output);

        // A tier has room for all of it.
        (await SubmitAsync(file, "--state", "tier", "--tier", "1")).EndedWith(0);
        Assert.Contains("--tier is one of 1 to 5, not 6.", (await SubmitAsync(file, "--state", "other", "--tier", "6")).EndedWith(2).ErrorLine);
        var unknown = Write("unknown.jsonl", Requests.Chat("a", model: "my-model"));
        Assert.Contains("The limit of 'my-model' in tier 1 is not known.", (await SubmitAsync(unknown, "--tier", "1")).EndedWith(2).ErrorLine);
    }

    [Theory]
    [InlineData("'soon' is no time", "--poll-interval", "soon")]
    [InlineData("--metadata takes KEY=VALUE, not 'team'.", "--metadata", "team")]
    [InlineData("'expird' is no outcome that can be sent again. Did you mean 'expired'?", "--retry", "expird")]
    [InlineData("'none' goes with no other.", "--retry", "none,expired")]
    [InlineData("2h", "--completion-window", "2h")]
    [InlineData("1 hour", "--expires-after", "5m")]
    [InlineData("--max-batches must be at least 1.", "--max-batches", "0")]
    public async Task A_wrong_option_is_named(string said, params string[] options)
    {
        await EmulateAsync();
        Assert.Contains(said, (await Tool.RunAsync(["submit", WriteChats("batch.jsonl", 1), .. options])).EndedWith(2).ErrorLine);
    }
}
