using System.Text.Json;

namespace BatchTasks.Samples.Tests;

public sealed class RestaurantReviewsTests() : SampleTests("RestaurantReviews")
{
    [Fact]
    public async Task Without_a_key_the_whole_job_runs_on_the_emulator_and_says_so()
    {
        var (exitCode, output) = await RunAsync();
        Assert.True(exitCode == 0, output);
        Assert.Contains("No model is asked", output, StringComparison.Ordinal);
        Assert.Contains("42 requests to /v1/chat/completions", output, StringComparison.Ordinal);
        foreach (var status in new[] { "validating", "in_progress", "finalizing", "completed" })
            Assert.Contains(status, output, StringComparison.Ordinal);

        Assert.Contains("42 tasks, 42 outcomes: it balances.", output, StringComparison.Ordinal);

        var lines = await File.ReadAllLinesAsync(Path.Combine(Output, "batch_tasks.jsonl"), TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Range(1, 42).Select(i => $"review-{i}"), lines.Select(l => JsonDocument.Parse(l).RootElement.GetProperty("custom_id").GetString()));
        Assert.Single(Directory.GetFiles(Output, "*_output.jsonl"));
        var verdicts = await File.ReadAllLinesAsync(Path.Combine(Output, "verdicts.csv"), TestContext.Current.CancellationToken);
        Assert.Equal(43, verdicts.Length);
        Assert.StartsWith("review-1,Succeeded,Positive,", verdicts[1], StringComparison.Ordinal);
        Assert.StartsWith("review-2,Succeeded,Negative,", verdicts[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_run_in_the_same_folder_is_a_run_of_its_own()
    {
        await RunAsync();
        var (exitCode, output) = await RunAsync();
        Assert.True(exitCode == 0, output);
        Assert.Equal(2, Directory.GetFiles(Output, "*_output.jsonl").Length);
    }

    [Fact]
    public async Task The_record_of_an_interrupted_run_on_the_emulator_is_in_nobodys_way()
    {
        Directory.CreateDirectory(Output);
        await File.WriteAllTextAsync(Path.Combine(Output, "batches.json"), """{"version":1,"parts":[{"batch_id":"batch_gone","collected":false}]}""", TestContext.Current.CancellationToken);
        var (exitCode, output) = await RunAsync();
        Assert.True(exitCode == 0, output);
    }

    [Fact]
    public Task A_missing_file_is_said() => FailsAsync("none.csv", "--reviews", Path.Combine(Folder, "none.csv"));
}
