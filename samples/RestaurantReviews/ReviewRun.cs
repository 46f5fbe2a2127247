using BatchTasks;
using OpenAI;
using Spectre.Console;

namespace RestaurantReviews;

/// <summary>The main job: preview, plan, run, and what came of it.</summary>
internal static class ReviewRun
{
    /// <summary>Returns whether there is an outcome for each review.</summary>
    public static async Task<bool> RunAsync(OpenAIClient client, Options options)
    {
        var reviews = ReviewFile.Read(options.ReviewFile);

        // A prompt is tried on two tasks before the batch is paid for: the same requests, sent one by one, with the same outcomes.
        AnsiConsole.MarkupLine("[bold]A preview of two tasks[/]");
        var previewed = reviews.Take(2).ToList();
        await foreach (var outcome in client.PreviewAsync(previewed))
            Report.Preview(previewed.Single(t => t.GetCustomId() == outcome.CustomId), outcome);

        // The record of an interrupted run names batches that must not be paid for twice. An emulator's batches are gone with it.
        var record = Path.Combine(options.OutputDirectory, "batches.json");
        if (!options.IsLive && File.Exists(record))
            File.Delete(record);

        var plan = await BatchPlan.CreateAsync(reviews, new BatchRunOptions
        {
            StateDirectory = options.OutputDirectory,
            FileName = "batch_tasks.jsonl",
            PollInterval = options.IsLive ? TimeSpan.FromSeconds(30) : TimeSpan.FromMilliseconds(100),
            Progress = Report.Progress(),
        });
        Report.Plan(plan, await TokenEstimate.OfFilesAsync(plan.Files.Parts.Select(p => p.Path), plan.Definition.Model!));

        AnsiConsole.MarkupLine("[bold]The run[/]");
        var outcomes = new List<BatchOutcome<Verdict>>();
        var summary = new BatchSummary();
        await foreach (var outcome in client.RunBatchAsync(plan))
        {
            outcomes.Add(outcome);
            summary.Add(outcome);
        }

        // Outcomes come in the service's order, which is not the order of the requests.
        var inOrder = outcomes.OrderBy(o => ReviewTask.TryParseCustomId(o.CustomId, out var id) ? id : int.MaxValue).ToList();
        Report.Verdicts(reviews.ToDictionary(r => r.Id), inOrder);
        Report.Summary(summary, reviews.Count);

        var verdicts = Path.Combine(options.OutputDirectory, "verdicts.csv");
        VerdictFile.Write(verdicts, inOrder);
        AnsiConsole.MarkupLineInterpolated($"[grey]The request file, the result files and {Path.GetFileName(verdicts)} are in {Path.GetFullPath(options.OutputDirectory)}[/]");
        return summary.Total == reviews.Count;
    }
}
