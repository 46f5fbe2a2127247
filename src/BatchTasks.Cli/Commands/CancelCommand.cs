using System.CommandLine;
using BatchTasks.Cli.Hosting;
using BatchTasks.Cli.Json;
using BatchTasks.Cli.Options;
using BatchTasks.Cli.Rendering;
using BatchTasks.Cli.Runs;
using BatchTasks.Cli.Shell;
using OpenAI;

namespace BatchTasks.Cli.Commands;

/// <summary>Asks the service to cancel.</summary>
internal sealed class CancelCommand : ToolCommand
{
    private readonly RunTarget _target = new(takesBatches: true);
    private readonly ServiceOptions _service = new();

    public CancelCommand()
        : base("cancel", "Cancel the batches of a run, or a single batch.")
    {
        Add(_target.Argument);
        Share(_target);
        Share(_service);
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("cancel reviews.jsonl", "all batches of the run that have not ended"),
        new("cancel batch_68a1c2", "one batch"),
    ];

    public override string Remarks => """
        The service takes up to ten minutes. What it executed until then is billed, and is in the result files: collect fetches them. The other tasks come
        back as cancelled; retry sends them again.
        """;

    protected override async Task<ExitCode> RunAsync(ParseResult arguments, Screen screen, CancellationToken cancellationToken)
    {
        var target = _target.Read(arguments) ?? throw new ToolException(ExitCode.WrongUsage, "Say what to cancel: the input file of a run, or the id of a batch.");
        var client = _service.CreateClient(arguments);
        return target.BatchId is { } id
            ? await CancelBatchAsync(new BatchService(client), id, screen, cancellationToken).ConfigureAwait(false)
            : await CancelRunAsync(target, client, _target.NameOf(arguments), screen, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<ExitCode> CancelBatchAsync(BatchService service, string id, Screen screen, CancellationToken cancellationToken)
    {
        var batch = await service.CancelAsync(id, cancellationToken).ConfigureAwait(false);
        if (screen.IsJson)
            screen.WriteJson(BatchDocument.Of(batch), ToolJson.Readable.BatchDocument);
        else
            screen.Text.WriteLine($"{batch.Id} is {batch.Status}.");

        return ExitCode.Success;
    }

    private static async Task<ExitCode> CancelRunAsync(
        RunTarget.Target target, OpenAIClient client, string name, Screen screen, CancellationToken cancellationToken)
    {
        var run = await RunOpening.OpenAsync(target, client, cancellationToken: cancellationToken).ConfigureAwait(false);
        await using (run.ConfigureAwait(false))
        {
            var (progress, problem) = await run.CancelAsync(cancellationToken).ConfigureAwait(false);
            if (problem is not null)
                screen.Warn(problem);

            if (screen.IsJson)
                screen.WriteJson(RunDocument.Of(run, progress) with { Problem = problem }, ToolJson.Readable.RunDocument);
            else
                screen.Text.WriteLine(Describe(progress, name));

            return problem is null ? ExitCode.Success : ExitCode.Unsuccessful;
        }
    }

    private static string Describe(BatchProgress progress, string name)
    {
        var open = progress.Parts.Count(static part => !part.IsEnded);
        return open == 0
            ? $"The run is called off, and nothing of it is at the service. '{ToolName.Value} collect {name}' puts its results together."
            : $"The run is called off; {Counted.Of(open, "batch", "batches")} {(open == 1 ? "has" : "have")} not ended yet. '{ToolName.Value} collect {name}' waits for that and fetches what was executed.";
    }
}
