using System.Net;
using System.Text.Json;

namespace BatchTasks.Emulator.Tests.Faults;

public sealed class BatchFaultTests
{
    private static readonly string[] s_lines = [.. Enumerable.Range(0, 10).Select(index => EmulatorClient.ChatLine($"{index}"))];

    [Fact]
    public async Task Faults_are_asked_once_for_each_batch_with_its_number_and_metadata()
    {
        var asked = new List<EmulatedBatch>();
        await using var emulator = await StartAsync(new()
        {
            Batches = batch =>
            {
                asked.Add(batch);
                return null;
            },
        });
        using var client = new EmulatorClient(emulator.Endpoint);
        var file = await client.UploadAsync(s_lines);
        await client.EndAsync(await client.CreateAsync(file, more: ",\"metadata\":{\"part\":\"1\"}"));
        await client.EndAsync(await client.CreateAsync(file));
        Assert.Equal([(1, "/v1/chat/completions", 1), (2, "/v1/chat/completions", 0)], asked.Select(batch => (batch.Number, batch.Endpoint, batch.Metadata.Count)));
        Assert.Equal("1", asked[0].Metadata["part"]);
    }

    [Theory]
    [InlineData("token_limit_exceeded", "Enqueued token limit reached for gpt-4o-mini in organization org-emulator. Limit: 90,000 enqueued tokens. Please try again once some in_progress batches have been completed.")]
    [InlineData("server_error", "The batch could not be processed. Please try again later.")]
    public async Task A_batch_can_fail_as_a_whole_with_nothing_executed_and_pass_on_the_next_try(string code, string message)
    {
        await using var emulator = await StartAsync(new() { Batches = batch => batch.Number == 1 ? new() { FailureCode = code } : null });
        using var client = new EmulatorClient(emulator.Endpoint);
        var failed = await client.RunChatAsync(s_lines);
        Assert.Equal("failed", failed.GetProperty("status").GetString());
        Assert.Equal(
            $$"""{"object":"list","data":[{"code":"{{code}}","message":"{{message}}","param":null,"line":null}]}""", failed.GetProperty("errors").GetRawText());
        Assert.Equal(0, emulator.Ledger.Executions);
        Assert.Equal("completed", (await client.RunChatAsync(s_lines)).GetProperty("status").GetString());
    }

    [Theory]
    [InlineData(false, "expired", "batch_expired")]
    [InlineData(true, "cancelled", "batch_cancelled")]
    public async Task The_service_can_end_a_batch_in_the_middle(bool isCancelled, string status, string code)
    {
        await using var emulator = await StartAsync(new() { Batches = batch => new() { EarlyEnd = new(0.4, isCancelled) { LeavesRowsOut = batch.Number == 2 } } });
        using var client = new EmulatorClient(emulator.Endpoint);
        var batch = await client.RunChatAsync(s_lines);
        Assert.Equal(status, batch.GetProperty("status").GetString());
        Assert.Equal("""{"total":10,"completed":4,"failed":0}""", batch.GetProperty("request_counts").GetRawText());
        Assert.Equal(["0", "1", "2", "3"], Ids(await client.RowsAsync(batch, "output_file_id")));
        var unanswered = await client.RowsAsync(batch, "error_file_id");
        Assert.Equal(["4", "5", "6", "7", "8", "9"], Ids(unanswered));
        Assert.All(unanswered, row => Assert.Equal(code, row.GetProperty("error").GetProperty("code").GetString()));
        Assert.Equal(4, emulator.Ledger.Executions);

        var without = await client.RunChatAsync(s_lines);
        Assert.Equal((status, JsonValueKind.Null), (without.GetProperty("status").GetString(), without.GetProperty("error_file_id").ValueKind));
        Assert.Equal(["0", "1", "2", "3"], Ids(await client.RowsAsync(without, "output_file_id")));
    }

    [Fact]
    public async Task The_ids_of_the_files_can_come_some_looks_after_the_end()
    {
        await using var emulator = await StartAsync(new() { Batches = _ => new() { LooksBeforeFileIds = 2 } });
        using var client = new EmulatorClient(emulator.Endpoint);
        var first = await client.RunChatAsync(s_lines);
        Assert.Equal(("completed", JsonValueKind.Null), (first.GetProperty("status").GetString(), first.GetProperty("output_file_id").ValueKind));
        var listed = (await EmulatorClient.OkAsync(client.GetAsync("/batches"))).GetProperty("data")[0];
        Assert.Equal(JsonValueKind.Null, listed.GetProperty("output_file_id").ValueKind);
        Assert.Equal(10, (await client.RowsAsync(await client.BatchAsync(first.GetProperty("id").GetString()!), "output_file_id")).Count);
    }

    [Fact]
    public async Task An_absent_file_can_have_an_empty_id()
    {
        await using var emulator = await StartAsync(new() { Batches = _ => new() { EmptyFileIds = true } });
        using var client = new EmulatorClient(emulator.Endpoint);
        var created = await client.CreateAsync(await client.UploadAsync(s_lines));
        Assert.Equal(("", ""), (created.GetProperty("output_file_id").GetString(), created.GetProperty("error_file_id").GetString()));
        var batch = await client.EndAsync(created);
        Assert.Equal("", batch.GetProperty("error_file_id").GetString());
        Assert.StartsWith("file-", batch.GetProperty("output_file_id").GetString());
    }

    [Theory]
    [InlineData(EmulatorCounts.Right, """{"total":10,"completed":10,"failed":0}""")]
    [InlineData(EmulatorCounts.Zero, """{"total":0,"completed":0,"failed":0}""")]
    [InlineData(EmulatorCounts.Swapped, """{"total":10,"completed":0,"failed":10}""")]
    [InlineData(EmulatorCounts.Absent, "null")]
    public async Task The_counts_can_be_wrong(EmulatorCounts counts, string told)
    {
        await using var emulator = await StartAsync(new() { Batches = _ => new() { Counts = counts } });
        using var client = new EmulatorClient(emulator.Endpoint);
        Assert.Equal(told, (await client.RunChatAsync(s_lines)).GetProperty("request_counts").GetRawText());
    }

    [Fact]
    public async Task Requests_can_fail_while_the_handler_is_not_asked()
    {
        await using var emulator = await StartAsync(new()
        {
            Requests = request => request is { BatchNumber: 1, Index: 1 or 3 } ? EmulatedResponse.Error(503, null, $"Busy with {request.CustomId}.") : null,
        });
        using var client = new EmulatorClient(emulator.Endpoint);
        var batch = await client.RunChatAsync(s_lines);
        var errors = await client.RowsAsync(batch, "error_file_id");
        Assert.Equal(["1", "3"], Ids(errors));
        Assert.All(errors, row => Assert.Equal(503, row.GetProperty("response").GetProperty("status_code").GetInt32()));
        Assert.Equal((8L, 2L), (emulator.Ledger.Executions, emulator.Ledger.Failures));
        Assert.Equal("""{"total":10,"completed":10,"failed":0}""", (await client.RunChatAsync(s_lines)).GetProperty("request_counts").GetRawText());
    }

    [Fact]
    public async Task Rows_can_be_missing_twice_there_contradicted_broken_and_of_nobody()
    {
        EmulatorRowFault[] faults =
        [
            EmulatorRowFault.None, EmulatorRowFault.Missing, EmulatorRowFault.Duplicate, EmulatorRowFault.Contradicted, EmulatorRowFault.Broken, EmulatorRowFault.Unknown,
        ];
        await using var emulator = await StartAsync(new() { Rows = row => row.Index < faults.Length ? faults[row.Index] : EmulatorRowFault.None });
        using var client = new EmulatorClient(emulator.Endpoint);
        var batch = await client.RunChatAsync(s_lines);
        var lines = (await client.ContentAsync(batch.GetProperty("output_file_id").GetString()!)).Split('\n')[..^1];
        var broken = Assert.Single(lines, line => !line.EndsWith('}'));
        Assert.Contains("\"custom_id\":\"4\"", broken);
        Assert.Equal(
            ["0", "2", "2", "3", "5", "6", "7", "8", "9", "unknown-5"],
            Ids([.. lines.Where(line => line != broken).Select(line => JsonDocument.Parse(line).RootElement)]));

        var contradiction = Assert.Single(await client.RowsAsync(batch, "error_file_id"));
        Assert.Equal(("3", "batch_expired"), (contradiction.GetProperty("custom_id").GetString(), contradiction.GetProperty("error").GetProperty("code").GetString()));
        Assert.Equal((10L, 10), (emulator.Ledger.Executions, emulator.Ledger.DistinctRequests));
    }

    private static Task<BatchEmulator> StartAsync(EmulatorFaults faults) => BatchEmulator.StartAsync(new() { Faults = faults });

    private static IEnumerable<string> Ids(List<JsonElement> rows) => rows.Select(row => row.GetProperty("custom_id").GetString()!).Order(StringComparer.Ordinal);
}
