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
          --max-concurrency <number>  requests of one batch that are answered at the same time (default 8)
          --seed <number>             decides the order of the rows of the result files (default 1)
          --api-key <key>             the one key that is accepted (default: any)
          --model <name>              a model that is served; may be given several times (default: any)
          --data-directory <path>     where file contents are kept (default: a temporary folder, removed at the end)
          --help                      this text

        A client takes the printed address as its base URL and any text as its key, for example:
          OPENAI_BASE_URL=http://127.0.0.1:8080/v1 OPENAI_API_KEY=any
        """;

    /// <summary>False, with what is wrong, where an argument is unknown or its value is not one that it can have.</summary>
    public static bool TryParse(
        IReadOnlyList<string> arguments, [NotNullWhen(true)] out CommandLine? commandLine, [NotNullWhen(false)] out string? problem)
    {
        commandLine = null;
        problem = null;
        var options = new BatchEmulatorOptions();
        for (var index = 0; index < arguments.Count; index++)
        {
            var name = arguments[index];
            if (name is "--help" or "-h" or "-?")
            {
                commandLine = new(IsHelp: true, options);
                return true;
            }

            var value = index + 1 < arguments.Count ? arguments[++index] : null;
            if (!TryApply(options, name, value, out var applied, out problem))
                return false;

            options = applied;
        }

        try
        {
            options.Validate();
        }
        catch (ArgumentOutOfRangeException exception)
        {
            problem = exception.Message;
            return false;
        }

        commandLine = new(IsHelp: false, options);
        return true;
    }

    private static bool TryApply(
        BatchEmulatorOptions options, string name, string? value, [NotNullWhen(true)] out BatchEmulatorOptions? applied, [NotNullWhen(false)] out string? problem)
    {
        applied = name switch
        {
            "--port" => Number(value) is { } port ? options with { Port = port } : null,
            "--step-delay" => Time(value) is { } delay ? options with { StepDelay = delay } : null,
            "--completion-window" => Time(value) is { } window ? options with { CompletionWindow = window } : null,
            "--max-concurrency" => Number(value) is { } concurrency ? options with { MaxConcurrency = concurrency } : null,
            "--seed" => Number(value) is { } seed ? options with { Seed = seed } : null,
            "--api-key" => value is { Length: > 0 } ? options with { ApiKey = value } : null,
            "--model" => value is { Length: > 0 } ? options with { Models = [.. options.Models ?? [], value] } : null,
            "--data-directory" => value is { Length: > 0 } ? options with { DataDirectory = value } : null,
            _ => null,
        };
        problem = applied is not null ? null
            : !Help.Contains($"  {name} <", StringComparison.Ordinal) ? $"There is no option '{name}'."
            : value is null ? $"The option '{name}' has no value."
            : $"The option '{name}' can't have the value '{value}'.";
        return applied is not null;
    }

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static TimeSpan? Time(string? text) => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) ? time : null;
}
