using System.CommandLine;
using BatchTasks.Emulator;

namespace BatchTasks.Cli.Options;

/// <summary>How the emulator behaves.</summary>
internal sealed class EmulatorOptions : OptionGroup
{
    private static readonly BatchEmulatorOptions s_defaults = new();

    private readonly Option<int?> _port = Number("--port", "N", "The port; 0, the default, takes a free one.");

    private readonly Option<TimeSpan?> _stepDelay = Duration.Option("--step-delay", "How long a batch stays in each status (default: 5ms).");

    private readonly Option<TimeSpan?> _window = Duration.Option("--completion-window", "When a batch expires, from its creation (default: 24h).");

    private readonly Option<int?> _concurrency = Number("--max-concurrency", "N", "Requests that are answered at the same time: of one batch, or of all at a backend (default: 8).");

    private readonly Option<int?> _seed = Number("--seed", "N", "Decides the order of the rows of the result files (default: 1).");

    private readonly Option<string?> _key = new("--api-key") { HelpName = "KEY", Description = "The one key that is accepted (default: any)." };

    private readonly Option<string[]> _models = new("--model") { HelpName = "NAME", Description = "A model that is served; may be given several times (default: any)." };

    private readonly Option<string?> _folder = new("--data-directory")
    {
        HelpName = "DIR",
        Description = "Where files, batches and the ledger are kept; the next start with it goes on (default: a temporary folder, removed at the end).",
    };

    private readonly Option<int?> _requests = Number("--max-requests", "N", "Requests that one input file may have (default: 50,000).");

    private readonly Option<long?> _bytes = new("--max-bytes") { HelpName = "N", Description = "Bytes that one input file may have (default: 200,000,000)." };

    private readonly Option<long?> _tokens = new("--max-enqueued-tokens")
    {
        HelpName = "N",
        Description = "Prompt tokens that the batches of one model may have at once; more fail with token_limit_exceeded (default: no limit).",
    };

    private readonly Option<int?> _faults = Number("--faults", "SEED", "Let calls, batches and downloads go wrong as on a bad day, decided by the seed.");

    public override string Title => "Emulator";

    public override IReadOnlyList<Option> Options => [_port, _stepDelay, _window, _concurrency, _seed, _key, _models, _folder, _requests, _bytes, _tokens, _faults];

    public BatchEmulatorOptions Read(ParseResult arguments) => s_defaults with
    {
        Port = arguments.GetValue(_port) ?? s_defaults.Port,
        StepDelay = arguments.GetValue(_stepDelay) ?? s_defaults.StepDelay,
        CompletionWindow = arguments.GetValue(_window),
        MaxConcurrency = arguments.GetValue(_concurrency) ?? s_defaults.MaxConcurrency,
        Seed = arguments.GetValue(_seed) ?? s_defaults.Seed,
        ApiKey = arguments.GetValue(_key),
        Models = arguments.GetValue(_models) is { Length: > 0 } models ? models : null,
        DataDirectory = arguments.GetValue(_folder),
        MaxRequestsPerFile = arguments.GetValue(_requests) ?? s_defaults.MaxRequestsPerFile,
        MaxBytesPerFile = arguments.GetValue(_bytes) ?? s_defaults.MaxBytesPerFile,
        MaxEnqueuedTokens = arguments.GetValue(_tokens),
        Faults = arguments.GetValue(_faults) is { } seed ? EmulatorFaults.Random(seed) : null,
    };

    private static Option<int?> Number(string name, string value, string description) => new(name) { HelpName = value, Description = description };
}
