using System.ClientModel;
using System.ClientModel.Primitives;
using BatchTasks.ClientTests.Fakes;
using BatchTasks.ClientTests.HandWritten;
using BatchTasks.Emulator;
using OpenAI;
using OpenAI.Batch;

namespace BatchTasks.ClientTests.Emulated;

/// <summary>Whole runs over HTTP, against a server that validates and answers as the service does.</summary>
public sealed class EmulatedRunTests : IDisposable
{
    private const string Body = """{"model":"gpt-4o-mini","messages":[{"role":"user","content":"Hi"}]}""";
    private const string StreamingBody = """{"model":"gpt-4o-mini","stream":true,"messages":[{"role":"user","content":"Hi"}]}""";

    private readonly TestFolder _folder = new();
    private readonly Reports _reports = new();

    private BatchRunOptions Options => new()
    {
        StateDirectory = _folder["state"],
        PollInterval = TimeSpan.FromMilliseconds(5),
        Progress = _reports,
        UnmatchedLine = static line => Assert.Fail(line.Reason.ToString()),
    };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Text_answers_failures_refusals_and_truncations_come_back_as_what_they_are()
    {
        await using var emulator = await StartAsync(static (request, _) => request.CustomId switch
        {
            "ask-1" => EmulatedResponse.Text(request, "ジョーズ \"quoted\"\n"),
            "ask-2" => EmulatedResponse.Error(400, "context_length_exceeded", "Too long.", "messages"),
            "ask-3" => EmulatedResponse.Refusal(request, "I can't."),
            "ask-4" => EmulatedResponse.Truncated(request, "half an ans"),
            "ask-5" => EmulatedResponse.Filtered(request, ""),
            _ => EmulatedResponse.Error(503, null, "Overloaded."),
        });

        var outcomes = await Client(emulator).RunBatchAsync(AskTask.Many(6), Options).ToListAsync();

        outcomes.AssertEachOnce(AskTask.Many(6));
        Assert.Equal("ジョーズ \"quoted\"\n", outcomes.Of<BatchOutcome<string>.Succeeded>("ask-1").Value);
        var error = outcomes.Of<BatchOutcome<string>.Failed>("ask-2").Error;
        Assert.Equal((400, "context_length_exceeded", "Too long.", "messages"), (error.StatusCode, error.Code, error.Message, error.Param));
        Assert.Equal("I can't.", outcomes.Of<BatchOutcome<string>.Refused>("ask-3").Refusal);
        Assert.Equal("half an ans", outcomes.Of<BatchOutcome<string>.Truncated>("ask-4").PartialAnswer);
        Assert.Equal("content_filter", outcomes.Of<BatchOutcome<string>.Truncated>("ask-5").FinishReason);
        Assert.Equal(503, outcomes.Of<BatchOutcome<string>.Failed>("ask-6").Error.StatusCode);
        Assert.Contains(_reports.All, static report => report.Completed + report.Failed == 6);
    }

    [Fact]
    public async Task Structured_answers_are_read_and_what_is_not_one_is_invalid()
    {
        await using var emulator = await StartAsync(static (request, _) =>
            EmulatedResponse.Text(request, request.LastUserText == "bad" ? "{\"positive\":1}" : $"{{\"positive\":{(request.LastUserText == "good" ? "true" : "false")}}}"));
        JudgeTask[] tasks = [new(1, "good"), new(2, "sad"), new(3, "bad")];

        var outcomes = await Client(emulator).RunBatchAsync(tasks, Options).ToListAsync();

        outcomes.AssertEachOnce(["judge-1", "judge-2", "judge-3"]);
        Assert.True(outcomes.Of<BatchOutcome<Verdict>.Succeeded>("judge-1").Value.Positive);
        Assert.False(outcomes.Of<BatchOutcome<Verdict>.Succeeded>("judge-2").Value.Positive);
        Assert.False(outcomes.Of<BatchOutcome<Verdict>.Invalid>("judge-3").RawBody.IsEmpty);
    }

    [Fact]
    public async Task The_emulator_s_own_answers_fit_the_schema_that_was_asked_for()
    {
        await using var emulator = await BatchEmulator.StartAsync();

        var outcomes = await Client(emulator).RunBatchAsync([new JudgeTask(1, "a"), new JudgeTask(2, "b")], Options).ToListAsync();

        Assert.Equal(2, outcomes.AssertEachOnce(["judge-1", "judge-2"])[BatchOutcomeKind.Succeeded]);
    }

    [Fact]
    public async Task Vectors_of_value_type_tasks_are_read()
    {
        await using var emulator = await StartAsync(static (request, _) => EmulatedResponse.Embeddings(request, [new float[] { 1, -0.5f }]));
        VectorTask[] tasks = [new(1, "a"), new(2, "b")];

        var outcomes = await Client(emulator).RunBatchAsync<VectorTask, float[]>(tasks, Options).ToListAsync();

        outcomes.AssertEachOnce(["vector-1", "vector-2"]);
        Assert.Equal([1f, -0.5f], outcomes.Of<BatchOutcome<float[]>.Succeeded>("vector-2").Value);
    }

    [Fact]
    public async Task When_all_requests_fail_each_has_its_error()
    {
        await using var emulator = await StartAsync(static (_, _) => EmulatedResponse.Error(404, "model_not_found", "No such model."));

        var summary = (await Client(emulator).RunBatchAsync(AskTask.Many(5), Options).ToListAsync()).AssertEachOnce(AskTask.Many(5));

        Assert.Equal(5, summary[BatchOutcomeKind.Failed]);
        Assert.Null(_reports.All[^1].Parts[0].OutputFile);
        Assert.NotNull(_reports.All[^1].Parts[0].ErrorFile);
    }

    [Fact]
    public async Task A_batch_that_expires_midway_gives_what_was_executed_and_the_rest_expired()
    {
        await using var emulator = await BatchEmulator.StartAsync(new()
        {
            CompletionWindow = TimeSpan.FromMilliseconds(800),
            StepDelay = TimeSpan.FromMilliseconds(1),
            Handler = AnswerUpTo(3),
        });

        var summary = (await Client(emulator).RunBatchAsync(AskTask.Many(10), Options).ToListAsync()).AssertEachOnce(AskTask.Many(10));

        Assert.Equal((3, 7), (summary[BatchOutcomeKind.Succeeded], summary[BatchOutcomeKind.Expired]));
        Assert.Equal(BatchStatusKind.Expired, _reports.All[^1].Parts[0].Status!.Value.Kind);
    }

    [Fact]
    public async Task A_batch_that_is_cancelled_midway_gives_what_was_executed_and_the_rest_cancelled()
    {
        await using var emulator = await BatchEmulator.StartAsync(new() { StepDelay = TimeSpan.FromMilliseconds(1), Handler = AnswerUpTo(3) });
        var client = Client(emulator);
        var isCancelled = false;
        var reports = new Reports
        {
            OnReport = report =>
            {
                if (report.Completed < 3 || isCancelled)
                    return;

                isCancelled = true;
                CreateBatchOperation.Rehydrate(client.GetBatchClient(), report.Parts[0].BatchId!).Cancel(new RequestOptions());
            },
        };

        var summary = (await client.RunBatchAsync(AskTask.Many(10), Options with { Progress = reports }).ToListAsync()).AssertEachOnce(AskTask.Many(10));

        Assert.Equal((3, 7), (summary[BatchOutcomeKind.Succeeded], summary[BatchOutcomeKind.Cancelled]));
    }

    [Fact]
    public async Task Cancelling_the_run_cancels_the_batch_at_the_emulator()
    {
        await using var emulator = await BatchEmulator.StartAsync(new() { StepDelay = TimeSpan.FromMilliseconds(1), Handler = AnswerUpTo(0) });
        using var stop = new CancellationTokenSource();
        var reports = new Reports { OnReport = report => Stop(report, stop) };

        var error = await Assert.ThrowsAsync<BatchRunCanceledException>(() => Client(emulator)
            .RunBatchAsync(AskTask.Many(3), Options with { Progress = reports, CancelRemotely = true }, stop.Token).ToListAsync().AsTask());

        var batch = await new BatchService(Client(emulator)).GetAsync(Assert.Single(error.BatchIds));
        Assert.True(batch.Status.Kind is BatchStatusKind.Cancelling or BatchStatusKind.Cancelled);
    }

    [Fact]
    public async Task A_refused_file_gives_each_line_its_error()
    {
        await using var emulator = await BatchEmulator.StartAsync();
        RawTask[] tasks = [new("ok", Body), new("streamed", StreamingBody), new("no-messages", """{"model":"gpt-4o-mini"}""")];

        var outcomes = await Client(emulator).RunBatchAsync(tasks, Options).ToListAsync();

        var summary = outcomes.AssertEachOnce(tasks.Select(static task => task.Id));
        Assert.Equal(3, summary[BatchOutcomeKind.Failed]);
        Assert.Equal("streaming_unsupported", outcomes.Of<BatchOutcome<string>.Failed>("streamed").Error.Code);
        Assert.Equal("body.messages", outcomes.Of<BatchOutcome<string>.Failed>("no-messages").Error.Param);
        Assert.Contains("because of its line 2", outcomes.Of<BatchOutcome<string>.Failed>("ok").Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_parts_run_side_by_side()
    {
        await using var emulator = await StartAsync(static (request, _) => EmulatedResponse.Text(request, request.CustomId!));

        var outcomes = await Client(emulator)
            .RunBatchAsync(AskTask.Many(25), Options with { Provider = BatchProvider.OpenAI with { MaxRequestsPerFile = 10 } }).ToListAsync();

        Assert.Equal(25, outcomes.AssertEachOnce(AskTask.Many(25))[BatchOutcomeKind.Succeeded]);
        Assert.All(outcomes, static outcome => Assert.Equal(outcome.CustomId, ((BatchOutcome<string>.Succeeded)outcome).Value));
        Assert.Equal([10, 10, 5], _reports.All[^1].Parts.Select(static part => part.Outcomes));
    }

    [Fact]
    public async Task A_wrong_key_ends_the_run_before_anything_is_created()
    {
        await using var emulator = await BatchEmulator.StartAsync(new() { ApiKey = "right" });

        var error = await Assert.ThrowsAsync<BatchServiceException>(() => Client(emulator).RunBatchAsync(AskTask.Many(1), Options).ToListAsync().AsTask());

        Assert.Equal(401, error.StatusCode);
    }

    [Fact]
    public async Task A_preview_gives_the_outcomes_of_a_batch()
    {
        await using var emulator = await BatchEmulator.StartAsync();
        JudgeTask[] tasks = [new(1, "a"), new(2, "b")];

        var preview = await Client(emulator).PreviewAsync(tasks).ToListAsync();
        var batch = await Client(emulator).RunBatchAsync(tasks, Options).ToListAsync();

        Assert.Equal(
            batch.Cast<BatchOutcome<Verdict>.Succeeded>().OrderBy(static outcome => outcome.CustomId).Select(static outcome => (outcome.CustomId, outcome.Value, outcome.Usage)),
            preview.Cast<BatchOutcome<Verdict>.Succeeded>().Select(static outcome => (outcome.CustomId, outcome.Value, outcome.Usage)));
        var vectors = await Client(emulator).PreviewAsync<VectorTask, float[]>([new(1, "a")]).ToListAsync();
        Assert.NotEmpty(vectors.Of<BatchOutcome<float[]>.Succeeded>("vector-1").Value);
    }

    [Fact]
    public async Task Listing_goes_through_all_pages()
    {
        await using var emulator = await BatchEmulator.StartAsync();
        var service = new BatchService(Client(emulator));
        File.WriteAllText(_folder["batch.jsonl"], $$"""{"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{{Body}}}""");
        var file = await service.UploadAsync(_folder["batch.jsonl"]);
        var ids = new List<string>();
        for (var i = 0; i < 105; i++)
            ids.Add((await service.CreateAsync(new() { InputFileId = file, Endpoint = BatchEndpoints.ChatCompletions })).Id);

        Assert.Equal(ids.Order(StringComparer.Ordinal), (await service.ListAsync().ToListAsync()).Select(static batch => batch.Id).Order(StringComparer.Ordinal));
    }

    private static void Stop(BatchProgress report, CancellationTokenSource stop)
    {
        if (report.Parts is [{ Status.Kind: BatchStatusKind.InProgress }])
            stop.Cancel();
    }

    private static Task<BatchEmulator> StartAsync(Func<EmulatedRequest, CancellationToken, EmulatedResponse> answer) => BatchEmulator.StartAsync(new()
    {
        StepDelay = TimeSpan.FromMilliseconds(1),
        Handler = (request, cancellationToken) => ValueTask.FromResult(answer(request, cancellationToken)),
    });

    /// <summary>Answers the requests up to this number, and never the others.</summary>
    private static Func<EmulatedRequest, CancellationToken, ValueTask<EmulatedResponse>> AnswerUpTo(int last) => async (request, cancellationToken) =>
    {
        if (int.Parse(request.CustomId!.Split('-')[1], System.Globalization.CultureInfo.InvariantCulture) > last)
            await Task.Delay(Timeout.Infinite, cancellationToken);

        return EmulatedResponse.Text(request, "fine");
    };

    private static OpenAIClient Client(BatchEmulator emulator) =>
        new(new ApiKeyCredential("key"), new OpenAIClientOptions { Endpoint = emulator.Endpoint, RetryPolicy = new ClientRetryPolicy(0) });
}
