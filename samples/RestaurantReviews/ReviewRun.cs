using BatchTasks;
using OpenAI;
using Samples;
using Spectre.Console;

namespace RestaurantReviews;

/// <summary>The main job: preview, plan, run, and what came of it.</summary>
internal static class ReviewRun
{
    public const string Reviews = "--reviews";

    /// <summary>Returns whether there is an outcome for each review.</summary>
    public static async Task<bool> RunAsync(OpenAIClient client, SampleOptions options)
    {
        var reviews = CsvFile.Read<ReviewTask>(options.Inputs[Reviews]);

        // A prompt is tried on two tasks before the batch is paid for: the same requests, sent one by one, with the same outcomes.
        AnsiConsole.MarkupLine("[bold]A preview of two tasks[/]");
        var previewed = reviews.Take(2).ToList();
        await foreach (var outcome in client.PreviewAsync(previewed))
            Report.Preview(previewed.Single(t => t.GetCustomId() == outcome.CustomId), outcome);

        var plan = await BatchPlan.CreateAsync(reviews, options.ToRunOptions());
        await RunReport.PlanAsync(plan);

        AnsiConsole.MarkupLine("[bold]The run[/]");
        var outcomes = new List<BatchOutcome<Verdict>>();
        await foreach (var outcome in client.RunBatchAsync(plan))
            outcomes.Add(outcome);

        // Outcomes come in the service's order, which is not the order of the requests.
        var inOrder = outcomes.OrderBy(o => ReviewTask.TryParseCustomId(o.CustomId, out var id) ? id : int.MaxValue).ToList();
        Report.Verdicts(reviews.ToDictionary(r => r.Id), inOrder);
        var balances = RunReport.Summary(inOrder, reviews.Count);

        var verdicts = Path.Combine(options.OutputDirectory, "verdicts.csv");
        CsvFile.Write(verdicts, inOrder.Select(VerdictRow.Of));
        RunReport.Files($"The request file, the result files and {Path.GetFileName(verdicts)}", options);
        return balances;
    }
}
