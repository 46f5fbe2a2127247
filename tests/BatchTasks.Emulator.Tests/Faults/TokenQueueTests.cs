using System.Net;
using System.Text.Json;

namespace BatchTasks.Emulator.Tests.Faults;

public sealed class TokenQueueTests
{
    private const string Full =
        "Enqueued token limit reached for gpt-4o-mini in organization org-emulator. Limit: 1,500 enqueued tokens. "
        + "Please try again once some in_progress batches have been completed.";

    [Fact]
    public async Task A_batch_that_does_not_fit_with_those_that_run_fails_and_fits_when_they_have_ended()
    {
        var goOn = new TaskCompletionSource();
        await using var emulator = await BatchEmulator.StartAsync(Options(goOn) with { MaxEnqueuedTokens = 1500 });
        using var client = new EmulatorClient(emulator.Endpoint);
        var running = await client.CreateAsync(await client.UploadAsync(EmulatorClient.ChatLine("waits")));
        await UntilAsync(client, running, "in_progress");
        var file = await client.UploadAsync(EmulatorClient.ChatLine("a"));
        var error = (await client.EndAsync(await client.CreateAsync(file))).GetProperty("errors").GetProperty("data")[0];
        Assert.Equal(("token_limit_exceeded", Full), (error.GetProperty("code").GetString(), error.GetProperty("message").GetString()));

        // Another model has a queue of its own.
        var other = await client.RunChatAsync(EmulatorClient.ChatLine("a", model: "gpt-4o"));
        Assert.Equal("completed", other.GetProperty("status").GetString());

        goOn.SetResult();
        await client.EndAsync(running);
        Assert.Equal("completed", (await client.EndAsync(await client.CreateAsync(file))).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Or_it_is_not_created()
    {
        var goOn = new TaskCompletionSource();
        await using var emulator = await BatchEmulator.StartAsync(Options(goOn) with { MaxEnqueuedTokens = 1500, TokenLimitRefusesCreation = true });
        using var client = new EmulatorClient(emulator.Endpoint);
        var running = await client.CreateAsync(await client.UploadAsync(EmulatorClient.ChatLine("waits")));
        var file = await client.UploadAsync(EmulatorClient.ChatLine("a"));
        (await client.PostAsync("/batches", $$"""{"input_file_id":"{{file}}","endpoint":"/v1/chat/completions","completion_window":"24h"}"""))
            .AssertRefused(HttpStatusCode.BadRequest, "token_limit_exceeded", null, Full);
        Assert.Equal(1, emulator.Ledger.BatchesCreated);

        goOn.SetResult();
        await client.EndAsync(running);
        Assert.Equal("completed", (await client.EndAsync(await client.CreateAsync(file))).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Tokens_are_counted_as_the_usage_of_the_answers_tells_unless_told_otherwise()
    {
        var line = EmulatorClient.ChatLine("a", new string('x', 4000));
        await using var free = await BatchEmulator.StartAsync();
        using var asking = new EmulatorClient(free.Endpoint);
        var tokens = (await asking.RunChatAsync(line)).GetProperty("usage").GetProperty("input_tokens").GetInt64();
        foreach (var (limit, status) in new[] { (tokens, "completed"), (tokens - 1, "failed") })
        {
            await using var emulator = await BatchEmulator.StartAsync(new() { MaxEnqueuedTokens = limit });
            using var client = new EmulatorClient(emulator.Endpoint);
            Assert.Equal(status, (await client.RunChatAsync(line)).GetProperty("status").GetString());
        }
    }

    /// <summary>Each request counts as 1,000 tokens; those named "waits" are answered when the source says so.</summary>
    private static BatchEmulatorOptions Options(TaskCompletionSource goOn) => new()
    {
        RequestTokens = _ => 1000,
        Handler = async (request, cancellationToken) =>
        {
            if (request.CustomId == "waits")
                await goOn.Task.WaitAsync(cancellationToken);

            return EmulatedResponse.Default(request);
        },
    };

    private static async Task UntilAsync(EmulatorClient client, JsonElement batch, string status)
    {
        while ((await client.BatchAsync(batch.GetProperty("id").GetString()!)).GetProperty("status").GetString() != status)
            await Task.Delay(5, TestContext.Current.CancellationToken);
    }
}
