using BatchTasks;
using OpenAI;
using Samples;
using Spectre.Console;

namespace RestaurantReviews;

/// <summary>The photos of the reviews, in a batch of their own: which class each of them is.</summary>
internal static class PhotoRun
{
    public const string Photos = "--photos";

    /// <summary>Returns whether there is an outcome for each photo.</summary>
    public static async Task<bool> RunAsync(OpenAIClient client, SampleOptions options)
    {
        var list = options.Inputs[Photos];
        var photos = CsvFile.Read<LabelledPhoto>(list);

        // A picture is read when its line is written, so a task costs no memory for it.
        var folder = Path.GetDirectoryName(Path.GetFullPath(list))!;
        var tasks = photos.Select(photo => new PhotoTask(photo.Id, BatchImage.FromFile(Path.Combine(folder, photo.File), detail: BatchImageDetail.Low)));

        // A folder of its own: the record of a run is of one batch.
        options = options with { OutputDirectory = Path.Combine(options.OutputDirectory, "photos") };
        var plan = await BatchPlan.CreateAsync(tasks, options.ToRunOptions());
        await RunReport.PlanAsync(plan);

        AnsiConsole.MarkupLine("[bold]The run[/]");
        var outcomes = new Dictionary<int, BatchOutcome<PhotoAnswer>>();
        await foreach (var outcome in client.RunBatchAsync(plan))
        {
            if (PhotoTask.TryParseCustomId(outcome.CustomId, out var id))
                outcomes.Add(id, outcome);
        }

        var rows = photos.Select(photo => ClassifiedPhoto.Of(photo, outcomes[photo.Id])).ToList();
        Report.Photos(rows);
        var balances = RunReport.Summary(outcomes.Values, photos.Count);

        var classes = Path.Combine(options.OutputDirectory, "classes.csv");
        CsvFile.Write(classes, rows);
        RunReport.Files($"The request file, the result files and {Path.GetFileName(classes)}", options);
        return balances;
    }
}
