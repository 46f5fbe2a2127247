using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace BatchTasks.Emulator.Tests.Faults;

public sealed class CallFaultTests
{
    [Fact]
    public async Task Each_call_tells_its_kind_its_number_and_its_id()
    {
        var calls = new List<EmulatorCall>();
        await using var emulator = await StartAsync(call =>
        {
            lock (calls)
                calls.Add(call);

            return null;
        });
        using var client = new EmulatorClient(emulator.Endpoint);
        var file = await client.UploadAsync(EmulatorClient.ChatLine("a"));
        var batch = (await client.CreateAsync(file)).GetProperty("id").GetString()!;
        await client.EndAsync(await client.BatchAsync(batch));
        await client.GetAsync("/files");
        await client.GetAsync($"/files/{file}");
        await client.ContentAsync(file);
        await client.ContentAsync(file);
        await client.GetAsync("/batches");
        await client.SendAsync(HttpMethod.Post, $"/batches/{batch}/cancel");
        await client.SendAsync(HttpMethod.Delete, $"/files/{file}");
        await client.PostAsync("/chat/completions", """{"model":"gpt-4o-mini","messages":[{"role":"user","content":"hello"}]}""");
        await client.LedgerAsync();

        Assert.Equal(
            [
                new(EmulatorCallKind.UploadFile, 1, null), new(EmulatorCallKind.CreateBatch, 1, null), new(EmulatorCallKind.ListFiles, 1, null),
                new(EmulatorCallKind.RetrieveFile, 1, file), new(EmulatorCallKind.DownloadFile, 1, file), new(EmulatorCallKind.DownloadFile, 2, file),
                new(EmulatorCallKind.ListBatches, 1, null), new(EmulatorCallKind.CancelBatch, 1, batch), new(EmulatorCallKind.DeleteFile, 1, file),
                new(EmulatorCallKind.Answer, 1, null),
            ],
            calls.Where(call => call.Kind != EmulatorCallKind.RetrieveBatch));
        var looks = calls.Where(call => call.Kind == EmulatorCallKind.RetrieveBatch).ToList();
        Assert.Equal(Enumerable.Range(1, looks.Count).Select(number => new EmulatorCall(EmulatorCallKind.RetrieveBatch, number, batch)), looks);
    }

    [Theory]
    [InlineData(429, "rate_limit_exceeded")]
    [InlineData(500, null)]
    [InlineData(503, null)]
    public async Task An_error_comes_in_the_shape_of_the_service_and_nothing_is_done(int status, string? code)
    {
        await using var emulator = await StartAsync(call => call is { Kind: EmulatorCallKind.UploadFile, Number: 1 } ? new EmulatorCallFault.Failed(status) : null);
        using var client = new EmulatorClient(emulator.Endpoint);
        var (answered, body) = await client.TryUploadAsync(EmulatorClient.ChatLine("a"));
        Assert.Equal((status, code), ((int)answered, body.GetProperty("error").GetProperty("code").GetString()));
        Assert.Equal(0, emulator.Ledger.FilesUploaded);

        await client.UploadAsync(EmulatorClient.ChatLine("a"));
        Assert.Equal(1, emulator.Ledger.FilesUploaded);
    }

    [Fact]
    public async Task An_error_may_have_words_of_its_own_and_say_when_to_come_back()
    {
        await using var emulator = await StartAsync(_ => new EmulatorCallFault.Failed(400)
        {
            Code = "token_limit_exceeded", Message = "Too many.", RetryAfter = TimeSpan.FromMilliseconds(1200),
        });
        using var client = new EmulatorClient(emulator.Endpoint);
        using var response = await client.DownloadAsync("file-a");
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        var error = document.RootElement.GetProperty("error");
        Assert.Equal(("token_limit_exceeded", "Too many."), (error.GetProperty("code").GetString(), error.GetProperty("message").GetString()));
        Assert.Equal(TimeSpan.FromSeconds(2), response.Headers.RetryAfter!.Delta);
        Assert.Single(response.Headers.GetValues("x-request-id"));
    }

    [Theory]
    [InlineData(502)]
    [InlineData(504)]
    public async Task A_gateway_answers_with_a_page(int status)
    {
        await using var emulator = await StartAsync(_ => new EmulatorCallFault.Failed(status));
        using var client = new EmulatorClient(emulator.Endpoint);
        using var response = await client.DownloadAsync("file-a");
        Assert.Equal((status, "text/html"), ((int)response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.StartsWith("<html>", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task An_error_after_the_effect_hides_a_batch_that_is_there()
    {
        await using var emulator = await StartAsync(call => call.Kind == EmulatorCallKind.CreateBatch ? new EmulatorCallFault.Failed(500) { AfterEffect = true } : null);
        using var client = new EmulatorClient(emulator.Endpoint);
        var file = await client.UploadAsync(EmulatorClient.ChatLine("a"));
        var (status, body) = await CreateAsync(client, file);
        Assert.Equal(HttpStatusCode.InternalServerError, status);
        Assert.Equal("server_error", body.GetProperty("error").GetProperty("type").GetString());
        Assert.Equal(file, Assert.Single(await BatchesAsync(client)).GetProperty("input_file_id").GetString());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_dropped_connection_leaves_no_answer_and_before_the_effect_no_batch(bool afterEffect)
    {
        await using var emulator = await StartAsync(
            call => call.Kind == EmulatorCallKind.CreateBatch ? new EmulatorCallFault.Dropped { AfterEffect = afterEffect } : null);
        using var client = new EmulatorClient(emulator.Endpoint);
        var file = await client.UploadAsync(EmulatorClient.ChatLine("a"));
        await Assert.ThrowsAsync<HttpRequestException>(() => CreateAsync(client, file));
        Assert.Equal(afterEffect ? 1 : 0, (await BatchesAsync(client)).Count);
        Assert.Equal(afterEffect ? 1 : 0, emulator.Ledger.BatchesCreated);
    }

    [Fact]
    public async Task A_file_can_be_stored_without_an_answer()
    {
        await using var emulator = await StartAsync(call => call.Kind == EmulatorCallKind.UploadFile ? new EmulatorCallFault.Dropped { AfterEffect = true } : null);
        using var client = new EmulatorClient(emulator.Endpoint);
        await Assert.ThrowsAsync<HttpRequestException>(() => client.TryUploadAsync(EmulatorClient.ChatLine("a")));
        Assert.Equal(1, (await EmulatorClient.OkAsync(client.GetAsync("/files"))).GetProperty("data").GetArrayLength());
    }

    [Fact]
    public async Task What_the_service_refuses_is_refused_whatever_else_goes_wrong()
    {
        await using var emulator = await StartAsync(_ => new EmulatorCallFault.Dropped { AfterEffect = true });
        using var client = new EmulatorClient(emulator.Endpoint);
        (await client.TryUploadAsync("no JSON")).AssertRefused(HttpStatusCode.BadRequest, null, null, "Invalid file format for Batch API. Must be .jsonl");
    }

    [Fact]
    public async Task A_slow_answer_waits_for_the_clock()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        await using var emulator = await BatchEmulator.StartAsync(new()
        {
            TimeProvider = time,
            Faults = new() { Calls = call => call.Kind is EmulatorCallKind.ListFiles or EmulatorCallKind.DownloadFile ? new EmulatorCallFault.Slow(TimeSpan.FromMinutes(1)) : null },
        });
        using var client = new EmulatorClient(emulator.Endpoint);
        var file = await client.UploadAsync(EmulatorClient.ChatLine("a"));
        await WaitsAsync(time, client.GetAsync("/files"));
        using var download = await client.DownloadAsync(file); // The header comes at once.
        var content = download.Content.ReadAsStringAsync();
        await WaitsAsync(time, content);
        Assert.Equal(EmulatorClient.ChatLine("a"), await content);

        static async Task WaitsAsync(Microsoft.Extensions.Time.Testing.FakeTimeProvider time, Task task)
        {
            await Task.WhenAny(task, Task.Delay(100));
            Assert.False(task.IsCompleted);
            while (await Task.WhenAny(task, Task.Delay(20)) != task)
                time.Advance(TimeSpan.FromMinutes(1));
        }
    }

    [Fact]
    public async Task A_download_can_break_off_and_go_on_with_a_range()
    {
        await using var emulator = await StartAsync(call => call is { Kind: EmulatorCallKind.DownloadFile, Number: 1 } ? new EmulatorCallFault.CutOff(0.25) : null);
        using var client = new EmulatorClient(emulator.Endpoint);
        var line = EmulatorClient.ChatLine("a", new string('x', 100_000));
        var file = await client.UploadAsync(line);
        using var broken = await client.DownloadAsync(file);
        Assert.Equal(line.Length, broken.Content.Headers.ContentLength);
        var received = new MemoryStream();
        await Assert.ThrowsAnyAsync<IOException>(async () => await (await broken.Content.ReadAsStreamAsync()).CopyToAsync(received));
        Assert.Equal(line.Length / 4, received.Length);

        using var rest = await client.DownloadAsync(file, new RangeHeaderValue(received.Length, null));
        Assert.Equal(line[(int)received.Length..], await rest.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData(EmulatorCutOff.EndsEarly)]
    [InlineData(EmulatorCutOff.TooShort)]
    public async Task A_download_can_end_early_without_an_error(EmulatorCutOff form)
    {
        await using var emulator = await StartAsync(
            call => call.Kind == EmulatorCallKind.DownloadFile ? new EmulatorCallFault.CutOff(0.5) { Form = form } : null);
        using var client = new EmulatorClient(emulator.Endpoint);
        var line = EmulatorClient.ChatLine("a");
        var file = await client.UploadAsync(line);
        using var response = await client.DownloadAsync(file);
        Assert.Equal(form == EmulatorCutOff.TooShort ? line.Length / 2 : null, response.Content.Headers.ContentLength);
        Assert.Equal(line[..(line.Length / 2)], await response.Content.ReadAsStringAsync());
        Assert.Equal(line.Length, (await EmulatorClient.OkAsync(client.GetAsync($"/files/{file}"))).GetProperty("bytes").GetInt64());
    }

    [Fact]
    public async Task A_download_can_ignore_the_range()
    {
        await using var emulator = await StartAsync(call => call.Kind == EmulatorCallKind.DownloadFile ? new EmulatorCallFault.RangeIgnored() : null);
        using var client = new EmulatorClient(emulator.Endpoint);
        var file = await client.UploadAsync(EmulatorClient.ChatLine("a"));
        using var response = await client.DownloadAsync(file, new RangeHeaderValue(10, null));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(EmulatorClient.ChatLine("a"), await response.Content.ReadAsStringAsync());
    }

    private static Task<BatchEmulator> StartAsync(Func<EmulatorCall, EmulatorCallFault?> calls) => BatchEmulator.StartAsync(new() { Faults = new() { Calls = calls } });

    private static Task<(HttpStatusCode Status, JsonElement Body)> CreateAsync(EmulatorClient client, string file) => client.PostAsync(
        "/batches", $$"""{"input_file_id":"{{file}}","endpoint":"/v1/chat/completions","completion_window":"24h"}""");

    private static async Task<List<JsonElement>> BatchesAsync(EmulatorClient client) =>
        [.. (await EmulatorClient.OkAsync(client.GetAsync("/batches"))).GetProperty("data").EnumerateArray()];
}
