using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace BatchTasks.Emulator;

/// <summary>The program's arguments.</summary>
internal sealed record CommandLine(bool IsHelp, BatchEmulatorOptions Options)
{
    public const string Help = """
        Emulates the OpenAI Batch API on the loopback interface: files, batches, and the endpoints that a batch has.

        Usage: BatchTasks.Emulator [options]

          --port <number>             the port; 0, the default, takes a free one
          --step-delay <time>         how long a batch stays in each status, as hh:mm:ss or d.hh:mm:ss (default 00:00:00.005)
          --completion-window <time>  when a batch expires, from its creation (default 1.00:00:00)
          --max-concurrency <number>  requests that are answered at the same time: of one batch, or of all at a backend (default 8)
          --max-enqueued-tokens <number>  prompt tokens that unfinished batches of one model may have together (default: no limit)
          --seed <number>             decides the order of the rows of the result files (default 1)
          --api-key <key>             the one key that is accepted (default: any)
          --model <name>              a model that is served; may be given several times (default: any)
          --data-directory <path>     where files, batches and the ledger are kept; the next start with it goes on, even after a kill
                                      (default: a temporary folder, removed at the end)
          --faults <seed>             lets calls, batches and requests go wrong as on a bad day at a service; the same seed, the same faults
          --help                      this text

        A Batch API in front of a server that has none, such as Ollama, llama.cpp or vLLM:

          --backend <url>             its base address, such as http://127.0.0.1:11434/v1; each request becomes a call there
          --backend-key <key>         the key that is sent there (default: none)
          --backend-model <name>      the model that is asked there (default: the one that the request names)
          --backend-timeout <time>    how long one answer may take (default 00:10:00)

        A client takes the printed address as its base URL and any text as its key, for example:
          OPENAI_BASE_URL=http://127.0.0.1:8080/v1 OPENAI_API_KEY=any
        What was executed, and what more than once, is told by GET /emulator/ledger.
        """;

    /// <summary>The options so far. A backend may get its address last.</summary>
    private sealed record Draft(BatchEmulatorOptions Options, EmulatorBackend Backend, bool HasBackend, string? BackendOption);

    /// <summary>False, with what is wrong, where an argument is unknown or its value is not one that it can have.</summary>
    public static bool TryParse(
        IReadOnlyList<string> arguments, [NotNullWhen(true)] out CommandLine? commandLine, [NotNullWhen(false)] out string? problem)
    {
        commandLine = null;
        problem = null;
        var draft = new Draft(new(), new(new Uri("http://localhost")), HasBackend: false, BackendOption: null);
        for (var index = 0; index < arguments.Count; index++)
        {
            var name = arguments[index];
            if (name is "--help" or "-h" or "-?")
            {
                commandLine = new(IsHelp: true, draft.Options);
                return true;
            }

            var value = index + 1 < arguments.Count ? arguments[++index] : null;
            if (!TryApply(draft, name, value, out var applied, out problem))
                return false;

            draft = applied;
        }

        if (draft is { HasBackend: false, BackendOption: { } option })
        {
            problem = $"The option '{option}' needs '--backend'.";
            return false;
        }

        var options = draft.HasBackend ? draft.Options with { Backend = draft.Backend } : draft.Options;
        try
        {
            options.Validate();
        }
        catch (ArgumentException exception)
        {
            problem = exception.Message;
            return false;
        }

        commandLine = new(IsHelp: false, options);
        return true;
    }

    private static bool TryApply(Draft draft, string name, string? value, [NotNullWhen(true)] out Draft? applied, [NotNullWhen(false)] out string? problem)
    {
        applied = Apply(draft.Options, name, value) is { } options ? draft with { Options = options } : ApplyBackend(draft, name, value);
        problem = applied is not null ? null
            : !Help.Contains($"  {name} <", StringComparison.Ordinal) ? $"There is no option '{name}'."
            : value is null ? $"The option '{name}' has no value."
            : $"The option '{name}' can't have the value '{value}'.";
        return applied is not null;
    }

    private static BatchEmulatorOptions? Apply(BatchEmulatorOptions options, string name, string? value) => name switch
    {
        "--port" => Number(value) is { } port ? options with { Port = port } : null,
        "--step-delay" => Time(value) is { } delay ? options with { StepDelay = delay } : null,
        "--completion-window" => Time(value) is { } window ? options with { CompletionWindow = window } : null,
        "--max-concurrency" => Number(value) is { } concurrency ? options with { MaxConcurrency = concurrency } : null,
        "--max-enqueued-tokens" => Number(value) is { } tokens ? options with { MaxEnqueuedTokens = tokens } : null,
        "--seed" => Number(value) is { } seed ? options with { Seed = seed } : null,
        "--api-key" => Text(value) is { } key ? options with { ApiKey = key } : null,
        "--model" => Text(value) is { } model ? options with { Models = [.. options.Models ?? [], model] } : null,
        "--data-directory" => Text(value) is { } path ? options with { DataDirectory = path } : null,
        "--faults" => Number(value) is { } seed ? options with { Faults = EmulatorFaults.Random(seed) } : null,
        _ => null,
    };

    private static Draft? ApplyBackend(Draft draft, string name, string? value)
    {
        var backend = name switch
        {
            "--backend" => Address(value) is { } url ? draft.Backend with { Url = url } : null,
            "--backend-key" => Text(value) is { } key ? draft.Backend with { ApiKey = key } : null,
            "--backend-model" => Text(value) is { } model ? draft.Backend with { Model = model } : null,
            "--backend-timeout" => Time(value) is { } timeout ? draft.Backend with { Timeout = timeout } : null,
            _ => null,
        };
        return backend is null ? null : draft with { Backend = backend, HasBackend = draft.HasBackend || name == "--backend", BackendOption = name };
    }

    private static string? Text(string? text) => text is { Length: > 0 } ? text : null;

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static TimeSpan? Time(string? text) => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) ? time : null;

    private static Uri? Address(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && EmulatorBackend.IsAddress(address) ? address : null;
}
