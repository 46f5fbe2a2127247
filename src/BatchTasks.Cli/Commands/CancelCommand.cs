using System.CommandLine;
using BatchTasks.Cli.Hosting;
using BatchTasks.Cli.Json;
using BatchTasks.Cli.Options;
using BatchTasks.Cli.Rendering;

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
        var service = new BatchService(_service.CreateClient(arguments));
        var batch = await service.CancelAsync(target.BatchId!, cancellationToken).ConfigureAwait(false);
        if (screen.IsJson)
            screen.WriteJson(BatchDocument.Of(batch), ToolJson.Readable.BatchDocument);
        else
            screen.Text.WriteLine($"{batch.Id} is {batch.Status}.");

        return ExitCode.Success;
    }
}
