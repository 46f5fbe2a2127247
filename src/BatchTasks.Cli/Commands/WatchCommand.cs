using System.CommandLine;
using BatchTasks.Cli.Hosting;
using BatchTasks.Cli.Json;
using BatchTasks.Cli.Options;
using BatchTasks.Cli.Rendering;
using BatchTasks.Cli.Runs;
using BatchTasks.Cli.Shell;

namespace BatchTasks.Cli.Commands;

/// <summary>Carries a run on to its end, with its progress on the screen.</summary>
internal sealed class WatchCommand : ToolCommand
{
    private readonly RunTarget _target = new(takesBatches: true);
    private readonly ServiceOptions _service = new();
    private readonly PriceOption _prices = new();

    private readonly Option<TimeSpan?> _interval = Duration.Option("--interval", "The time between two looks at a single batch (default: 30s). A run has its own.");

    public WatchCommand()
        : base("watch", "Follow a run to its end on the screen; submit what waits for room as other batches end.")
    {
        Add(_target.Argument);
        Add(_interval);
        Add(_prices);
        Share(_target);
        Share(_service);
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("watch reviews.jsonl", "the run of that file"),
        new("watch batch_68a1c2", "any batch of the account"),
        new("watch reviews.jsonl --no-color > progress.log", "a line for each change, where no one looks on"),
    ];

    public override string Remarks => """
        Ctrl-C leaves: the batches go on at the service, and watch or collect carries on. The result files are downloaded as batches end; collect puts them
        together. The exit code is 1 where a task did not succeed.
        """;

    protected override async Task<ExitCode> RunAsync(ParseResult arguments, Screen screen, CancellationToken cancellationToken)
    {
        var target = _target.Read(arguments);
        var client = _service.CreateClient(arguments);
        if (target?.BatchId is { } id)
            return await WatchBatchAsync(new BatchService(client), id, arguments.GetValue(_interval) ?? TimeSpan.FromSeconds(30), screen, cancellationToken).ConfigureAwait(false);

        var feed = new ProgressFeed();
        var prices = _prices.Read(arguments);
        var run = await RunOpening.OpenAsync(target, client, new() { Progress = feed, Prices = prices }, cancellationToken).ConfigureAwait(false);
        await using (run.ConfigureAwait(false))
        {
            var name = _target.NameOf(arguments);
            var progress = await RunEnd.FollowAsync(run, name, prices, feed, screen, screen.Tell, cancellationToken).ConfigureAwait(false);
            if (screen.IsJson)
                screen.WriteJson(RunDocument.Of(run, progress, prices), ToolJson.Readable.RunDocument);
            else if (progress.Summary is { } summary)
                SummaryView.Write(summary, prices, screen);

            screen.Say($"'{ToolName.Value} collect {name}' puts the results together.");
            return RunEnd.ExitCodeOf(progress);
        }
    }

    private static async Task<ExitCode> WatchBatchAsync(BatchService service, string id, TimeSpan interval, Screen screen, CancellationToken cancellationToken)
    {
        var feed = new ProgressFeed();
        var first = await service.GetAsync(id, cancellationToken).ConfigureAwait(false);
        var heading = new RunHeading(id, first.Endpoint, first.Model, "Ctrl-C leaves; the batch goes on at the service.");
        var batch = first;
        await RunFollower.FollowAsync(
            async token =>
            {
                batch = await new BatchWatch(service, first, interval, feed).ToEndAsync(token).ConfigureAwait(false);
                return feed.Latest!;
            },
            feed,
            heading,
            screen,
            screen.Tell,
            cancellationToken).ConfigureAwait(false);
        if (screen.IsJson)
            screen.WriteJson(BatchDocument.Of(batch), ToolJson.Readable.BatchDocument);
        else
            screen.Console.Write(BatchView.Details(batch));

        return batch is { Status.Kind: BatchStatusKind.Completed, RequestCounts: null or { Failed: 0 } } ? ExitCode.Success : ExitCode.Unsuccessful;
    }
}
