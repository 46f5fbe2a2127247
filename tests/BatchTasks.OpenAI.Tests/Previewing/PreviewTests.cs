using System.Net;
using BatchTasks.ClientTests.Fakes;
using BatchTasks.ClientTests.HandWritten;

namespace BatchTasks.ClientTests.Previewing;

public sealed class PreviewTests : IDisposable
{
    private readonly FakeService _fake = new();

    public void Dispose() => _fake.Dispose();

    [Fact]
    public async Task The_same_outcomes_come_in_the_order_of_the_tasks()
    {
        _fake.Intercept = static (_, times) => times switch
        {
            1 => FakeService.Json(FakeBatch.Completion("fine")),
            2 => FakeService.Error(HttpStatusCode.BadRequest, "context_length_exceeded", "Too long."),
            3 => FakeService.Json(FakeBatch.Completion("cut o", "length")),
            4 => throw new HttpRequestException("The connection was reset."),
            _ => FakeService.Json("<html>"),
        };

        var outcomes = await _fake.CreateClient().PreviewAsync(AskTask.Many(5), new() { MaxConcurrency = 1 }).ToListAsync();

        outcomes.AssertEachOnce(AskTask.Many(5));
        Assert.Equal(AskTask.Many(5).Select(static task => task.Id), outcomes.Select(static outcome => outcome.CustomId));
        Assert.Equal("fine", outcomes.Of<BatchOutcome<string>.Succeeded>("ask-1").Value);
        Assert.Equal((400, "context_length_exceeded"), (outcomes.Of<BatchOutcome<string>.Failed>("ask-2").Error.StatusCode, outcomes.Of<BatchOutcome<string>.Failed>("ask-2").Error.Code));
        Assert.Equal("cut o", outcomes.Of<BatchOutcome<string>.Truncated>("ask-3").PartialAnswer);
        var dropped = outcomes.Of<BatchOutcome<string>.Failed>("ask-4").Error;
        Assert.Null(dropped.StatusCode);
        Assert.Contains("The connection was reset.", dropped.Message, StringComparison.Ordinal);
        outcomes.Of<BatchOutcome<string>.Invalid>("ask-5");
        Assert.All(_fake.Log, static call => Assert.Equal("POST /v1/chat/completions", call));
    }

    [Fact]
    public async Task Value_types_and_embeddings_are_previewed()
    {
        _fake.Intercept = static (_, _) => FakeService.Json(
            """{"object":"list","data":[{"object":"embedding","index":0,"embedding":[1,2.5]}],"model":"m","usage":{"prompt_tokens":1,"total_tokens":1}}""");

        var outcomes = await _fake.CreateClient().PreviewAsync<VectorTask, float[]>([new(7, "a")]).ToListAsync();

        Assert.Equal([1f, 2.5f], outcomes.Of<BatchOutcome<float[]>.Succeeded>("vector-7").Value);
        Assert.Equal(["POST /v1/embeddings"], _fake.Log);
    }

    [Fact]
    public async Task Endpoints_beyond_the_package_s_own_clients_are_reached_through_its_pipeline()
    {
        _fake.Intercept = static (_, _) => FakeService.Json("""{"text":"answer"}""");

        var outcomes = await _fake.CreateClient().PreviewAsync([new CompleteTask("c", "a")]).ToListAsync();

        Assert.Equal("""{"text":"answer"}""", outcomes.Of<BatchOutcome<string>.Succeeded>("c").Value);
        Assert.Equal(["POST /v1/completions"], _fake.Log);
        Assert.Equal("Bearer key", _fake.LastHeaders?.Authorization?.ToString());
    }

    [Fact]
    public async Task No_more_requests_than_allowed_are_on_their_way()
    {
        using var handler = new GatedHandler(expected: 3);
        var options = new OpenAI.OpenAIClientOptions
        {
            Transport = new System.ClientModel.Primitives.HttpClientPipelineTransport(new HttpClient(handler, disposeHandler: false)),
        };
        var client = new OpenAI.OpenAIClient(new System.ClientModel.ApiKeyCredential("key"), options);

        var outcomes = await client.PreviewAsync(AskTask.Many(9), new() { MaxConcurrency = 3 }).ToListAsync();

        outcomes.AssertEachOnce(AskTask.Many(9));
        Assert.Equal(3, handler.Most);
    }

    [Fact]
    public async Task Cancelling_stops_the_preview()
    {
        using var stop = new CancellationTokenSource();
        _fake.Intercept = (_, _) =>
        {
            stop.Cancel();
            throw new OperationCanceledException(stop.Token);
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _fake.CreateClient().PreviewAsync(AskTask.Many(9), null, stop.Token).ToListAsync().AsTask());
    }

    [Fact]
    public void A_concurrency_below_one_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _fake.CreateClient().PreviewAsync(AskTask.Many(1), new() { MaxConcurrency = 0 }));

    /// <summary>Holds the first requests back until so many have come.</summary>
    private sealed class GatedHandler(int expected) : HttpMessageHandler
    {
        private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _now;
        private int _most;

        public int Most => _most;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var now = Interlocked.Increment(ref _now);
            InterlockedMax(now);
            if (now == expected)
                _open.TrySetResult();

            await _open.Task.WaitAsync(cancellationToken);
            Interlocked.Decrement(ref _now);
            return FakeService.Json(FakeBatch.Completion("fine"));
        }

        private void InterlockedMax(int value)
        {
            for (var most = _most; value > most; most = _most)
                Interlocked.CompareExchange(ref _most, value, most);
        }
    }
}
