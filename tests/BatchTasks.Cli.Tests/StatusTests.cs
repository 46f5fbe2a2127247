using BatchTasks.Cli.Tests.Harness;

namespace BatchTasks.Cli.Tests;

/// <summary>The status of a run. (That of batches is in <see cref="BatchTests"/>.)</summary>
public sealed class StatusTests : RunTests
{
    [Fact]
    public async Task A_run_is_known_here_and_looked_at_afresh()
    {
        await EmulateAsync();
        var file = WriteChats("batch.jsonl", 3);
        await SubmitAsync(file, "--max-requests", "2");
        await foreach (var batch in Service.ListAsync())
        {
            while (!(await Service.GetAsync(batch.Id)).IsTerminal)
                await Task.Delay(20);
        }

        // The service has done all; here it is not known yet, and a look changes nothing.
        var offline = await new Tool(Folder).RunAsync("status", file, "--offline");
        Assert.DoesNotContain("downloading", offline.EndedWith(0).Output);
        for (var look = 0; look < 2; look++)
        {
            var fresh = await Tool.RunAsync("status", file);
            Assert.Equal(2, fresh.EndedWith(0).Output.Split('\n').Count(static line => line.Contains("downloading", StringComparison.Ordinal)));
            Assert.Contains("3/3 tasks done", fresh.Output);
        }

        var json = (await Tool.RunAsync("status", "--state", "batch.batch", "--json")).EndedWith(0).Json;
        Assert.Equal(("/v1/chat/completions", "gpt-4o-mini", false), (Text("endpoint"), Text("model"), json.GetProperty("is_done").GetBoolean()));
        Assert.Equal(["completed", "completed"], json.GetProperty("parts").EnumerateArray().Select(static part => part.GetProperty("batch").GetProperty("status").GetString()));

        await Tool.RunAsync("collect", file);
        Assert.Contains("it balances", (await new Tool(Folder).RunAsync("status", file, "--offline")).EndedWith(0).Output);

        string? Text(string name) => json.GetProperty(name).GetString();
    }
}
