using System.CommandLine;
using BatchTasks.Cli.Hosting;
using BatchTasks.Cli.Json;
using BatchTasks.Cli.Options;
using BatchTasks.Cli.Rendering;
using BatchTasks.Cli.Runs;
using BatchTasks.Cli.Shell;

namespace BatchTasks.Cli.Commands;

/// <summary>Sends tasks again by how they ended.</summary>
internal sealed class RetryCommand : ToolCommand
{
    private static readonly BatchRetryPolicy s_default = BatchRetryPolicy.Default with { Kinds = [BatchOutcomeKind.Expired, BatchOutcomeKind.Cancelled] };

    private readonly RunTarget _target = new(takesBatches: false);
    private readonly ServiceOptions _service = new();

    private readonly Option<BatchRetryPolicy?> _outcomes = OutcomeChoice.Option(
        "--outcomes", $"Which, separated by commas: {OutcomeChoice.Names} (default: expired,cancelled,passing; those are not billed).");

    private readonly Option<int?> _attempts = new("--max-attempts")
    {
        HelpName = "N",
        Description = "Not those that were sent so often already (default: once more than the most so far).",
        Validators = { NumberRules.Positive },
    };

    public RetryCommand()
        : base("retry", "Send tasks of a run again that did not succeed.")
    {
        Add(_target.Argument);
        Add(_outcomes);
        Add(_attempts);
        Share(_target);
        Share(_service);
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("retry reviews.jsonl", "what expired, was cancelled, or failed in passing (408, 429, 5xx)"),
        new("retry reviews.jsonl --outcomes truncated,invalid", "answers that were paid for and are paid for again"),
    ];

    public override string Remarks => """
        passing stands for failures that may pass: 408, 429 and 5xx. What is sent again becomes new batches of the same run, which is open again: watch and collect go on with it, and each task keeps one outcome, its last.
        """;

    protected override async Task<ExitCode> RunAsync(ParseResult arguments, Screen screen, CancellationToken cancellationToken)
    {
        var feed = new ProgressFeed();
        var name = _target.NameOf(arguments);
        var run = await RunOpening.OpenAsync(_target.Read(arguments), _service.CreateClient(arguments), new() { Progress = feed }, cancellationToken).ConfigureAwait(false);
        await using (run.ConfigureAwait(false))
        {
            var before = await run.ReadProgressAsync(cancellationToken).ConfigureAwait(false);
            var policy = (arguments.GetValue(_outcomes) ?? s_default) with { MaxAttempts = arguments.GetValue(_attempts) ?? before.Parts.Max(static part => part.Attempt) + 1 };
            var sent = await run.RetryAsync(policy, cancellationToken).ConfigureAwait(false);
            var progress = before;
            if (sent > 0)
            {
                var heading = new RunHeading(name, run.Endpoint, run.Model, "Submitting. Ctrl-C leaves it; watch or collect carries on.");
                progress = await RunFollower.FollowAsync(run.SubmitAsync, feed, heading, screen, screen.Say, cancellationToken).ConfigureAwait(false);
            }

            if (screen.IsJson)
                screen.WriteJson(RunDocument.Of(run, progress) with { SentAgain = sent }, ToolJson.Readable.RunDocument);
            else
                screen.Text.WriteLine(sent == 0 ? "There is nothing to send again." : $"{Counted.Of(sent, "task")} sent again. '{ToolName.Value} watch {name}' looks on.");

            return ExitCode.Success;
        }
    }
}
