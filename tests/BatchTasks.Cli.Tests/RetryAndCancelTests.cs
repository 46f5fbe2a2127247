using BatchTasks.Cli.Tests.Harness;
using BatchTasks.Emulator;

namespace BatchTasks.Cli.Tests;

public sealed class RetryAndCancelTests : RunTests
{
    [Fact]
    public async Task Retry_sends_again_what_is_asked_for()
    {
        var calls = 0;
        await EmulateAsync(new() { Handler = Answer(request => request.CustomId == "a" && Interlocked.Increment(ref calls) == 1 ? EmulatedResponse.Truncated(request, "It was") : null) });
        var file = Write("batch.jsonl", Requests.Chat("a"), Requests.Chat("b"));
        await SubmitAsync(file);
        (await Tool.RunAsync("collect", file)).EndedWith(1);
        Assert.Equal(new() { ["a"] = "truncated", ["b"] = "succeeded" }, Outcomes());

        // Not by itself: it is paid for again.
        Assert.Equal("There is nothing to send again.\n", (await Tool.RunAsync("retry", file)).EndedWith(0).Output);
        var retried = await Tool.RunAsync("retry", file, "--outcomes", "truncated", "--json");
        Assert.Equal(1, retried.EndedWith(0).Json.GetProperty("sent_again").GetInt32());
        (await Tool.RunAsync("collect", file)).EndedWith(0);
        Assert.Equal(new() { ["a"] = "succeeded", ["b"] = "succeeded" }, Outcomes());
        Assert.Equal(["a", "b"], Ids("output.jsonl").Order());
    }

    [Fact]
    public async Task A_run_that_is_called_off_gives_its_tasks_back_and_can_be_sent_again()
    {
        var isCancelled = false;
        await EmulateAsync(new()
        {
            Handler = async (request, token) =>
            {
                if (!isCancelled)
                    await Task.Delay(Timeout.Infinite, token);

                return EmulatedResponse.Default(request);
            },
        });
        var file = WriteChats("batch.jsonl", 4);
        await SubmitAsync(file, "--max-requests", "2", "--max-batches", "1");
        Assert.StartsWith("The run is called off; 1 batch has not ended yet.", (await Tool.RunAsync("cancel", file)).EndedWith(0).Output, StringComparison.Ordinal);

        Assert.Contains("cancelled  4\n", (await Tool.RunAsync("collect", file)).EndedWith(1).Output);
        Assert.Equal(4, Outcomes().Values.Count(static outcome => outcome == "cancelled"));

        isCancelled = true;
        Assert.StartsWith("4 tasks sent again.", (await Tool.RunAsync("retry", file)).EndedWith(0).Output, StringComparison.Ordinal);
        (await Tool.RunAsync("collect", file)).EndedWith(0);
        Assert.All(Outcomes().Values, static outcome => Assert.Equal("succeeded", outcome));
    }
}
