using System.CommandLine;
using BatchTasks.Cli.Hosting;
using BatchTasks.Cli.Json;
using BatchTasks.Cli.Options;
using BatchTasks.Cli.Rendering;
using BatchTasks.Cli.Shell;
using BatchTasks.Emulator;

namespace BatchTasks.Cli.Commands;

/// <summary>Runs the emulator.</summary>
internal sealed class EmulateCommand : ToolCommand
{
    private readonly EmulatorOptions _options = new();
    private readonly BackendOptions _backend = new();

    public EmulateCommand()
        : base("emulate", "Serve the Batch API on this machine, with made-up answers or in front of another server.")
    {
        Share(_options);
        Share(_backend);
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("emulate --port 8080", "then in another terminal: export OPENAI_BASE_URL=http://127.0.0.1:8080/v1"),
        new("emulate --port 8080 --step-delay 5s --data-directory emulated", "slowly, with what it has kept over a restart"),
        new("emulate --port 8080 --faults 42", "a bad day at a service, the same each time"),
        new("emulate --backend http://127.0.0.1:11434/v1 --backend-model llama3.2", "batches for Ollama"),
    ];

    public override string Remarks => """
        Files and batches are checked as the service does, with its codes and messages. Without a backend the answers are made up: echoes, documents that conform
        to the schema asked for, vectors, small images. It listens on the loopback interface only. Ctrl-C ends it.
        """;

    protected override async Task<ExitCode> RunAsync(ParseResult arguments, Screen screen, CancellationToken cancellationToken)
    {
        var options = _options.Read(arguments) with { Backend = _backend.Read(arguments) };
        var emulator = await BatchEmulator.StartAsync(options, cancellationToken).ConfigureAwait(false);
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
