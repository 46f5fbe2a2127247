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
