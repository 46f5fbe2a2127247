namespace BatchTasks.Emulator.Tests;

public sealed class LedgerTests
{
    [Fact]
    public async Task It_counts_what_was_taken_in_executed_and_refused()
    {
        await using var emulator = await BatchEmulator.StartAsync(new()
        {
            Handler = (request, _) => new(request.CustomId == "bad" ? EmulatedResponse.Error(500, null, "no") : EmulatedResponse.Default(request)),
        });
        using var client = new EmulatorClient(emulator.Endpoint);
        await client.RunChatAsync(EmulatorClient.ChatLine("a"), EmulatorClient.ChatLine("b"), EmulatorClient.ChatLine("bad"));
        await client.RunChatAsync("{}"); // Is refused as a whole: nothing is executed.

        var ledger = emulator.Ledger;
        Assert.Equal((2, 2, 2L, 2, 1L), (ledger.FilesUploaded, ledger.BatchesCreated, ledger.Executions, ledger.DistinctRequests, ledger.Failures));
        Assert.Empty(ledger.ExecutedMoreThanOnce);
    }

    [Fact]
    public async Task It_tells_which_batches_have_not_ended()
    {
        await using var emulator = await BatchEmulator.StartAsync(new() { Handler = (_, cancellationToken) => new(NeverAsync(cancellationToken)) });
        using var client = new EmulatorClient(emulator.Endpoint);
        await client.RunChatAsync("{}"); // Fails at once.
        var running = await client.CreateAsync(await client.UploadAsync(EmulatorClient.ChatLine("a")));
        Assert.Equal((2, 1), (emulator.Ledger.BatchesCreated, emulator.Ledger.BatchesRunning));

        await EmulatorClient.OkAsync(client.PostAsync($"/batches/{running.GetProperty("id").GetString()}/cancel", ""));
        await client.EndAsync(running);
        Assert.Equal((2, 0), (emulator.Ledger.BatchesCreated, emulator.Ledger.BatchesRunning));

        static async Task<EmulatedResponse> NeverAsync(CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException();
        }
    }

    [Fact]
    public async Task A_line_that_is_executed_twice_is_named_with_its_batches()
    {
        await using var emulator = await BatchEmulator.StartAsync();
        using var client = new EmulatorClient(emulator.Endpoint);
        var first = await client.RunChatAsync(EmulatorClient.ChatLine("a"), EmulatorClient.ChatLine("b"), EmulatorClient.ChatLine("c"));
        var second = await client.RunChatAsync(EmulatorClient.ChatLine("b"), EmulatorClient.ChatLine("c", "another text") + "\r");
        var third = await client.RunChatAsync(EmulatorClient.ChatLine("b"));

        var ledger = emulator.Ledger;
        Assert.Equal((6L, 4), (ledger.Executions, ledger.DistinctRequests));
        var entry = Assert.Single(ledger.ExecutedMoreThanOnce);
        Assert.Equal(("b", 3), (entry.CustomId, entry.Times));
        Assert.Equal([.. new[] { first, second, third }.Select(batch => batch.GetProperty("id").GetString()!)], entry.BatchIds);
        Assert.Matches("^[0-9a-f]{16}$", entry.LineHash);
    }

    [Fact]
    public async Task A_line_break_of_another_kind_makes_no_other_line()
    {
        await using var emulator = await BatchEmulator.StartAsync();
        using var client = new EmulatorClient(emulator.Endpoint);
        await client.RunChatAsync(EmulatorClient.ChatLine("a"));
        await client.RunChatAsync(EmulatorClient.ChatLine("a") + "\r");
        Assert.Equal("a", Assert.Single(emulator.Ledger.ExecutedMoreThanOnce).CustomId);
    }

    [Fact]
    public async Task Over_HTTP_it_says_the_same()
    {
        await using var emulator = await BatchEmulator.StartAsync();
        using var client = new EmulatorClient(emulator.Endpoint);
        var batch = await client.RunChatAsync(EmulatorClient.ChatLine("a"));
        var again = await client.RunChatAsync(EmulatorClient.ChatLine("a"));
        var hash = Assert.Single(emulator.Ledger.ExecutedMoreThanOnce).LineHash;
        var ids = $"\"{batch.GetProperty("id").GetString()}\",\"{again.GetProperty("id").GetString()}\"";
        Assert.Equal(
            """{"files_uploaded":2,"batches_created":2,"batches_running":0,"executions":2,"distinct_requests":1,"failures":0,"executed_more_than_once":"""
            + $$"""[{"custom_id":"a","line_hash":"{{hash}}","times":2,"batch_ids":[{{ids}}]}]}""",
            (await client.LedgerAsync()).GetRawText());
    }
}
