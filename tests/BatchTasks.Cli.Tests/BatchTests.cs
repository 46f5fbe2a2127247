using System.Globalization;
using BatchTasks.Cli.Tests.Harness;
using BatchTasks.Emulator;

namespace BatchTasks.Cli.Tests;

/// <summary>Batches of the account, whoever created them.</summary>
public sealed class BatchTests : ToolTests
{
    [Fact]
    public async Task Status_lists_the_batches_of_the_account_with_the_newest_first()
    {
        var ids = await CreateAsync(3);
        var result = await Tool.RunAsync("status");
        var lines = result.EndedWith(0).Output.TrimEnd().Split('\n');
        Assert.StartsWith("BATCH", lines[0], StringComparison.Ordinal);
        Assert.Equal(ids.Reverse(), lines[1..].Select(static line => line.Split(' ')[0]));
        Assert.All(lines[1..], static line => Assert.Contains("/v1/chat/completions", line));

        var limited = await Tool.RunAsync("status", "--limit", "2", "--json");
        Assert.Equal(ids.Reverse().Take(2), limited.EndedWith(0).Json.GetProperty("batches").EnumerateArray().Select(static b => b.GetProperty("id").GetString()));
        Assert.True(limited.Json.GetProperty("has_more").GetBoolean());
    }

    [Fact]
    public async Task Status_shows_one_batch()
    {
        var id = Assert.Single(await CreateAsync(1, TimeSpan.FromMilliseconds(1)));
        await WaitAsync(id, "completed");
        var text = (await Tool.RunAsync("status", id)).EndedWith(0).Output;
        foreach (var part in new[] { id, "completed", "/v1/chat/completions", "2: 2 answered, 0 failed", "origin = elsewhere" })
            Assert.Contains(part, text);

        var json = (await Tool.RunAsync("status", id, "--json")).EndedWith(0).Json;
        Assert.Equal((id, "completed", true), (json.GetProperty("id").GetString(), json.GetProperty("status").GetString(), json.GetProperty("has_ended").GetBoolean()));
        Assert.Equal(2, json.GetProperty("request_counts").GetProperty("completed").GetInt32());
        Assert.Equal("elsewhere", json.GetProperty("metadata").GetProperty("origin").GetString());
        Assert.True(json.GetProperty("usage").GetProperty("total_tokens").GetInt64() > 0);
    }

    [Fact]
    public async Task Cancel_asks_the_service()
    {
        var id = Assert.Single(await CreateAsync(1, TimeSpan.FromMinutes(1)));
        var result = await Tool.RunAsync("cancel", id);
        Assert.Equal($"{id} is cancelling.\n", result.EndedWith(0).Output);
        Assert.Contains("cancelling", (await Tool.RunAsync("status", id)).Output);
    }

    [Fact]
    public async Task A_batch_that_the_service_does_not_have_ends_with_3()
    {
        await EmulateAsync();
        foreach (var command in new[] { "status", "cancel" })
            Assert.Contains("HTTP 404", (await Tool.RunAsync(command, "batch_none")).EndedWith(3).ErrorLine);
    }

    [Fact]
    public async Task A_wrong_key_ends_with_3()
    {
        var wrong = new Tool(Folder, (await EmulateAsync(new() { ApiKey = "right" })).Endpoint) { Variables = { ["MY_KEY"] = "wrong" } };
        Assert.Contains("HTTP 401", (await wrong.RunAsync("status", "--api-key-env", "MY_KEY")).EndedWith(3).ErrorLine);
    }

    [Fact]
    public async Task A_service_that_is_not_there_ends_with_4()
    {
        var emulator = await BatchEmulator.StartAsync();
        await emulator.DisposeAsync();
        var result = await new Tool(Folder, emulator.Endpoint).RunAsync("status", "batch_1");
        Assert.StartsWith("Reading batch_1 failed: ", result.EndedWith(4).ErrorLine, StringComparison.Ordinal);
    }

    private async Task<string[]> CreateAsync(int count, TimeSpan? stepDelay = null)
    {
        await EmulateAsync(new() { StepDelay = stepDelay ?? TimeSpan.FromMinutes(1) });
        var service = Service;
        var file = await service.UploadAsync(Path.Combine(Folder, WriteChats("batch.jsonl", 2)));
        var ids = new List<string>();
        for (var i = 0; i < count; i++)
        {
            var batch = await service.CreateAsync(new()
            {
                InputFileId = file,
                Endpoint = BatchEndpoints.ChatCompletions,
                Metadata = new Dictionary<string, string> { ["origin"] = "elsewhere", ["number"] = i.ToString(CultureInfo.InvariantCulture) },
            });
            ids.Add(batch.Id);
        }

        return [.. ids];
    }

    private async Task WaitAsync(string id, string status)
    {
        while ((await Service.GetAsync(id)).Status.Text != status)
            await Task.Delay(20);
    }
}
