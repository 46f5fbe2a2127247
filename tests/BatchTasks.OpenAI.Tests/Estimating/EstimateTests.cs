using System.Reflection;
using BatchTasks.ClientTests.Fakes;
using static BatchTasks.ClientTests.Estimating.TokenCounting;

namespace BatchTasks.ClientTests.Estimating;

public sealed class EstimateTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private static BatchPriceTable Prices => BatchPriceTable.Empty
        .With("gpt-4o-mini", new BatchModelPrice(1, null, 10))
        .With("gpt-3.5-turbo-instruct", new BatchModelPrice(2, null, 2))
        .With("gpt-image-1", new BatchModelPrice(10, null, 40));

    private string Write(params string[] bodies)
    {
        File.WriteAllLines(_folder["batch.jsonl"], bodies.Select((body, i) =>
            "{\"custom_id\":\"" + i + "\",\"method\":\"POST\",\"url\":\"" + Url(body) + "\",\"body\":" + body + "}"));
        return _folder["batch.jsonl"];
    }

    private static string Url(string body) =>
        body.Contains("messages", StringComparison.Ordinal) ? BatchEndpoints.ChatCompletions
        : body.Contains("size", StringComparison.Ordinal) ? BatchEndpoints.ImageGenerations
        : body.Contains("prompt", StringComparison.Ordinal) ? BatchEndpoints.Completions
        : body.Contains("output_tokens", StringComparison.Ordinal) ? BatchEndpoints.Responses
        : BatchEndpoints.Embeddings;

    [Fact]
    public async Task Tasks_are_estimated_in_every_form_and_nothing_is_written()
    {
        var tasks = AskTask.Many(1000);
        var options = new BatchRunOptions
        {
            StateDirectory = _folder["state"],
            Prices = Prices,
            ExpectedOutputTokens = 100,
            Provider = BatchProvider.OpenAI with { MaxRequestsPerFile = 400 },
        };
        var files = await BatchFile.WriteAsync(_folder["batch.jsonl"], tasks, new BatchWriteOptions { Provider = options.Provider });

        var estimate = await BatchPlan.EstimateAsync(tasks, options);

        var tokens = 1000L * Count("gpt-4o-mini", BatchEndpoints.ChatCompletions, """{"messages":[{"role":"user","content":"How was it?"}]}""");
        Assert.Equal(
            new BatchEstimate
            {
                Requests = 1000,
                Parts = 3,
                Bytes = files.Bytes,
                InputTokens = tokens,
                OutputTokens = 100_000,
                OutputSource = BatchOutputSource.Expected,
                Cost = (tokens / 1_000_000m) + 1,
                BatchCost = ((tokens / 1_000_000m) + 1) / 2,
                BatchInputCost = tokens / 2_000_000m,
                Endpoint = BatchEndpoints.ChatCompletions,
                Model = "gpt-4o-mini",
            },
            estimate);
        Assert.Equal(estimate, await BatchPlan.EstimateAsync(Async(tasks), options));
        Assert.Equal(estimate, await BatchPlan.EstimateAsync<AskTask, string>(tasks.AsEnumerable(), options));
        Assert.Equal(estimate, await BatchPlan.EstimateAsync<AskTask, string>(Async(tasks), options));
        Assert.False(Directory.Exists(_folder["state"]));
    }

    [Fact]
    public async Task The_queue_of_the_service_splits_as_the_run_would()
    {
        var tasks = AskTask.Many(100);
        var each = (await BatchPlan.EstimateAsync(tasks)).InputTokens / 100;

        var estimate = await BatchPlan.EstimateAsync(tasks, new BatchRunOptions { MaxEnqueuedTokens = each * 30 });

        Assert.Equal((4, 100 * each), (estimate.Parts, estimate.InputTokens));
        await Assert.ThrowsAsync<BatchTaskException>(() => BatchPlan.EstimateAsync(tasks, new BatchRunOptions { MaxEnqueuedTokens = each - 1 }));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => BatchPlan.EstimateAsync(tasks, new BatchRunOptions { MaxEnqueuedTokens = 0 }));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => BatchPlan.EstimateAsync(tasks, new BatchRunOptions { ExpectedOutputTokens = -1 }));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => BatchPlan.EstimateAsync(tasks, new BatchRunOptions { MaxCost = -1 }));
    }

    [Theory]
    [InlineData("""{"model":"gpt-4o-mini","messages":[{"role":"user","content":"a"}],"max_completion_tokens":50}""", 50L)]
    [InlineData("""{"model":"gpt-4o-mini","messages":[{"role":"user","content":"a"}],"max_tokens":40}""", 40L)]
    [InlineData("""{"model":"gpt-4o-mini","messages":[{"role":"user","content":"a"}],"max_tokens":40,"max_completion_tokens":50}""", 50L)]
    [InlineData("""{"model":"gpt-4o-mini","messages":[{"role":"user","content":"a"}],"max_completion_tokens":50,"n":3}""", 150L)]
    [InlineData("""{"model":"gpt-4o-mini","messages":[{"role":"user","content":"a"}],"max_completion_tokens":null}""", null)]
    [InlineData("""{"model":"gpt-4o-mini","messages":[{"role":"user","content":"a"}],"n":3}""", null)]
    [InlineData("""{"model":"gpt-4o-mini","input":"a","max_output_tokens":60}""", 60L)]
    [InlineData("""{"model":"gpt-3.5-turbo-instruct","prompt":["a","b"],"best_of":3,"n":2}""", 2 * 3 * 16L)]
    [InlineData("""{"model":"gpt-3.5-turbo-instruct","prompt":"a","max_tokens":5}""", 5L)]
    public async Task The_requests_say_how_long_their_answers_can_be(string body, long? expected)
    {
        var estimate = await BatchEstimator.EstimateFileAsync(Write(body), new BatchEstimateOptions { Prices = Prices });

        Assert.Equal((expected, expected is null ? BatchOutputSource.Unknown : BatchOutputSource.RequestLimits), (estimate.OutputTokens, estimate.OutputSource));
        Assert.Equal(expected is null, estimate.Cost is null);
        Assert.NotNull(estimate.BatchInputCost);
    }

    [Fact]
    public async Task What_is_expected_is_never_more_than_what_a_request_allows()
    {
        const string Body = """{"model":"gpt-4o-mini","messages":[{"role":"user","content":"a"}]LIMIT}""";
        var file = Write(Body.Replace("LIMIT", ",\"max_tokens\":10", StringComparison.Ordinal), Body.Replace("LIMIT", "", StringComparison.Ordinal));

        var estimate = await BatchEstimator.EstimateFileAsync(file, new BatchEstimateOptions { ExpectedOutputTokens = 100 });

        Assert.Equal((110L, BatchOutputSource.Expected), (estimate.OutputTokens, estimate.OutputSource));
    }

    [Fact]
    public async Task Embeddings_have_no_output()
    {
        var file = Write("""{"model":"text-embedding-3-small","input":[1,2,3]}""");

        var estimate = await BatchEstimator.EstimateFileAsync(file, new BatchEstimateOptions { ExpectedOutputTokens = 100 });

        Assert.Equal((3L, 0L, BatchOutputSource.None), (estimate.InputTokens, estimate.OutputTokens!.Value, estimate.OutputSource));
        Assert.Equal(3 * 0.01m / 1_000_000, estimate.BatchCost);
    }

    [Fact]
    public async Task A_cost_that_cannot_be_told_says_why()
    {
        async Task<(decimal?, string?)> CostAsync(string body)
        {
            var estimate = await BatchEstimator.EstimateFileAsync(Write(body), new BatchEstimateOptions { Prices = Prices });
            return (estimate.BatchCost, estimate.CostProblem);
        }

        Assert.Equal(
            (null, "the price table has no price of 'mine'. Give it: Prices = BatchPriceTable.Default.With(\"mine\", new BatchModelPrice(…))."),
            await CostAsync("""{"model":"mine","messages":[{"role":"user","content":"a"}],"max_tokens":5}"""));
        Assert.Equal(
            (null, "nothing tells how long the answers will be. Give the requests max_completion_tokens (max_output_tokens for the responses endpoint), or ExpectedOutputTokens."),
            await CostAsync("""{"model":"gpt-4o-mini","messages":[{"role":"user","content":"a"}]}"""));
        Assert.Equal(
            (null, "images and videos are not paid by tokens alone, so what they cost can't be told from a price table."),
            await CostAsync("""{"model":"gpt-image-1","prompt":"A cat","size":"1024x1024"}"""));
    }

    [Fact]
    public async Task A_file_is_checked_and_split_as_it_would_be()
    {
        const string Body = """{"model":"gpt-4o-mini","messages":[{"role":"user","content":"a"}],"max_tokens":5}""";
        var file = Write(Body, Body, Body);

        var estimate = await BatchEstimator.EstimateFileAsync(
            file, new BatchEstimateOptions { Prices = Prices, Provider = BatchProvider.OpenAI with { MaxRequestsPerFile = 2 } });
        Assert.Equal((3L, 2, new FileInfo(file).Length, BatchEndpoints.ChatCompletions, "gpt-4o-mini"), (estimate.Requests, estimate.Parts, estimate.Bytes, estimate.Endpoint, estimate.Model));
        Assert.Equal(["batch.jsonl"], _folder.Names);

        File.AppendAllText(file, "no json\n");
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => BatchEstimator.EstimateFileAsync(file));
        Assert.StartsWith($"{file}(4,1): BT5001: ", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<FileNotFoundException>(() => BatchEstimator.EstimateFileAsync(_folder["none.jsonl"]));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => BatchEstimator.EstimateFileAsync(file, new BatchEstimateOptions { ExpectedOutputTokens = -1 }));
    }

    [Fact]
    public void An_estimate_reads_as_a_small_table()
    {
        var estimate = new BatchEstimate
        {
            Requests = 120_000,
            Parts = 3,
            Bytes = 52_428_800,
            InputTokens = 4_000_000,
            OutputTokens = 6_000_000,
            OutputSource = BatchOutputSource.RequestLimits,
            Cost = 4.2m,
            BatchCost = 2.1m,
            BatchInputCost = 0.3m,
            Endpoint = BatchEndpoints.ChatCompletions,
            Model = "gpt-4o-mini",
        };

        Assert.Equal(
            """
            Requests       120,000 in 3 batches (52,428,800 bytes)
            Endpoint       /v1/chat/completions
            Model          gpt-4o-mini
            Input tokens   4,000,000
            Output tokens  at most 6,000,000, which the requests allow
            Cost           at most 2.10 USD in batches (at most 4.20 USD without the discount)

            """.ReplaceLineEndings("\n"),
            estimate.ToString());

        var unknown = estimate with { OutputTokens = null, OutputSource = BatchOutputSource.Unknown, Cost = null, BatchCost = null, BatchInputCost = 0.000123456m, CostProblem = "why.", Model = null };
        Assert.EndsWith(
            """
            Model          several, or none is named
            Input tokens   4,000,000
            Output tokens  not known
            Cost           0.00012 USD for the prompts alone; why.

            """.ReplaceLineEndings("\n"),
            unknown.ToString(),
            StringComparison.Ordinal);
        Assert.EndsWith("Cost           not known: why.\n", (unknown with { BatchInputCost = null }).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_docs_show_what_their_program_prints()
    {
        var readme = typeof(EstimateTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Readme").Value!;
        var page = await File.ReadAllTextAsync(Path.Combine(Path.GetDirectoryName(readme)!, "docs", "runs.md"));

        var estimate = await BatchPlan.EstimateAsync(new List<GradeTask> { new(1, "…"), new(2, "…") });

        Assert.Contains($"```text\n{estimate}```\n", page, StringComparison.Ordinal);
        Assert.Equal(2_000_000, BatchQueueLimits.Find(BatchUsageTier.Tier1, "gpt-4o-mini"));
    }

    public void Dispose() => _folder.Dispose();

    private static async IAsyncEnumerable<T> Async<T>(IEnumerable<T> items)
    {
        foreach (var item in items)
        {
            await Task.Yield();
            yield return item;
        }
    }
}

/// <summary>The task of the page on runs.</summary>
[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "grade-{Id}")]
[UserMessage("Grade this essay from 1 to 6: {Text}")]
[BodyParameter("max_completion_tokens", 200)]
public sealed partial record GradeTask(int Id, string Text);
