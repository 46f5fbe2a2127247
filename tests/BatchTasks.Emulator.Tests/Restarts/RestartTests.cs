using System.Net;
using System.Text.Json;
using BatchTasks.Emulator.Tests.Simulation;
using BatchTasks.Simulation;

namespace BatchTasks.Emulator.Tests.Restarts;

[Collection(Simulations.Name)]
public sealed class RestartTests : IDisposable
{
    private static readonly string[] s_lines = [.. Enumerable.Range(0, 10).Select(index => EmulatorClient.ChatLine($"{index}"))];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("emulator-tests-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task What_was_there_is_there_again()
    {
        JsonElement batch, files, batches;
        string output;
        await using (var emulator = await StartAsync())
        {
            using var client = new EmulatorClient(emulator.Endpoint);
            batch = await client.RunChatAsync(s_lines);
            await client.RunChatAsync(s_lines[0]);
            await client.RunChatAsync("{}");
            await client.SendAsync(HttpMethod.Delete, $"/files/{batch.GetProperty("input_file_id").GetString()}");
            output = await client.ContentAsync(batch.GetProperty("output_file_id").GetString()!);
            (files, batches) = (await EmulatorClient.OkAsync(client.GetAsync("/files")), await EmulatorClient.OkAsync(client.GetAsync("/batches")));
        }

        await using (var emulator = await StartAsync())
        {
            using var client = new EmulatorClient(emulator.Endpoint);
            Assert.Equal(files.GetRawText(), (await EmulatorClient.OkAsync(client.GetAsync("/files"))).GetRawText());
            Assert.Equal(batches.GetRawText(), (await EmulatorClient.OkAsync(client.GetAsync("/batches"))).GetRawText());
            Assert.Equal(output, await client.ContentAsync(batch.GetProperty("output_file_id").GetString()!));
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/files/{batch.GetProperty("input_file_id").GetString()}")).Status);

            var ledger = emulator.Ledger;
            Assert.Equal((3, 3, 11L, 10), (ledger.FilesUploaded, ledger.BatchesCreated, ledger.Executions, ledger.DistinctRequests));
            Assert.Equal("0", Assert.Single(ledger.ExecutedMoreThanOnce).CustomId);

            // What is new comes behind what was there.
            await client.RunChatAsync(s_lines[1]);
            Assert.Equal(4, emulator.Ledger.BatchesCreated);
            Assert.Equal(["0", "1"], emulator.Ledger.ExecutedMoreThanOnce.Select(entry => entry.CustomId));
            var listed = (await EmulatorClient.OkAsync(client.GetAsync("/batches"))).GetProperty("data");
            Assert.Equal(batch.GetProperty("id").GetString(), listed[3].GetProperty("id").GetString());
        }
    }

    [Fact]
    public async Task A_batch_in_the_middle_goes_on_and_executes_only_what_has_no_answer()
    {
        var half = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var executed = new List<string>();
        JsonElement batch;
        await using (var emulator = await StartAsync(new()
        {
            MaxConcurrency = 1,
            Handler = async (request, cancellationToken) =>
            {
                if (request.CustomId == "5")
                {
                    half.TrySetResult();
                    await Task.Delay(Timeout.Infinite, cancellationToken);
                }

                return Answer(request, executed);
            },
        }))
        {
            using var client = new EmulatorClient(emulator.Endpoint);
            batch = await client.CreateAsync(await client.UploadAsync(s_lines));
            await half.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        }

        Assert.Equal(["0", "1", "2", "3", "4"], executed);
        await using (var emulator = await StartAsync(new() { Handler = (request, _) => new(Answer(request, executed)) }))
        {
            using var client = new EmulatorClient(emulator.Endpoint);
            batch = await client.EndAsync(await client.BatchAsync(batch.GetProperty("id").GetString()!));
            Assert.Equal("""{"total":10,"completed":9,"failed":1}""", batch.GetProperty("request_counts").GetRawText());
            var rows = await client.RowsAsync(batch, "output_file_id");
            Assert.Equal(["0", "1", "2", "4", "5", "6", "7", "8", "9"], rows.Select(row => row.GetProperty("custom_id").GetString()).Order());
            Assert.Equal("3", Assert.Single(await client.RowsAsync(batch, "error_file_id")).GetProperty("custom_id").GetString());
            Assert.Equal(
                rows.Sum(row => row.GetProperty("response").GetProperty("body").GetProperty("usage").GetProperty("total_tokens").GetInt64()),
                batch.GetProperty("usage").GetProperty("total_tokens").GetInt64());

            var ledger = emulator.Ledger;
            Assert.Equal((9L, 9, 1L), (ledger.Executions, ledger.DistinctRequests, ledger.Failures));
        }

        Assert.Equal(10, executed.Count);

        static EmulatedResponse Answer(EmulatedRequest request, List<string> executed)
        {
            lock (executed)
                executed.Add(request.CustomId!);

            return request.CustomId == "3" ? EmulatedResponse.Error(500, null, "no") : EmulatedResponse.Default(request);
        }
    }

    [Theory]
    [InlineData("validating", false, "completed")]
    [InlineData("in_progress", false, "completed")]
    [InlineData("finalizing", false, "completed")]
    [InlineData("completed", false, "completed")]
    [InlineData("validating", true, "cancelled")]
    [InlineData("in_progress", true, "cancelled")]
    public Task A_batch_goes_on_from_each_status(string status, bool isCancelled, string end) => VirtualTime.RunAsync(async time =>
    {
        var options = new BatchEmulatorOptions { DataDirectory = _folder.FullName, TimeProvider = time, StepDelay = TimeSpan.FromHours(1) };
        JsonElement batch;
        await using (var emulator = await InMemoryEmulator.StartAsync(options))
        {
            using var client = new EmulatorClient(emulator.Endpoint, handler: emulator.CreateHandler(), time: time);
            batch = await client.CreateAsync(await client.UploadAsync(s_lines));
            while (batch.GetProperty("status").GetString() != status)
            {
                await Task.Delay(TimeSpan.FromMinutes(1), time);
                batch = await client.BatchAsync(batch.GetProperty("id").GetString()!);
            }

            if (isCancelled)
                await EmulatorClient.OkAsync(client.SendAsync(HttpMethod.Post, $"/batches/{batch.GetProperty("id").GetString()}/cancel"));
        }

        await using (var emulator = await InMemoryEmulator.StartAsync(options))
        {
            using var client = new EmulatorClient(emulator.Endpoint, handler: emulator.CreateHandler(), time: time);
            var ended = await client.EndAsync(await client.BatchAsync(batch.GetProperty("id").GetString()!));
            Assert.Equal(end, ended.GetProperty("status").GetString());
            Assert.Equal(isCancelled ? 0 : 10, (await client.RowsAsync(ended, "output_file_id")).Count);
            Assert.Equal(isCancelled ? 0 : 10, emulator.Ledger.Executions);
            foreach (var known in new[] { "in_progress_at", "finalizing_at" }.Where(name => batch.GetProperty(name).ValueKind == JsonValueKind.Number))
                Assert.Equal(batch.GetProperty(known).GetInt64(), ended.GetProperty(known).GetInt64());

            // The input and what the batch has made of it, and nothing that was left half-written.
            Assert.Equal(ended.GetProperty("output_file_id").GetString() is null && ended.GetProperty("error_file_id").GetString() is null ? 1 : 2, _folder.GetFiles().Length);
            Assert.Empty(_folder.GetFiles("*.rows", SearchOption.AllDirectories));
        }
    });

    [Fact]
    public Task The_window_of_a_batch_counts_from_its_creation_whatever_happened_since() => VirtualTime.RunAsync(async time =>
    {
        var options = new BatchEmulatorOptions { DataDirectory = _folder.FullName, TimeProvider = time, StepDelay = TimeSpan.FromHours(20) };
        JsonElement batch;
        await using (var emulator = await InMemoryEmulator.StartAsync(options))
        {
            using var client = new EmulatorClient(emulator.Endpoint, handler: emulator.CreateHandler(), time: time);
            batch = await client.CreateAsync(await client.UploadAsync(s_lines));
        }

        await Task.Delay(TimeSpan.FromHours(23), time);
        await using (var emulator = await InMemoryEmulator.StartAsync(options))
        {
            using var client = new EmulatorClient(emulator.Endpoint, handler: emulator.CreateHandler(), time: time);
            var ended = await client.EndAsync(await client.BatchAsync(batch.GetProperty("id").GetString()!));
            Assert.Equal(("expired", 0L), (ended.GetProperty("status").GetString(), emulator.Ledger.Executions));
        }
    });

    [Fact]
    public async Task Tokens_of_a_batch_that_runs_on_are_still_taken()
    {
        var options = new BatchEmulatorOptions { MaxEnqueuedTokens = 1500, RequestTokens = _ => 1000 };
        await using (var emulator = await StartAsync(options with { Handler = async (_, cancellationToken) =>
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException();
        } }))
        {
            using var client = new EmulatorClient(emulator.Endpoint);
            var batch = await client.CreateAsync(await client.UploadAsync(s_lines[0]));
            while ((await client.BatchAsync(batch.GetProperty("id").GetString()!)).GetProperty("status").GetString() != "in_progress")
                await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        await using (var emulator = await StartAsync(options with { StepDelay = TimeSpan.FromMilliseconds(200) }))
        {
            using var client = new EmulatorClient(emulator.Endpoint);
            Assert.Equal("failed", (await client.RunChatAsync(s_lines[1])).GetProperty("status").GetString());
        }
    }

    [Fact]
    public async Task One_emulator_at_a_time_has_a_folder()
    {
        await using (var emulator = await StartAsync())
            Assert.Contains("in use by another emulator", (await Assert.ThrowsAsync<IOException>(() => StartAsync())).Message);

        await using var next = await StartAsync();
    }

    [Fact]
    public async Task A_record_that_something_else_has_changed_is_named()
    {
        await using (var emulator = await StartAsync())
        {
            using var client = new EmulatorClient(emulator.Endpoint);
            await client.UploadAsync(s_lines);
        }

        var record = Assert.Single(_folder.GetFiles("*.json", SearchOption.AllDirectories));
        await File.WriteAllTextAsync(record.FullName, "{");
        Assert.Contains(record.FullName, (await Assert.ThrowsAsync<IOException>(() => StartAsync())).Message);
    }

    private Task<BatchEmulator> StartAsync(BatchEmulatorOptions? options = null) => BatchEmulator.StartAsync((options ?? new()) with { DataDirectory = _folder.FullName });
}
