using System.CommandLine;
using BatchTasks.Cli.Shell;
using BatchTasks.Emulator;

namespace BatchTasks.Cli.Options;

/// <summary>The server that answers in the emulator's place.</summary>
internal sealed class BackendOptions : OptionGroup
{
    private readonly Option<string?> _url = new("--backend")
    {
        HelpName = "URL",
        Description = "The server's address, such as http://127.0.0.1:11434/v1; each request of a batch becomes a call there.",
    };

    private readonly Option<string?> _keyVariable = new("--backend-key-env")
    {
        HelpName = "NAME",
        Description = "The environment variable that holds the server's key (default: no key is sent).",
    };

    private readonly Option<string?> _model = new("--backend-model")
    {
        HelpName = "NAME",
        Description = "The model that is asked there (default: the one that the request names).",
    };

    private readonly Option<TimeSpan?> _timeout = Duration.Option("--backend-timeout", "How long one answer may take (default: 10m).");

    public override string Title => "A Batch API in front of a server that has none (Ollama, llama.cpp, vLLM)";

    public override IReadOnlyList<Option> Options => [_url, _keyVariable, _model, _timeout];

    /// <summary>Null where the emulator makes the answers up.</summary>
    /// <exception cref="ToolException">An option has no server, the address is none, or the key is not there.</exception>
    public EmulatorBackend? Read(ParseResult arguments)
    {
        if (arguments.GetValue(_url) is not { } url)
        {
            var alone = Options.FirstOrDefault(option => arguments.GetResult(option) is { Implicit: false });
            return alone is null ? null : throw new ToolException(ExitCode.WrongUsage, $"{alone.Name} needs {_url.Name}.");
        }

        if (!Uri.TryCreate(url, UriKind.Absolute, out var address))
            throw new ToolException(ExitCode.WrongUsage, $"{_url.Name} must be an http or https address such as http://127.0.0.1:11434/v1, not '{url}'.");

        var backend = new EmulatorBackend(address);
        return backend with
        {
            ApiKey = arguments.GetValue(_keyVariable) is { } name ? KeyVariable.Find(name) ?? throw KeyVariable.Missing(name) : null,
            Model = arguments.GetValue(_model),
            Timeout = arguments.GetValue(_timeout) ?? backend.Timeout,
        };
    }
}
