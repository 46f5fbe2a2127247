using System.ClientModel;
using BatchTasks;
using BatchTasks.Emulator;
using OpenAI;
using RestaurantReviews;
using Spectre.Console;

if (Options.Parse(args, out var message) is not { } options)
{
    Console.WriteLine(message);
    return message == Options.Help ? 0 : 2;
}

var key = Environment.GetEnvironmentVariable("OPENAI_API_KEY");
if (options.IsLive && string.IsNullOrEmpty(key))
{
    Console.Error.WriteLine("--live needs a key in OPENAI_API_KEY.");
    return 2;
}

var reviews = ReviewFile.Read(options.ReviewFile);

// Without --live the emulator answers: a server in this process that speaks the Batch API.
await using var emulator = options.IsLive
    ? null
    : await BatchEmulator.StartAsync(new BatchEmulatorOptions { Handler = KeywordJudge.AnswerAsync, StepDelay = TimeSpan.FromMilliseconds(400) });
var client = emulator is null
    ? new OpenAIClient(key)
    : new OpenAIClient(new ApiKeyCredential("emulated"), new OpenAIClientOptions { Endpoint = emulator.Endpoint });
AnsiConsole.MarkupLine(emulator is null
    ? "Asking the real service."
    : "No model is asked: an emulator in this process answers, with a judge that only looks for keywords. [bold]--live[/] asks the real service.");

// A prompt is tried on two tasks before the batch is paid for: the same requests, sent one by one, with the same outcomes.
AnsiConsole.MarkupLine("[bold]A preview of two tasks[/]");
var previewed = reviews.Take(2).ToList();
await foreach (var outcome in client.PreviewAsync(previewed))
    Report.Preview(previewed.Single(t => t.GetCustomId() == outcome.CustomId), outcome);

var plan = await BatchPlan.CreateAsync(reviews, new BatchRunOptions
{
    StateDirectory = options.OutputDirectory,
    FileName = "batch_tasks.jsonl",
    PollInterval = emulator is null ? TimeSpan.FromSeconds(30) : TimeSpan.FromMilliseconds(100),
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
return summary.Total == reviews.Count ? 0 : 1;
