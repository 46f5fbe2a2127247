using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace BatchTasks.Emulator.Tests;

public sealed class BackendTests
{
    [Fact]
    public async Task A_batch_is_answered_by_the_server_behind()
    {
        await using var behind = await BatchEmulator.StartAsync(new()
        {
            ApiKey = "inner", Handler = (request, _) => new(EmulatedResponse.Text(request, $"{request.Model}: {request.LastUserText}")),
        });
        await using var emulator = await BatchEmulator.StartAsync(new() { Backend = new(behind.Endpoint) { ApiKey = "inner" } });
        using var client = new EmulatorClient(emulator.Endpoint);
        var batch = await client.RunChatAsync(EmulatorClient.ChatLine("a", "one"), EmulatorClient.ChatLine("b", "two"));
        Assert.Equal("""{"total":2,"completed":2,"failed":0}""", batch.GetProperty("request_counts").GetRawText());
        Assert.Equal(["gpt-4o-mini: one", "gpt-4o-mini: two"], (await client.RowsAsync(batch, "output_file_id")).Select(Content).Order());

        var call = await EmulatorClient.OkAsync(client.PostAsync("/chat/completions", """{"model":"m","messages":[{"role":"user","content":"three"}]}"""));
        Assert.Equal("m: three", call.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString());
    }

    [Theory]
    [InlineData("/v1/embeddings", """{"custom_id":"a","method":"POST","url":"/v1/embeddings","body":{"model":"nomic","input":"text"}}""")]
    [InlineData("/v1/responses", """{"custom_id":"a","method":"POST","url":"/v1/responses","body":{"model":"llama","input":"text"}}""")]
    [InlineData("/v1/chat/completions", """{"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{"model":"llama","messages":[{"role":"user","content":"x"}],"top_k":4}}""")]
    public async Task Each_endpoint_is_the_same_there_and_the_model_can_be_another(string endpoint, string line)
    {
        EmulatedRequest? received = null;
        await using var behind = await BatchEmulator.StartAsync(new()
        {
            Handler = (request, _) =>
            {
                received = request;
                return new(EmulatedResponse.Default(request));
            },
        });
        await using var emulator = await BatchEmulator.StartAsync(new() { Backend = new(new Uri(behind.Endpoint, "/")) { ApiKey = "any", Model = "qwen" } });
        using var client = new EmulatorClient(emulator.Endpoint);
        Assert.Equal("completed", (await client.RunAsync(endpoint, line)).GetProperty("status").GetString());
        Assert.Equal((endpoint, "qwen"), (received!.Endpoint, received.Model));
        using var sent = JsonDocument.Parse(line);
        Assert.Equal(
            sent.RootElement.GetProperty("body").EnumerateObject().Where(each => each.Name != "model").Select(each => $"{each}"),
            received.Body.EnumerateObject().Where(each => each.Name != "model").Select(each => $"{each}"));
    }

    [Fact]
    public async Task What_the_server_behind_refuses_is_the_answer()
    {
        await using var behind = await BatchEmulator.StartAsync(new() { Handler = (_, _) => new(EmulatedResponse.Error(404, "model_not_found", "No such model.")) });
        await using var emulator = await BatchEmulator.StartAsync(new() { Backend = new(behind.Endpoint) { ApiKey = "any" } });
        using var client = new EmulatorClient(emulator.Endpoint);
        var row = Assert.Single(await client.RowsAsync(await client.RunChatAsync(EmulatorClient.ChatLine("a")), "error_file_id"));
        Assert.Equal(404, row.GetProperty("response").GetProperty("status_code").GetInt32());
        Assert.Equal("model_not_found", row.GetProperty("response").GetProperty("body").GetProperty("error").GetProperty("code").GetString());
        Assert.Equal((0L, 1L), (emulator.Ledger.Executions, emulator.Ledger.Failures));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task What_passes_is_tried_again_as_often_as_allowed(int status)
    {
        await using var behind = await StartFailingAsync(call => call.Number < 3 ? new EmulatorCallFault.Failed(status) : null);
        await using var emulator = await BatchEmulator.StartAsync(new() { Backend = Backend(behind) });
        using var client = new EmulatorClient(emulator.Endpoint);
        Assert.Equal("""{"total":1,"completed":1,"failed":0}""", (await client.RunChatAsync(EmulatorClient.ChatLine("a"))).GetProperty("request_counts").GetRawText());

        await using var failing = await StartFailingAsync(_ => new EmulatorCallFault.Failed(status));
        await using var giving = await BatchEmulator.StartAsync(new() { Backend = Backend(failing) });
        using var asking = new EmulatorClient(giving.Endpoint);
        var row = Assert.Single(await asking.RowsAsync(await asking.RunChatAsync(EmulatorClient.ChatLine("a")), "error_file_id"));
        Assert.Equal(status, row.GetProperty("response").GetProperty("status_code").GetInt32());
    }

    [Fact]
    public async Task The_pause_is_that_of_Retry_After_and_else_doubles()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var pauses = new List<TimeSpan>();
        var last = time.GetUtcNow();
        await using var behind = await StartFailingAsync(call =>
        {
            if (call.Number > 1)
                pauses.Add(time.GetUtcNow() - last);

            last = time.GetUtcNow();
            return call.Number == 2 ? new EmulatorCallFault.Failed(429) { RetryAfter = TimeSpan.FromSeconds(50) } : new EmulatorCallFault.Failed(500);
        });
        await using var emulator = await BatchEmulator.StartAsync(new()
        {
            StepDelay = TimeSpan.Zero, TimeProvider = time, Backend = new(behind.Endpoint) { ApiKey = "any", MaxAttempts = 4, RetryDelay = TimeSpan.FromSeconds(1) },
        });
        using var client = new EmulatorClient(emulator.Endpoint);
        var batch = client.RunChatAsync(EmulatorClient.ChatLine("a"));
        while (await Task.WhenAny(batch, Task.Delay(20, TestContext.Current.CancellationToken)) != batch)
            time.Advance(TimeSpan.FromSeconds(0.5));

        Assert.Equal(3, pauses.Count);
        Assert.InRange(pauses[0].TotalSeconds, 1, 10);
        Assert.InRange(pauses[1].TotalSeconds, 50, 60);
        Assert.InRange(pauses[2].TotalSeconds, 4, 13);
    }

    [Fact]
    public async Task A_broken_connection_is_tried_again_and_ends_as_an_answer()
    {
        await using var behind = await StartFailingAsync(call => call.Number < 3 ? new EmulatorCallFault.Dropped() : null);
        await using var emulator = await BatchEmulator.StartAsync(new() { Backend = Backend(behind) });
        using var client = new EmulatorClient(emulator.Endpoint);
        Assert.Equal("""{"total":1,"completed":1,"failed":0}""", (await client.RunChatAsync(EmulatorClient.ChatLine("a"))).GetProperty("request_counts").GetRawText());

        await using var nowhere = await BatchEmulator.StartAsync(new() { Backend = new(new Uri($"http://127.0.0.1:{FreePort()}/v1")) { MaxAttempts = 2, RetryDelay = TimeSpan.Zero } });
        using var asking = new EmulatorClient(nowhere.Endpoint);
        var row = Assert.Single(await asking.RowsAsync(await asking.RunChatAsync(EmulatorClient.ChatLine("a")), "error_file_id"));
        Assert.Equal(502, row.GetProperty("response").GetProperty("status_code").GetInt32());
        Assert.Contains("could not be reached", row.GetProperty("response").GetProperty("body").GetProperty("error").GetProperty("message").GetString());
    }

    [Fact]
    public async Task An_answer_that_takes_too_long_is_none()
    {
        await using var behind = await BatchEmulator.StartAsync(new()
        {
            Handler = async (request, cancellationToken) =>
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
                return EmulatedResponse.Default(request);
            },
        });
        await using var emulator = await BatchEmulator.StartAsync(new() { Backend = Backend(behind) with { Timeout = TimeSpan.FromMilliseconds(100) } });
        using var client = new EmulatorClient(emulator.Endpoint);
        var batch = await client.RunChatAsync(EmulatorClient.ChatLine("a"));
        Assert.Equal("""{"total":1,"completed":0,"failed":1}""", batch.GetProperty("request_counts").GetRawText());
        var row = Assert.Single(await client.RowsAsync(batch, "error_file_id"));
        Assert.Equal(JsonValueKind.Null, row.GetProperty("response").ValueKind);
        Assert.Equal("""{"code":"request_timeout","message":"The underlying call to the model timed out."}""", row.GetProperty("error").GetRawText());

        var (status, body) = await client.PostAsync("/chat/completions", """{"model":"m","messages":[{"role":"user","content":"x"}]}""");
        Assert.Equal((HttpStatusCode.GatewayTimeout, "request_timeout"), (status, body.GetProperty("error").GetProperty("code").GetString()));
    }

    [Fact]
    public async Task A_page_instead_of_JSON_is_an_error_with_its_beginning()
    {
        await using var behind = await StartFailingAsync(_ => new EmulatorCallFault.Failed(502) { Message = "Bad day" });
        await using var emulator = await BatchEmulator.StartAsync(new() { Backend = Backend(behind) with { MaxAttempts = 1 } });
        using var client = new EmulatorClient(emulator.Endpoint);
        var row = Assert.Single(await client.RowsAsync(await client.RunChatAsync(EmulatorClient.ChatLine("a")), "error_file_id"));
        Assert.Equal(502, row.GetProperty("response").GetProperty("status_code").GetInt32());
        Assert.Contains("no JSON: <html>", row.GetProperty("response").GetProperty("body").GetProperty("error").GetProperty("message").GetString());
    }

    [Fact]
    public async Task No_more_calls_run_there_at_once_than_allowed_whatever_number_of_batches_runs_here()
    {
        var (running, most) = (0, 0);
        var gate = new object();
        await using var behind = await BatchEmulator.StartAsync(new()
        {
            MaxConcurrency = 100,
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
        await using var emulator = await BatchEmulator.StartAsync(new() { MaxConcurrency = 3, Backend = Backend(behind) });
        using var client = new EmulatorClient(emulator.Endpoint);
        var lines = Enumerable.Range(0, 20).Select(index => EmulatorClient.ChatLine($"{index}")).ToArray();
        await Task.WhenAll(client.RunChatAsync(lines), client.RunChatAsync(lines), client.RunChatAsync(lines));
        Assert.Equal(3, most);
    }

    [Fact]
    public async Task A_handler_and_a_backend_are_one_too_many()
    {
        var options = new BatchEmulatorOptions { Handler = (request, _) => new(EmulatedResponse.Default(request)), Backend = new(new Uri("http://localhost")) };
        await Assert.ThrowsAsync<ArgumentException>(() => BatchEmulator.StartAsync(options));
    }

    [Theory]
    [InlineData("ftp://localhost")]
    [InlineData("localhost/v1")]
    public void Only_a_web_address_names_a_backend(string url) => Assert.Throws<ArgumentException>(() => new EmulatorBackend(new Uri(url, UriKind.RelativeOrAbsolute)));

    private static Task<BatchEmulator> StartFailingAsync(Func<EmulatorCall, EmulatorCallFault?> calls) => BatchEmulator.StartAsync(new() { Faults = new() { Calls = calls } });

    private static EmulatorBackend Backend(BatchEmulator behind) => new(behind.Endpoint) { ApiKey = "any", MaxAttempts = 3, RetryDelay = TimeSpan.FromMilliseconds(1) };

    private static string Content(JsonElement row) =>
        row.GetProperty("response").GetProperty("body").GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString()!;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
