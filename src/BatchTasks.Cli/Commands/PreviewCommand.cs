using System.CommandLine;
using BatchTasks.Cli.Hosting;
using BatchTasks.Cli.Json;
using BatchTasks.Cli.Options;
using BatchTasks.Cli.Rendering;
using BatchTasks.Cli.Shell;
using Spectre.Console;

namespace BatchTasks.Cli.Commands;

/// <summary>Tries the first requests of a file without a batch.</summary>
internal sealed class PreviewCommand : ToolCommand
{
    private readonly Argument<string> _file = new("FILE") { Description = "The input file." };
    private readonly ServiceOptions _service = new();

    private readonly Option<int> _count = new("-n", "--requests")
    {
        HelpName = "N",
        Description = "How many requests, from the beginning of the file (default: 3).",
        DefaultValueFactory = static _ => 3,
        Validators = { NumberRules.Positive },
    };

    public PreviewCommand()
        : base("preview", "Send the first requests of a file one by one, without a batch, and show what comes back.")
    {
        Add(_file);
        Add(_count);
        Share(_service);
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("preview reviews.jsonl", "three requests, with their answers"),
        new("preview reviews.jsonl -n 1 --json | jq '.outcomes[0].body'", "one, with the whole body"),
    ];

    public override string Remarks => """
        They are ordinary requests, at the full price, and answered at once: a prompt is tried before a batch is paid for. The exit code is 1 where one of them
        did not succeed.
        """;

    protected override async Task<ExitCode> RunAsync(ParseResult arguments, Screen screen, CancellationToken cancellationToken)
    {
        var summary = new BatchSummary();
        var listed = new List<OutcomeDocument>();
        var outcomes = _service.CreateClient(arguments).PreviewFileAsync(
            arguments.GetRequiredValue(_file), arguments.GetValue(_count), new() { MaxConcurrency = 1 }, cancellationToken);
        await foreach (var outcome in outcomes.ConfigureAwait(false))
        {
            summary.Add(outcome);
            if (screen.IsJson)
                listed.Add(PreviewDocument.Of(outcome));
            else
                Show(outcome, screen);
        }

        if (screen.IsJson)
            screen.WriteJson(new PreviewDocument(listed, UsageDocument.Of(summary.Usage)), ToolJson.Readable.PreviewDocument);
        else if (summary.Usage != default)
            screen.Say($"Tokens: {Tokens.Of(summary.Usage)}.");

        return summary[BatchOutcomeKind.Succeeded] == summary.Total ? ExitCode.Success : ExitCode.Unsuccessful;
    }

    private static void Show(BatchOutcome<BatchRawBody> outcome, Screen screen)
    {
        var isGood = outcome.Kind == BatchOutcomeKind.Succeeded;
        screen.Console.MarkupLineInterpolated($"[bold]{outcome.CustomId}[/] [{(isGood ? "green" : "red")}]{OutcomeNames.Of(outcome.Kind)}[/]");
        screen.Text.WriteLine(outcome is BatchOutcome<BatchRawBody>.Succeeded { Value: var body } ? AnswerText.Of(body) : outcome.Reason);
        screen.Text.WriteLine();
    }
}
