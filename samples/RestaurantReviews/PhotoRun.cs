using BatchTasks;
using OpenAI;
using Samples;
using Spectre.Console;

namespace RestaurantReviews;

/// <summary>The photos of the reviews, in a batch of their own: which class each of them is.</summary>
internal sealed class PhotoRun
{
    public const string Photos = "--photos";

    private readonly List<LabelledPhoto> _photos;
    private readonly BatchPlan<PhotoTask, PhotoAnswer> _plan;
    private readonly SampleOptions _options;

    private PhotoRun(List<LabelledPhoto> photos, BatchPlan<PhotoTask, PhotoAnswer> plan, SampleOptions options) => (_photos, _plan, _options) = (photos, plan, options);

    /// <summary>Writes the request file, for which each picture is read: one that is missing is found before anything is paid for.</summary>
    public static async Task<PhotoRun> PlanAsync(SampleOptions options)
    {
        var list = options.Inputs[Photos];
        var photos = CsvFile.Read<LabelledPhoto>(list);

        // A picture is read when its line is written, so a task costs no memory for it.
        var folder = Path.GetDirectoryName(Path.GetFullPath(list))!;
        var tasks = photos.Select(photo => new PhotoTask(photo.Id, BatchImage.FromFile(Path.Combine(folder, photo.File), detail: BatchImageDetail.Low)));

        // A folder of its own: the record of a run is of one batch.
        options = options with { OutputDirectory = Path.Combine(options.OutputDirectory, "photos") };
        return new PhotoRun([.. photos], await BatchPlan.CreateAsync(tasks, options.ToRunOptions()), options);
    }

    /// <summary>Returns whether there is an outcome for each photo.</summary>
    public async Task<bool> RunAsync(OpenAIClient client)
    {
        await RunReport.PlanAsync(_plan);

        AnsiConsole.MarkupLine("[bold]The run[/]");
        var outcomes = new Dictionary<int, BatchOutcome<PhotoAnswer>>();
        await foreach (var outcome in client.RunBatchAsync(_plan))
        {
            if (PhotoTask.TryParseCustomId(outcome.CustomId, out var id))
                outcomes.Add(id, outcome);
        }

        var rows = _photos.Select(photo => ClassifiedPhoto.Of(photo, outcomes[photo.Id])).ToList();
        Report.Photos(rows);
        var balances = RunReport.Summary(outcomes.Values, _photos.Count);

        var classes = Path.Combine(_options.OutputDirectory, "classes.csv");
        CsvFile.Write(classes, rows);
        RunReport.Files($"The request file, the result files and {Path.GetFileName(classes)}", _options);
        return balances;
    }
}
