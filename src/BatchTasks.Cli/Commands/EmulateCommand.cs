using System.CommandLine;
using BatchTasks.Cli.Hosting;
using BatchTasks.Cli.Json;
using BatchTasks.Cli.Options;
using BatchTasks.Cli.Rendering;
using BatchTasks.Emulator;

namespace BatchTasks.Cli.Commands;

/// <summary>Runs the emulator.</summary>
internal sealed class EmulateCommand : ToolCommand
{
    private readonly EmulatorOptions _options = new();

    public EmulateCommand()
        : base("emulate", "Serve the Batch API on this machine, without a key and for nothing.") => Share(_options);

    public override IReadOnlyList<Example> Examples =>
    [
        new("emulate --port 8080", "then in another terminal: export OPENAI_BASE_URL=http://127.0.0.1:8080/v1"),
        new("emulate --port 8080 --step-delay 5s --data-directory emulated", "slowly, with what it has kept over a restart"),
        new("emulate --port 8080 --faults 42", "a bad day at a service, the same each time"),
    ];

    public override string Remarks => """
        Files and batches are checked as the service does, with its codes and messages, and the answers are made up: echoes, documents that conform to the schema
        asked for, vectors, small images. It listens on the loopback interface only. Ctrl-C ends it.
        """;

    protected override async Task<ExitCode> RunAsync(ParseResult arguments, Screen screen, CancellationToken cancellationToken)
    {
        var emulator = await BatchEmulator.StartAsync(_options.Read(arguments), cancellationToken).ConfigureAwait(false);
        await using (emulator.ConfigureAwait(false))
        {
            if (screen.IsJson)
                screen.WriteJson(new EmulateDocument(emulator.Endpoint.ToString()), ToolJson.Readable.EmulateDocument);
            else
                screen.Text.WriteLine($"Listening on {emulator.Endpoint}");

            screen.Say("Ctrl-C ends it.");
            await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return ExitCode.Success;
    }
}
