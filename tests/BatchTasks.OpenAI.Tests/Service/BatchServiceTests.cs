using System.ClientModel;
using System.ClientModel.Primitives;
using System.Net;
using System.Text.Json;
using BatchTasks.ClientTests.Fakes;
using OpenAI;

namespace BatchTasks.ClientTests.Service;

public sealed class BatchServiceTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly FakeService _fake = new();

    public void Dispose()
    {
        _folder.Dispose();
        _fake.Dispose();
    }

    [Fact]
    public async Task An_upload_keeps_the_name_the_purpose_and_every_byte()
    {
        File.WriteAllText(_folder["評価 \"1\".jsonl"], "{\"custom_id\":\"ü\"}\n");

        var id = await Service().UploadAsync(_folder["評価 \"1\".jsonl"], TimeSpan.FromHours(2));

        Assert.Equal("file-1", id);
        Assert.Contains("name=\"file\"; filename=\"評価 %221%22.jsonl\"", _fake.LastUpload, StringComparison.Ordinal);
        Assert.Contains("name=\"purpose\"\r\n\r\nbatch\r\n", _fake.LastUpload, StringComparison.Ordinal);
        Assert.Contains("name=\"expires_after[anchor]\"\r\n\r\ncreated_at\r\n", _fake.LastUpload, StringComparison.Ordinal);
        Assert.Contains("name=\"expires_after[seconds]\"\r\n\r\n7200\r\n", _fake.LastUpload, StringComparison.Ordinal);
        Assert.Contains("\r\n\r\n{\"custom_id\":\"ü\"}\n\r\n--", _fake.LastUpload, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upload_that_the_package_sends_again_is_whole()
    {
        File.WriteAllText(_folder["batch.jsonl"], "{\"custom_id\":\"a\"}\n");
        _fake.Intercept = static (call, times) => times == 1 ? FakeService.Error(HttpStatusCode.ServiceUnavailable, "busy") : null;

        await new BatchService(_fake.CreateClient(retries: 1)).UploadAsync(_folder["batch.jsonl"]);

        Assert.Contains("{\"custom_id\":\"a\"}\n", _fake.LastUpload, StringComparison.Ordinal);
        Assert.Equal(2, _fake.Log.Count);
    }

    [Fact]
    public async Task A_missing_file_is_named_before_anything_is_sent()
    {
        var error = await Assert.ThrowsAsync<FileNotFoundException>(() => Service().UploadAsync(_folder["none.jsonl"]));

        Assert.Contains("none.jsonl", error.Message, StringComparison.Ordinal);
        Assert.Empty(_fake.Log);
    }

    [Fact]
    public async Task A_batch_is_created_with_everything_that_was_asked_for()
    {
        var file = _fake.AddFile([FakeBatch.Line("a")])!;

        var batch = await Service().CreateAsync(new BatchCreateOptions
        {
            InputFileId = file,
            Endpoint = BatchEndpoints.Embeddings,
            Metadata = new Dictionary<string, string> { ["job"] = "\"quoted\"" },
            OutputExpiresAfter = TimeSpan.FromDays(1),
        });

        Assert.Equal("batch_1", batch.Id);
        Assert.Equal(
            $$$"""{"input_file_id":"{{{file}}}","endpoint":"/v1/embeddings","completion_window":"24h","metadata":{"job":"\u0022quoted\u0022"},"output_expires_after":{"anchor":"created_at","seconds":86400}}""",
            JsonSerializer.Serialize(_fake.Batches[0].Request));
    }

    [Theory]
    [InlineData(BatchEndpoints.Embeddings)]
    [InlineData("/v4/embeddings")]
    public async Task A_batch_is_created_with_the_url_that_the_service_knows_the_endpoint_by(string endpoint)
    {
        var file = _fake.AddFile([FakeBatch.Line("a")])!;

        await Service().CreateAsync(new BatchCreateOptions { InputFileId = file, Endpoint = endpoint, Provider = BatchProvider.Zhipu });

        Assert.Equal("/v4/embeddings", _fake.Batches[0].Request.GetProperty("endpoint").GetString());
    }

    [Theory]
    [InlineData(BatchEndpoints.Responses)]
    public async Task An_endpoint_that_the_service_lacks_is_refused_before_the_call(string endpoint)
    {
        var create = new BatchCreateOptions { InputFileId = "file-1", Endpoint = endpoint, Provider = BatchProvider.Groq };

        var error = await Assert.ThrowsAsync<ArgumentException>(() => Service().CreateAsync(create));

        Assert.StartsWith("The Batch API of Groq does not serve '/v1/responses'; it serves /v1/chat/completions", error.Message, StringComparison.Ordinal);
        Assert.Empty(_fake.Log);
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.GatewayTimeout)]
    [InlineData(HttpStatusCode.RequestTimeout)]
    public async Task A_creation_whose_end_is_open_is_not_sent_again_by_the_package(HttpStatusCode status)
    {
        var file = _fake.AddFile([FakeBatch.Line("a")])!;
        _fake.InterceptAfter = (_, _) => FakeService.Error(status, "server_error");

        var error = await Assert.ThrowsAsync<BatchServiceException>(() => new BatchService(_fake.CreateClient(retries: 3)).CreateAsync(Create(file)));

        Assert.True(error.IsTransient);
        Assert.Equal((int)status, error.StatusCode);
        Assert.Single(_fake.Batches);
    }

    [Fact]
    public async Task A_creation_whose_connection_drops_is_not_sent_again_by_the_package()
    {
        var file = _fake.AddFile([FakeBatch.Line("a")])!;
        _fake.InterceptAfter = static (_, _) => throw new HttpRequestException("The connection was reset.");

        var error = await Assert.ThrowsAsync<BatchServiceException>(() => new BatchService(_fake.CreateClient(retries: 3)).CreateAsync(Create(file)));

        Assert.True(error.IsTransient);
        Assert.Null(error.StatusCode);
        Assert.Contains("The connection was reset.", error.Message, StringComparison.Ordinal);
        Assert.Single(_fake.Batches);
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized, "invalid_api_key", false)]
    [InlineData(HttpStatusCode.NotFound, "batch_not_found", false)]
    [InlineData(HttpStatusCode.TooManyRequests, "rate_limit_exceeded", true)]
    [InlineData(HttpStatusCode.TooManyRequests, "insufficient_quota", false)]
    [InlineData(HttpStatusCode.BadGateway, "bad_gateway", true)]
    public async Task A_failure_says_what_was_done_and_whether_it_passes(HttpStatusCode status, string code, bool isTransient)
    {
        _fake.Intercept = (_, _) => FakeService.Error(status, code, "Because.");

        var error = await Assert.ThrowsAsync<BatchServiceException>(() => Service().GetAsync("batch_1"));

        Assert.Equal($"Reading batch_1 failed: HTTP {(int)status} {code}: Because.", error.Message);
        Assert.Equal((status, code, "Because.", "reading batch_1"), ((HttpStatusCode)error.StatusCode!, error.Code, error.ServiceMessage, error.Operation));
        Assert.Equal(isTransient, error.IsTransient);
    }

    [Fact]
    public async Task A_page_of_a_gateway_is_no_batch_and_may_pass()
    {
        _fake.Intercept = static (_, _) => FakeService.Json("<html>please wait</html>");

        var error = await Assert.ThrowsAsync<BatchServiceException>(() => Service().GetAsync("batch_1"));

        Assert.True(error.IsTransient);
    }

    [Fact]
    public async Task Batches_are_listed()
    {
        var service = Service();
        for (var i = 0; i < 3; i++)
            await service.CreateAsync(Create(_fake.AddFile([FakeBatch.Line($"{i}")])!));

        Assert.Equal(["batch_3", "batch_2", "batch_1"], (await service.ListAsync().ToListAsync()).Select(static batch => batch.Id));
    }

    [Fact]
    public async Task A_batch_is_cancelled()
    {
        var service = Service();
        await service.CreateAsync(Create(_fake.AddFile([FakeBatch.Line("a")])!));

        var batch = await service.CancelAsync("batch_1");

        Assert.Equal(BatchStatusKind.Cancelling, batch.Status.Kind);
        Assert.True(_fake.Batches[0].IsCancelled);
    }

    [Fact]
    public async Task A_download_replaces_the_file_when_it_is_complete()
    {
        File.WriteAllText(_folder["output.jsonl"], "old");
        var id = _fake.AddFile("new\n"u8.ToArray());

        await Service().DownloadAsync(id, _folder["output.jsonl"]);

        Assert.Equal("new\n", File.ReadAllText(_folder["output.jsonl"]));
        Assert.Equal(["output.jsonl"], _folder.Names);
    }

    [Fact]
    public async Task A_download_that_breaks_off_leaves_the_old_file_and_nothing_else()
    {
        File.WriteAllText(_folder["output.jsonl"], "old");
        _fake.Intercept = static (_, _) => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new BreakingStream(1 << 20)) };

        var error = await Assert.ThrowsAsync<BatchServiceException>(() => Service().DownloadAsync("file-9", _folder["output.jsonl"]));

        Assert.True(error.IsTransient);
        Assert.Equal("old", File.ReadAllText(_folder["output.jsonl"]));
        Assert.Equal(["output.jsonl"], _folder.Names);
    }

    [Fact]
    public async Task Cancelling_a_call_is_a_cancellation()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Service().GetAsync("batch_1", stop.Token));
    }

    [Fact]
    public async Task The_last_of_the_package_s_own_tries_tells_what_is_wrong()
    {
        _fake.Intercept = static (_, times) => throw new HttpRequestException($"Reset {times}.");

        var error = await Assert.ThrowsAsync<BatchServiceException>(() => new BatchService(_fake.CreateClient(retries: 1)).GetAsync("batch_1"));

        Assert.True(error.IsTransient);
        Assert.Equal("Reading batch_1 failed: Reset 2.", error.Message);
        Assert.IsType<AggregateException>(error.InnerException);
    }

    [Fact]
    public async Task A_time_out_is_a_failure_that_may_pass_and_no_cancellation()
    {
        using var handler = new HangingHandler();
        var client = new OpenAIClient(new ApiKeyCredential("key"), new OpenAIClientOptions
        {
            NetworkTimeout = TimeSpan.FromMilliseconds(20),
            RetryPolicy = new ClientRetryPolicy(0),
            Transport = new HttpClientPipelineTransport(new HttpClient(handler, disposeHandler: false)),
        });

        var error = await Assert.ThrowsAsync<BatchServiceException>(() => new BatchService(client).GetAsync("batch_1"));

        Assert.True(error.IsTransient);
        Assert.Equal("Reading batch_1 failed: no response came in time.", error.Message);
    }

    [Fact]
    public async Task A_transfer_has_its_own_time_limit()
    {
        using var handler = new HangingHandler();
        File.WriteAllText(_folder["batch.jsonl"], "{}\n");
        var client = new OpenAIClient(new ApiKeyCredential("key"), new OpenAIClientOptions
        {
            RetryPolicy = new ClientRetryPolicy(0),
            Transport = new HttpClientPipelineTransport(new HttpClient(handler, disposeHandler: false)),
        });
        var service = new BatchService(client) { TransferTimeout = TimeSpan.FromMilliseconds(20) };

        Assert.True((await Assert.ThrowsAsync<BatchServiceException>(() => service.UploadAsync(_folder["batch.jsonl"]))).IsTransient);
        Assert.True((await Assert.ThrowsAsync<BatchServiceException>(() => service.DownloadAsync("file-1", _folder["output.jsonl"]))).IsTransient);
        Assert.Equal(["batch.jsonl"], _folder.Names);
    }

    [Fact]
    public async Task A_response_that_is_broken_off_is_a_failure_that_may_pass()
    {
        // The package loses the reason when it clears up after a body that stopped.
        _fake.Intercept = static (_, _) => throw new ObjectDisposedException(null, "Cannot access a closed Stream.");

        var error = await Assert.ThrowsAsync<BatchServiceException>(() => Service().GetAsync("batch_1"));

        Assert.True(error.IsTransient);
        Assert.Contains("no response came in time", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_the_package_throws_for_a_cancellation_it_is_one()
    {
        using var stop = new CancellationTokenSource();
        _fake.Intercept = (_, _) =>
        {
            stop.Cancel();
            throw new ObjectDisposedException(null, "Cannot access a closed Stream.");
        };

        var error = await Assert.ThrowsAsync<OperationCanceledException>(() => Service().GetAsync("batch_1", stop.Token));

        Assert.Equal(stop.Token, error.CancellationToken);
    }

    [Fact]
    public async Task Metadata_and_expiry_outside_of_the_limits_are_refused_before_anything_is_sent()
    {
        var service = Service();
        var create = Create("file-1");
        IReadOnlyDictionary<string, string>[] refused =
        [
            Enumerable.Range(0, 17).ToDictionary(static i => $"{i}", static _ => ""),
            new Dictionary<string, string> { [new string('k', 65)] = "" },
            new Dictionary<string, string> { ["k"] = new('v', 513) },
        ];

        foreach (var metadata in refused)
            await Assert.ThrowsAsync<ArgumentException>(() => service.CreateAsync(create with { Metadata = metadata }));

#pragma warning disable BT1007 // The same at run time.
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => service.CreateAsync(create with { OutputExpiresAfter = TimeSpan.FromMinutes(59) }));
#pragma warning restore BT1007
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => service.UploadAsync(_folder["x"], TimeSpan.FromDays(31)));
        Assert.Empty(_fake.Log);
    }

    private BatchService Service() => new(_fake.CreateClient());

    private static BatchCreateOptions Create(string file) => new() { InputFileId = file, Endpoint = BatchEndpoints.ChatCompletions };

    /// <summary>Never answers.</summary>
    /// <summary>Tells about files, and does not answer anything else.</summary>
    private sealed class HangingHandler : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Method == HttpMethod.Get && request.RequestUri!.AbsolutePath.EndsWith("/files/file-1", StringComparison.Ordinal))
                return FakeService.Json("""{"id":"file-1","object":"file","bytes":3}""");

            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException("Unreachable.");
        }
    }
}
