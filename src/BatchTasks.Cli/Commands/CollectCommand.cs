using System.CommandLine;
using BatchTasks.Cli.Hosting;
using BatchTasks.Cli.Json;
using BatchTasks.Cli.Options;
using BatchTasks.Cli.Rendering;
using BatchTasks.Cli.Runs;
using BatchTasks.Cli.Shell;
using OpenAI;

namespace BatchTasks.Cli.Commands;

/// <summary>Carries a run on to its end, and puts its results together.</summary>
internal sealed class CollectCommand : ToolCommand
{
    private readonly RunTarget _target = new(takesBatches: true);
    private readonly ServiceOptions _service = new();
    private readonly PriceOption _prices = new();

    private readonly Option<string?> _output = new("--output")
    {
        HelpName = "DIR",
        Description = "Where the files go (default: the state directory).",
    };

    private readonly Option<bool> _noWait = new("--no-wait") { Description = "Take what has ended by now, and do not wait for the rest." };

    public CollectCommand()
        : base("collect", "Wait for the end of a run and write its results: each task once, with the reason where it did not succeed.")
    {
        Add(_target.Argument);
        Add(_output);
        Add(_noWait);
        Add(_prices);
        Share(_target);
        Share(_service);
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("collect reviews.jsonl", "into reviews.batch/: output.jsonl, errors.jsonl, outcomes.jsonl"),
        new("collect batch_68a1c2 --output results", "a batch that something else created"),
        new("collect reviews.jsonl --no-wait --json", "what there is by now"),
    ];

    public override string Remarks => """
        output.jsonl and errors.jsonl hold the lines of all batches as the service sent them: of a task that was sent again, those of the last time.
        outcomes.jsonl has one line for each task of the input: succeeded, failed, refused, truncated, invalid, expired, cancelled or missing, and why.
        The exit code is 0 where every task succeeded, else 1.
        """;

    protected override async Task<ExitCode> RunAsync(ParseResult arguments, Screen screen, CancellationToken cancellationToken)
    {
        var target = _target.Read(arguments);
        var client = _service.CreateClient(arguments);
        var feed = new ProgressFeed();
        var options = new BatchRunOptions { Progress = feed, Prices = _prices.Read(arguments) };
        var run = target?.BatchId is { } id
            ? await TakeOverAsync(client, id, options with { StateDirectory = arguments.GetValue(RunTarget.State) ?? RunTarget.StateDirectoryOf(id) }, cancellationToken).ConfigureAwait(false)
            : await RunOpening.OpenAsync(target, client, options, cancellationToken).ConfigureAwait(false);
        await using (run.ConfigureAwait(false))
        {
            var progress = arguments.GetValue(_noWait)
                ? await run.StepAsync(cancellationToken).ConfigureAwait(false)
                : await RunEnd.FollowAsync(run, _target.NameOf(arguments), options.Prices, feed, screen, screen.Say, cancellationToken).ConfigureAwait(false);
            var folder = arguments.GetValue(_output) ?? Path.GetRelativePath(".", run.StateDirectory);
            var files = await new ResultMerger(run, folder).WriteAsync(progress, cancellationToken).ConfigureAwait(false);
            await run.NoteHandedOverAsync(cancellationToken).ConfigureAwait(false);
            Show(RunDocument.Of(run, progress, options.Prices) with { Files = files }, progress.Summary, options.Prices, screen);
            return RunEnd.ExitCodeOf(progress);
        }
    }

    /// <summary>A batch that is no run of ours becomes one.</summary>
    private static async Task<BatchRun> TakeOverAsync(OpenAIClient client, string id, BatchRunOptions options, CancellationToken cancellationToken)
    {
        var batch = await new BatchService(client).GetAsync(id, cancellationToken).ConfigureAwait(false);
        return await BatchRun.OpenAsync(client, BatchRunHandle.Of([batch]), options, cancellationToken).ConfigureAwait(false);
    }

    private static void Show(RunDocument document, BatchRunSummary? summary, BatchPriceTable prices, Screen screen)
    {
        if (screen.IsJson)
        {
            screen.WriteJson(document, ToolJson.Readable.RunDocument);
            return;
        }

        if (summary is not null)
            SummaryView.Write(summary, prices, screen);

        foreach (var file in new[] { document.Files!.Output, document.Files.Errors, document.Files.Outcomes })
            screen.Text.WriteLine(file);
    }
}
