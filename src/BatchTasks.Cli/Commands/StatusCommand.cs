using System.CommandLine;
using BatchTasks.Cli.Hosting;
using BatchTasks.Cli.Json;
using BatchTasks.Cli.Options;
using BatchTasks.Cli.Rendering;
using BatchTasks.Cli.Runs;
using BatchTasks.Cli.Shell;

namespace BatchTasks.Cli.Commands;

/// <summary>Looks at a run, a batch, or the account's batches. Nothing is changed.</summary>
internal sealed class StatusCommand : ToolCommand
{
    private readonly RunTarget _target = new(takesBatches: true);
    private readonly ServiceOptions _service = new();
    private readonly PriceOption _prices = new();

    private readonly Option<int> _limit = new("--limit")
    {
        HelpName = "N",
        Description = "How many batches of the account are listed (default: 20).",
        DefaultValueFactory = static _ => 20,
        Validators = { NumberRules.Positive },
    };

    private readonly Option<bool> _offline = new("--offline") { Description = "What is known here of the run; the service is not asked." };

    public StatusCommand()
        : base("status", "Show how far a run or a batch is, or the batches of the account.")
    {
        Add(_target.Argument);
        Add(_offline);
        Add(_limit);
        Add(_prices);
        Share(_target);
        Share(_service);
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("status reviews.jsonl", "the run of that file: what is known here, and a fresh look at the service"),
        new("status batch_68a1c2", "any batch of the account"),
        new("status --limit 5", "the newest batches of the account"),
    ];

    protected override async Task<ExitCode> RunAsync(ParseResult arguments, Screen screen, CancellationToken cancellationToken)
    {
        var target = _target.Read(arguments);
        if (target?.StateDirectory is not null)
            return await ShowRunAsync(target, arguments, screen, cancellationToken).ConfigureAwait(false);

        var service = new BatchService(_service.CreateClient(arguments));
        if (target?.BatchId is { } id)
            Show(await service.GetAsync(id, cancellationToken).ConfigureAwait(false), screen);
        else
            await ListAsync(service, arguments.GetValue(_limit), screen, cancellationToken).ConfigureAwait(false);

        return ExitCode.Success;
    }

    private async Task<ExitCode> ShowRunAsync(RunTarget.Target target, ParseResult arguments, Screen screen, CancellationToken cancellationToken)
    {
        var prices = _prices.Read(arguments);
        var isOffline = arguments.GetValue(_offline);
        var client = isOffline ? ServiceOptions.NoClient : _service.CreateClient(arguments);
        var run = await RunOpening.OpenAsync(target, client, new() { Prices = prices }, cancellationToken).ConfigureAwait(false);
        await using (run.ConfigureAwait(false))
        {
            var progress = await run.ReadProgressAsync(cancellationToken).ConfigureAwait(false);
            if (!isOffline)
                progress = await FreshLook.AtAsync(progress, new BatchService(client), cancellationToken).ConfigureAwait(false);

            if (screen.IsJson)
            {
                screen.WriteJson(RunDocument.Of(run, progress, prices), ToolJson.Readable.RunDocument);
                return ExitCode.Success;
            }

            var heading = new RunHeading(_target.NameOf(arguments), run.Endpoint, run.Model, Hint: null) { Prices = prices };
            screen.Console.Write(new ProgressView(heading, screen.Console).Draw(progress, DateTimeOffset.UtcNow));
            if (progress is { IsDone: true, Summary: { } summary })
                SummaryView.Write(summary, prices, screen);

            return ExitCode.Success;
        }
    }

    private static void Show(Batch batch, Screen screen)
    {
        if (screen.IsJson)
            screen.WriteJson(BatchDocument.Of(batch), ToolJson.Readable.BatchDocument);
        else
            screen.Console.Write(BatchView.Details(batch));
    }

    private static async Task ListAsync(BatchService service, int limit, Screen screen, CancellationToken cancellationToken)
    {
        var batches = new List<Batch>();
        var hasMore = false;
        await foreach (var batch in service.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            if (batches.Count == limit)
            {
                hasMore = true;
                break;
            }

            batches.Add(batch);
        }

        if (screen.IsJson)
        {
            screen.WriteJson(new BatchListDocument([.. batches.Select(BatchDocument.Of)], hasMore), ToolJson.Readable.BatchListDocument);
            return;
        }

        if (batches.Count == 0)
            screen.Say("The account has no batches.");
        else
            screen.Console.Write(BatchView.List(batches));

        if (hasMore)
            screen.Say("There are more; --limit shows them.");
    }
}
