using BatchTasks.Cli.Tests.Harness;
using BatchTasks.Emulator;

namespace BatchTasks.Cli.Tests;

/// <summary>Progress, where no terminal is: a line for each change.</summary>
public sealed class WatchTests : RunTests
{
    [Fact]
    public async Task Each_change_is_a_line_and_the_summary_comes_last()
    {
        await EmulateAsync(new() { StepDelay = TimeSpan.FromMilliseconds(200) });
        var file = WriteChats("batch.jsonl", 3);
        await SubmitAsync(file);
        var result = await Tool.RunAsync("watch", file);
        var lines = result.EndedWith(0).Output.Split('\n');
        Assert.Contains(lines, static line => line.Contains(" part 1 of 1: batch_", StringComparison.Ordinal));
        Assert.Contains(lines, static line => line.EndsWith(" completed 3/3", StringComparison.Ordinal));
        Assert.Contains("succeeded  3", lines);
        Assert.Equal($"'batchtasks collect {file}' puts the results together.\n", result.Error);
        Assert.DoesNotContain("\u001b", result.Output, StringComparison.Ordinal);

        var again = await Tool.RunAsync("watch", file, "--json");
        Assert.True(again.EndedWith(0).Json.GetProperty("is_done").GetBoolean());
    }

    [Fact]
    public async Task Ctrl_C_leaves_and_says_how_to_go_on()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals between processes are not a matter of Windows.");
        var go = new TaskCompletionSource();
        await EmulateAsync(new()
        {
            Handler = async (request, token) =>
            {
                await go.Task.WaitAsync(token);
                return EmulatedResponse.Default(request);
            },
        });
        var file = WriteChats("batch.jsonl", 3);
        await SubmitAsync(file);
        var left = await Tool.InterruptAsync(after: "in_progress", "watch", file);
        Assert.StartsWith("Left. One batch goes on at the service. 'batchtasks watch batch.jsonl'", left.EndedWith(5).Error, StringComparison.Ordinal);

        go.SetResult();
        (await Tool.RunAsync("collect", file)).EndedWith(0);
        Assert.Equal(1, await CountBatchesAsync());
    }

    [Fact]
    public async Task A_batch_of_the_account_is_followed_by_its_id()
    {
        await EmulateAsync(new() { StepDelay = TimeSpan.FromMilliseconds(200) });
        var input = await Service.UploadAsync(Path.Combine(Folder, WriteChats("foreign.jsonl", 2)));
        var batch = await Service.CreateAsync(new() { InputFileId = input, Endpoint = BatchEndpoints.ChatCompletions });
        var result = await Tool.RunAsync("watch", batch.Id, "--interval", "50ms");
        Assert.Contains($" part 1 of 1: {batch.Id} completed 2/2\n", result.EndedWith(0).Output);
    }
}
