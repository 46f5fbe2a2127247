using System.Net;
using System.Text.Json;

namespace BatchTasks.Emulator.Tests;

public sealed class BatchLifeTests
{
    [Fact]
    public async Task A_batch_is_answered_line_by_line_and_its_object_tells_the_whole_story()
    {
        await using var emulator = await BatchEmulator.StartAsync();
        using var client = new EmulatorClient(emulator.Endpoint);
        var batch = await client.RunChatAsync(EmulatorClient.ChatLine("a", "first"), EmulatorClient.ChatLine("b", "second"));
        Assert.Equal("completed", batch.GetProperty("status").GetString());
        Assert.Equal("gpt-4o-mini", batch.GetProperty("model").GetString());
        Assert.Equal("""{"total":2,"completed":2,"failed":0}""", batch.GetProperty("request_counts").GetRawText());
        Assert.Equal(JsonValueKind.Null, batch.GetProperty("error_file_id").ValueKind);
        foreach (var time in new[] { "in_progress_at", "finalizing_at", "completed_at" })
            Assert.Equal(JsonValueKind.Number, batch.GetProperty(time).ValueKind);

        var rows = await client.RowsAsync(batch, "output_file_id");
        Assert.Equal(["a", "b"], rows.Select(row => row.GetProperty("custom_id").GetString()!).Order());
        foreach (var row in rows)
        {
            Assert.Equal(["id", "custom_id", "response", "error"], row.EnumerateObject().Select(property => property.Name));
            Assert.StartsWith("batch_req_", row.GetProperty("id").GetString());
            Assert.Equal(JsonValueKind.Null, row.GetProperty("error").ValueKind);
            Assert.Equal(["status_code", "request_id", "body"], row.GetProperty("response").EnumerateObject().Select(property => property.Name));
            Assert.Equal(200, row.GetProperty("response").GetProperty("status_code").GetInt32());
        }

        var usage = rows.Select(row => row.GetProperty("response").GetProperty("body").GetProperty("usage")).ToList();
        Assert.Equal(usage.Sum(each => each.GetProperty("prompt_tokens").GetInt64()), batch.GetProperty("usage").GetProperty("input_tokens").GetInt64());
        Assert.Equal(usage.Sum(each => each.GetProperty("total_tokens").GetInt64()), batch.GetProperty("usage").GetProperty("total_tokens").GetInt64());

        var output = await EmulatorClient.OkAsync(client.GetAsync($"/files/{batch.GetProperty("output_file_id").GetString()}"));
        Assert.Equal("batch_output", output.GetProperty("purpose").GetString());
        Assert.Equal($"{batch.GetProperty("id").GetString()}_output.jsonl", output.GetProperty("filename").GetString());
        Assert.Equal(30 * 86_400, output.GetProperty("expires_at").GetInt64() - output.GetProperty("created_at").GetInt64());
    }

    [Fact]
    public async Task Result_files_live_as_long_as_the_batch_says()
    {
        await using var emulator = await BatchEmulator.StartAsync();
        using var client = new EmulatorClient(emulator.Endpoint);
        var file = await client.UploadAsync(EmulatorClient.ChatLine("a"));
        var batch = await client.EndAsync(await client.CreateAsync(file, more: ",\"output_expires_after\":{\"anchor\":\"created_at\",\"seconds\":7200}"));
        var output = await EmulatorClient.OkAsync(client.GetAsync($"/files/{batch.GetProperty("output_file_id").GetString()}"));
        Assert.Equal(7200, output.GetProperty("expires_at").GetInt64() - output.GetProperty("created_at").GetInt64());

        (await client.PostAsync("/batches", $$"""{"input_file_id":"{{file}}","endpoint":"/v1/chat/completions","completion_window":"24h","output_expires_after":{"anchor":"created_at","seconds":2592001} }"""))
            .AssertRefused(
                HttpStatusCode.BadRequest, "integer_above_max_value", "output_expires_after.seconds",
                "Invalid 'output_expires_after.seconds': integer above maximum value. Expected a value <= 2592000, but got 2592001 instead.");
    }

    [Fact]
    public async Task A_batch_goes_through_its_statuses_one_after_the_other()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using var emulator = await BatchEmulator.StartAsync(new() { StepDelay = TimeSpan.FromMinutes(1), TimeProvider = time });
        using var client = new EmulatorClient(emulator.Endpoint);
        var batch = await client.CreateAsync(await client.UploadAsync(EmulatorClient.ChatLine("a")));
        var id = batch.GetProperty("id").GetString()!;
        foreach (var status in new[] { "validating", "in_progress", "finalizing" })
        {
            batch = await WaitAsync(client, id, status);
            Assert.Equal(JsonValueKind.Null, batch.GetProperty("output_file_id").ValueKind);
            await AdvanceAsync(time, client, id, status);
        }

        batch = await WaitAsync(client, id, "completed");
        var created = batch.GetProperty("created_at").GetInt64();
        Assert.Equal(1_767_225_600, created);
        Assert.True(batch.GetProperty("in_progress_at").GetInt64() >= created + 60);
        Assert.True(batch.GetProperty("finalizing_at").GetInt64() >= created + 120);
        Assert.True(batch.GetProperty("completed_at").GetInt64() >= created + 180);
    }

    [Fact]
    public async Task Rows_come_in_another_order_than_the_requests_and_the_seed_decides_which()
    {
        var lines = Enumerable.Range(0, 40).Select(index => EmulatorClient.ChatLine($"{index:00}")).ToArray();
        var first = await OrderAsync(seed: 1);
        Assert.NotEqual(first.Order(), first);
        Assert.Equal(40, first.Distinct().Count());
        Assert.Equal(first, await OrderAsync(seed: 1));
        Assert.NotEqual(first, await OrderAsync(seed: 2));

        async Task<List<string>> OrderAsync(int seed)
        {
            await using var emulator = await BatchEmulator.StartAsync(new() { Seed = seed });
            using var client = new EmulatorClient(emulator.Endpoint);
            var batch = await client.RunChatAsync(lines);
            return [.. (await client.RowsAsync(batch, "output_file_id")).Select(row => row.GetProperty("custom_id").GetString()!)];
        }
    }

    [Fact]
    public async Task Answers_outside_2xx_go_to_the_error_file_and_a_handler_that_throws_is_one_of_them()
    {
        await using var emulator = await BatchEmulator.StartAsync(new()
        {
            Handler = (request, _) => request.CustomId switch
            {
                "throws" => throw new InvalidOperationException("boom"),
                "limited" => new(EmulatedResponse.Error(429, "rate_limit_exceeded", "Slow down.")),
                _ => new(EmulatedResponse.Text(request, "fine")),
            },
        });
        using var client = new EmulatorClient(emulator.Endpoint);
        var batch = await client.RunChatAsync(
            EmulatorClient.ChatLine("good"), EmulatorClient.ChatLine("throws"), EmulatorClient.ChatLine("limited"),
            """{"custom_id":"empty","method":"POST","url":"/v1/chat/completions","body":{"model":"gpt-4o-mini","messages":[]}}""");
        Assert.Equal("completed", batch.GetProperty("status").GetString());
        Assert.Equal("""{"total":4,"completed":1,"failed":3}""", batch.GetProperty("request_counts").GetRawText());
        Assert.Equal("good", Assert.Single(await client.RowsAsync(batch, "output_file_id")).GetProperty("custom_id").GetString());

        var errors = (await client.RowsAsync(batch, "error_file_id")).ToDictionary(row => row.GetProperty("custom_id").GetString()!);
        Assert.All(errors.Values, row => Assert.Equal(JsonValueKind.Null, row.GetProperty("error").ValueKind));
        AssertError(errors["throws"], 500, "server_error", "The handler threw InvalidOperationException: boom");
        AssertError(errors["limited"], 429, "rate_limit_exceeded", "Slow down.");
        AssertError(errors["empty"], 400, "empty_array", "Invalid 'messages': empty array. Expected an array with minimum length 1, but got an empty array instead.");

        static void AssertError(JsonElement row, int status, string code, string message)
        {
            var response = row.GetProperty("response");
            var error = response.GetProperty("body").GetProperty("error");
            Assert.Equal((status, code, message), (response.GetProperty("status_code").GetInt32(), error.GetProperty("code").GetString(), error.GetProperty("message").GetString()));
        }
    }

    [Fact]
    public async Task A_completed_batch_may_have_an_error_file_alone()
    {
        await using var emulator = await BatchEmulator.StartAsync(new() { Handler = (_, _) => new(EmulatedResponse.Error(400, null, "no")) });
        using var client = new EmulatorClient(emulator.Endpoint);
        var batch = await client.RunChatAsync(EmulatorClient.ChatLine("a"));
        Assert.Equal("completed", batch.GetProperty("status").GetString());
        Assert.Equal(JsonValueKind.Null, batch.GetProperty("output_file_id").ValueKind);
        Assert.Single(await client.RowsAsync(batch, "error_file_id"));
    }

    [Fact]
    public async Task A_body_with_line_breaks_makes_one_row()
    {
        await using var emulator = await BatchEmulator.StartAsync(new() { Handler = (_, _) => new(EmulatedResponse.Json(200, "{\n  \"text\": \"a\\nb\"\n}\n"u8.ToArray())) });
        using var client = new EmulatorClient(emulator.Endpoint);
        var batch = await client.RunChatAsync(EmulatorClient.ChatLine("a"));
        var row = Assert.Single(await client.RowsAsync(batch, "output_file_id"));
        Assert.Equal("a\nb", row.GetProperty("response").GetProperty("body").GetProperty("text").GetString());
    }

    [Fact]
    public async Task Cancelling_keeps_what_is_answered_and_names_the_rest()
    {
        var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var emulator = await BatchEmulator.StartAsync(new()
        {
            MaxConcurrency = 1,
            Handler = async (request, cancellationToken) =>
            {
                if (request.CustomId != "a")
                {
                    answered.TrySetResult();
                    await Task.Delay(Timeout.Infinite, cancellationToken);
                }

                return EmulatedResponse.Default(request);
            },
        });
        using var client = new EmulatorClient(emulator.Endpoint);
        var created = await client.CreateAsync(await client.UploadAsync(EmulatorClient.ChatLine("a"), EmulatorClient.ChatLine("b"), EmulatorClient.ChatLine("c")));
        await answered.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        var id = created.GetProperty("id").GetString();
        var cancelling = await EmulatorClient.OkAsync(client.SendAsync(HttpMethod.Post, $"/batches/{id}/cancel"));
        Assert.Contains(cancelling.GetProperty("status").GetString(), new[] { "cancelling", "cancelled" });
        Assert.Equal(JsonValueKind.Number, cancelling.GetProperty("cancelling_at").ValueKind);

        var batch = await client.EndAsync(cancelling);
        Assert.Equal("cancelled", batch.GetProperty("status").GetString());
        Assert.Equal("""{"total":3,"completed":1,"failed":0}""", batch.GetProperty("request_counts").GetRawText());
        Assert.Equal(JsonValueKind.Null, batch.GetProperty("finalizing_at").ValueKind);
        Assert.Equal("a", Assert.Single(await client.RowsAsync(batch, "output_file_id")).GetProperty("custom_id").GetString());
        await AssertUnansweredAsync(client, batch, "batch_cancelled", "The batch was cancelled before this request executed.", "b", "c");

        // Again changes nothing.
        Assert.Equal("cancelled", (await EmulatorClient.OkAsync(client.SendAsync(HttpMethod.Post, $"/batches/{id}/cancel"))).GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_batch_cancelled_in_validation_has_no_files()
    {
        await using var emulator = await BatchEmulator.StartAsync(new() { StepDelay = TimeSpan.FromMilliseconds(300) });
        using var client = new EmulatorClient(emulator.Endpoint);
        var created = await client.CreateAsync(await client.UploadAsync(EmulatorClient.ChatLine("a")));
        var cancelling = await EmulatorClient.OkAsync(client.SendAsync(HttpMethod.Post, $"/batches/{created.GetProperty("id").GetString()}/cancel"));
        Assert.Equal("cancelling", cancelling.GetProperty("status").GetString());
        var batch = await client.EndAsync(cancelling);
        Assert.Equal("cancelled", batch.GetProperty("status").GetString());
        Assert.Equal("""{"total":0,"completed":0,"failed":0}""", batch.GetProperty("request_counts").GetRawText());
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (batch.GetProperty("output_file_id").ValueKind, batch.GetProperty("error_file_id").ValueKind));
    }

    [Fact]
    public async Task A_batch_that_has_ended_cannot_be_cancelled()
    {
        await using var emulator = await BatchEmulator.StartAsync();
        using var client = new EmulatorClient(emulator.Endpoint);
        var completed = await client.RunChatAsync(EmulatorClient.ChatLine("a"));
        var failed = await client.RunChatAsync("{}");
        foreach (var (batch, status) in new[] { (completed, "completed"), (failed, "failed") })
        {
            (await client.SendAsync(HttpMethod.Post, $"/batches/{batch.GetProperty("id").GetString()}/cancel"))
                .AssertRefused(HttpStatusCode.Conflict, null, null, $"Cannot cancel a batch with status '{status}'.");
        }
    }

    [Fact]
    public async Task A_batch_expires_with_its_window_keeps_what_is_answered_and_names_the_rest()
    {
        await using var emulator = await BatchEmulator.StartAsync(new()
        {
            MaxConcurrency = 1,
            CompletionWindow = TimeSpan.FromMilliseconds(400),
            Handler = async (request, cancellationToken) =>
            {
                if (request.CustomId != "a")
                    await Task.Delay(Timeout.Infinite, cancellationToken);

                return EmulatedResponse.Default(request);
            },
        });
        using var client = new EmulatorClient(emulator.Endpoint);
        var batch = await client.RunChatAsync(EmulatorClient.ChatLine("a"), EmulatorClient.ChatLine("b"), EmulatorClient.ChatLine("c"));
        Assert.Equal("expired", batch.GetProperty("status").GetString());
        Assert.Equal("""{"total":3,"completed":1,"failed":0}""", batch.GetProperty("request_counts").GetRawText());
        Assert.Equal(JsonValueKind.Number, batch.GetProperty("expired_at").ValueKind);
        Assert.Equal(JsonValueKind.Number, batch.GetProperty("finalizing_at").ValueKind);
        Assert.Equal("a", Assert.Single(await client.RowsAsync(batch, "output_file_id")).GetProperty("custom_id").GetString());
        await AssertUnansweredAsync(client, batch, "batch_expired", "This request could not be executed before the completion window expired.", "b", "c");
    }

    [Fact]
    public async Task No_more_handlers_run_at_once_than_allowed()
    {
        var (running, most) = (0, 0);
        var gate = new object();
        await using var emulator = await BatchEmulator.StartAsync(new()
        {
            MaxConcurrency = 3,
            Handler = async (request, cancellationToken) =>
            {
                lock (gate)
                    most = Math.Max(most, ++running);

                await Task.Delay(10, cancellationToken);
                lock (gate)
                    running--;

                return EmulatedResponse.Default(request);
            },
        });
        using var client = new EmulatorClient(emulator.Endpoint);
        await client.RunChatAsync([.. Enumerable.Range(0, 20).Select(index => EmulatorClient.ChatLine($"{index}"))]);
        Assert.Equal(3, most);
    }

    [Fact]
    public async Task Deleting_the_input_file_does_not_stop_a_batch_that_runs()
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var goOn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var emulator = await BatchEmulator.StartAsync(new()
        {
            Handler = async (request, _) =>
            {
                begun.TrySetResult();
                await goOn.Task;
                return EmulatedResponse.Default(request);
            },
        });
        using var client = new EmulatorClient(emulator.Endpoint);
        var file = await client.UploadAsync(EmulatorClient.ChatLine("a"));
        var batch = await client.CreateAsync(file);
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        await EmulatorClient.OkAsync(client.SendAsync(HttpMethod.Delete, $"/files/{file}"));
        goOn.SetResult();
        Assert.Equal("completed", (await client.EndAsync(batch)).GetProperty("status").GetString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Disposing_ends_batches_that_run_whether_the_handler_listens_or_not(bool listens)
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var emulator = await BatchEmulator.StartAsync(new()
        {
            Handler = async (request, cancellationToken) =>
            {
                begun.TrySetResult();
                await Task.Delay(Timeout.Infinite, listens ? cancellationToken : CancellationToken.None);
                return EmulatedResponse.Default(request);
            },
        });
        using var client = new EmulatorClient(emulator.Endpoint);
        await client.CreateAsync(await client.UploadAsync(EmulatorClient.ChatLine("a")));
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        await emulator.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync("/files"));
    }

    private static async Task AssertUnansweredAsync(EmulatorClient client, JsonElement batch, string code, string message, params string[] customIds)
    {
        var rows = await client.RowsAsync(batch, "error_file_id");
        Assert.Equal(customIds, rows.Select(row => row.GetProperty("custom_id").GetString()!).Order());
        foreach (var row in rows)
        {
            Assert.Equal(JsonValueKind.Null, row.GetProperty("response").ValueKind);
            Assert.Equal($$"""{"code":"{{code}}","message":"{{message}}"}""", row.GetProperty("error").GetRawText());
        }
    }

    private static async Task<JsonElement> WaitAsync(EmulatorClient client, string id, string status)
    {
        while (true)
        {
            var batch = await client.BatchAsync(id);
            if (batch.GetProperty("status").GetString() == status)
                return batch;

            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Turns the clock until the batch has left its status: the delay may begin a moment after the status does.</summary>
    private static async Task AdvanceAsync(Microsoft.Extensions.Time.Testing.FakeTimeProvider time, EmulatorClient client, string id, string status)
    {
        while ((await client.BatchAsync(id)).GetProperty("status").GetString() == status)
        {
            time.Advance(TimeSpan.FromSeconds(10));
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
