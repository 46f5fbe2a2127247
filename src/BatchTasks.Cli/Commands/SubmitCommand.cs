using System.CommandLine;
using BatchTasks.Cli.Hosting;
using BatchTasks.Cli.Json;
using BatchTasks.Cli.Options;
using BatchTasks.Cli.Rendering;
using BatchTasks.Cli.Runs;
using BatchTasks.Cli.Shell;

namespace BatchTasks.Cli.Commands;

/// <summary>Plans a file and sends what there is room for.</summary>
internal sealed class SubmitCommand : ToolCommand
{
    private readonly Argument<string> _file = new("FILE") { Description = "The input file, of any size: it is split at the service's limits." };
    private readonly LimitOptions _limits = new();
    private readonly CostOptions _cost = new(hasLimit: true);
    private readonly QueueOptions _queue = new();
    private readonly PlanOptions _plan = new();
    private readonly ServiceOptions _service = new();

    public SubmitCommand()
        : base("submit", "Plan a file and submit its batches; return once all that fits is at the service.")
    {
        Add(_file);
        Add(RunTarget.State);
        Share(_limits);
        Share(_cost);
        Share(_queue);
        Share(_plan);
        Share(_service);
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("submit reviews.jsonl", "begin the run, or carry on where it was left; its state goes into reviews.batch/"),
        new("submit reviews.jsonl --max-cost 5 --tier 1", "not for more than 5 USD, and as much at once as the account may enqueue"),
        new("submit reviews.jsonl --max-batches 2 --metadata team=search", "two batches at a time, labelled"),
        new("submit reviews.jsonl --retry expired,passing,truncated --max-attempts 2", "what is sent again by itself"),
    ];

    public override string Remarks => """
        The same command again sends nothing twice: what was submitted is known in the state directory, and batches carry a key by which they are found after a
        crash. A file that has changed since is refused, with the row. What does not fit yet is submitted by watch or collect as others end.

        Of what --retry names, passing stands for failures that may pass: 408, 429 and 5xx.
        """;

    protected override async Task<ExitCode> RunAsync(ParseResult arguments, Screen screen, CancellationToken cancellationToken)
    {
        var file = arguments.GetRequiredValue(_file);
        var feed = new ProgressFeed();
        var options = _cost.Read(arguments, _plan.Read(arguments));
        options = await _queue.ReadAsync(arguments, file, options, cancellationToken).ConfigureAwait(false) with
        {
            Provider = _limits.Read(arguments),
            StateDirectory = arguments.GetValue(RunTarget.State) ?? RunTarget.StateDirectoryOf(file),
            FileName = Path.GetFileName(file),
            Progress = feed,
        };
        var client = _service.CreateClient(arguments);
        var run = await screen.WorkAsync($"Planning {file}", () => BatchRun.StartAsync(client, file, options, cancellationToken)).ConfigureAwait(false);
        await using (run.ConfigureAwait(false))
        {
            var heading = new RunHeading(file, run.Endpoint, run.Model, "Submitting. Ctrl-C leaves it; the same command carries on.");
            var progress = await RunFollower.FollowAsync(run.SubmitAsync, feed, heading, screen, screen.Say, cancellationToken).ConfigureAwait(false);
            if (screen.IsJson)
                screen.WriteJson(RunDocument.Of(run, progress), ToolJson.Readable.RunDocument);
            else
                screen.Text.WriteLine(Describe(progress, run.StateDirectory));

            screen.Say($"Next: '{ToolName.Value} watch {file}' to look on, '{ToolName.Value} collect {file}' for the results.");

            return ExitCode.Success;
        }
    }

    private static string Describe(BatchProgress progress, string directory)
    {
        var sent = progress.Parts.Count(static part => part.BatchId is not null);
        var waiting = progress.Parts.Count - sent;
        var rest = waiting == 0 ? "" : $" {Counted.Of(waiting, "part")} wait{(waiting == 1 ? "s" : "")} for room.";
        return $"{Counted.Of(progress.Requests, "request")} in {Counted.Of(sent, "batch", "batches")} at the service.{rest} The run is kept in {Path.GetRelativePath(".", directory)}.";
    }
}
