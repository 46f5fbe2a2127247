using BatchTasks.Tests.HandWritten;

namespace BatchTasks.Tests.Corpus;

/// <summary>Result files that real services wrote.</summary>
public sealed class ResultCorpusTests
{
    private static string? Folder => Environment.GetEnvironmentVariable("BATCHTASKS_CORPUS");

    private static async Task<List<BatchOutcome<string>>> ReadAsync(string name)
    {
        Assert.SkipWhen(Folder is null, "BATCHTASKS_CORPUS is not set.");
        return await BatchFile.ReadAsync<AskTask, string>(Path.Combine(Folder!, "results", name), null).ToListAsync();
    }

    [Theory]
    [InlineData("dashscope-reasoning.jsonl", 131, "deepseek-r1")]
    [InlineData("groq.jsonl", 3, "llama-3.1-8b-instant")]
    [InlineData("guide-reversed-order.jsonl", 2, "gpt-3.5-turbo-0125")]
    [InlineData("navirag.jsonl", 65, "gpt-4o-2024-08-06")]
    [InlineData("restaurant-reviews.jsonl", 2, "gpt-3.5-turbo-0125")]
    [InlineData("vllm-legacy.jsonl", 2, "meta-llama/Meta-Llama-3-8B-Instruct")]
    public async Task Each_line_of_a_successful_file_succeeds(string file, int lines, string model)
    {
        var outcomes = await ReadAsync(file);

        Assert.Equal(lines, outcomes.Count);
        Assert.All(outcomes, outcome =>
        {
            Assert.NotEmpty(Assert.IsType<BatchOutcome<string>.Succeeded>(outcome).Value);
            Assert.NotEmpty(outcome.CustomId);
            Assert.NotNull(outcome.RequestId);
            Assert.Equal((model, "stop"), (outcome.Model, outcome.FinishReason));
            var usage = outcome.Usage!.Value;
            Assert.True(usage.InputTokens > 0);
            Assert.Equal(usage.TotalTokens, usage.InputTokens + usage.OutputTokens);
        });
        Assert.Equal(lines, outcomes.Select(outcome => outcome.CustomId).Distinct().Count());
    }

    [Fact]
    public async Task The_restaurant_reviews_are_judged() =>
        Assert.Equal(["positive", "negative"], (await ReadAsync("restaurant-reviews.jsonl")).Select(outcome => ((BatchOutcome<string>.Succeeded)outcome).Value));

    [Fact]
    public async Task Reasoning_tokens_are_told() =>
        Assert.All(await ReadAsync("dashscope-reasoning.jsonl"), outcome => Assert.InRange(outcome.Usage!.Value.ReasoningTokens, 1, outcome.Usage.Value.OutputTokens));

    [Fact]
    public async Task HTTP_errors_carry_status_code_message_and_param()
    {
        var outcomes = await ReadAsync("http-errors.jsonl");

        var errors = outcomes.Select(outcome => Assert.IsType<BatchOutcome<string>.Failed>(outcome).Error).ToList();
        Assert.Equal(["20260318_0", "request-5"], outcomes.Select(outcome => outcome.CustomId));
        Assert.Equal((404, "model_not_found", null), (errors[0].StatusCode, errors[0].Code, errors[0].Param));
        Assert.StartsWith("The model `gpt-5-mini-2025-08-07-batch` does not exist", errors[0].Message, StringComparison.Ordinal);
        Assert.Equal((400, "context_length_exceeded", "messages"), (errors[1].StatusCode, errors[1].Code, errors[1].Param));
        Assert.StartsWith("This model's maximum context length is 128000 tokens.", errors[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Expired_requests_are_expired()
    {
        var outcomes = await ReadAsync("expired-errors.jsonl");

        Assert.Equal(["request-3", "request-7"], outcomes.Select(outcome => outcome.CustomId));
        Assert.All(outcomes, outcome => Assert.IsType<BatchOutcome<string>.Expired>(outcome));
    }

    [Fact]
    public async Task A_pair_of_files_balances()
    {
        Assert.SkipWhen(Folder is null, "BATCHTASKS_CORPUS is not set.");
        foreach (var (input, output) in new[] { ("navirag", "navirag"), ("groq", "groq"), ("dashscope", "dashscope-reasoning") })
        {
            var inputFile = Path.Combine(Folder!, "requests", $"{input}.jsonl");
            var ids = await BatchFile.ReadCustomIdsAsync(inputFile).ToListAsync();
            var options = new BatchReadOptions { InputFile = inputFile };
            var outcomes = await BatchFile.ReadAsync<AskTask, string>(Path.Combine(Folder!, "results", $"{output}.jsonl"), null, options).ToListAsync();

            Assert.Equal(ids.Order(StringComparer.Ordinal), outcomes.Select(outcome => outcome.CustomId).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task The_ids_of_every_request_file_are_read()
    {
        Assert.SkipWhen(Folder is null, "BATCHTASKS_CORPUS is not set.");
        foreach (var file in Directory.GetFiles(Path.Combine(Folder!, "requests"), "*.jsonl"))
        {
            var lines = (await File.ReadAllTextAsync(file)).Split('\n').Count(line => !string.IsNullOrWhiteSpace(line));
            Assert.Equal(lines, await BatchFile.ReadCustomIdsAsync(file).CountAsync());
        }
    }
}
