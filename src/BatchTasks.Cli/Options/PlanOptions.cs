using System.CommandLine;
using System.CommandLine.Parsing;

namespace BatchTasks.Cli.Options;

/// <summary>How a file becomes a run. The run keeps it: whoever carries it on says nothing of this again.</summary>
internal sealed class PlanOptions : OptionGroup
{
    private readonly Option<string?> _window = new("--completion-window")
    {
        HelpName = "WINDOW",
        Description = "The time that the service gives itself (default: 24h, the only one of OpenAI).",
    };

    private readonly Option<Dictionary<string, string>> _metadata = new("--metadata")
    {
        HelpName = "KEY=VALUE",
        Description = "What to attach to each batch; may be given several times.",
        CustomParser = ParseMetadata,
        DefaultValueFactory = static _ => [],
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<TimeSpan?> _expiry = Duration.Option("--expires-after", "When the service deletes the files: 1h to 30d after their creation (default: 30d).");

    private readonly Option<BatchRetryPolicy?> _retry = OutcomeChoice.Option(
        "--retry", $"What is sent again once a part has ended, separated by commas: {OutcomeChoice.Names} (default: expired,passing; those are not billed).");

    private readonly Option<int?> _attempts = new("--max-attempts")
    {
        HelpName = "N",
        Description = "How often a task is sent at most, the first time included (default: 3).",
        Validators = { NumberRules.Positive },
    };

    private readonly Option<bool> _cleanUp = new("--clean-up") { Description = "Delete the files at the service once their results were collected." };

    private readonly Option<TimeSpan?> _interval = Duration.Option("--poll-interval", "The time between two looks at a batch (default: 30s).");

    public override string Title => "Plan";

    public override IReadOnlyList<Option> Options => [_window, _metadata, _expiry, _retry, _attempts, _cleanUp, _interval];

    public BatchRunOptions Read(ParseResult arguments)
    {
        var options = new BatchRunOptions();
        var retry = arguments.GetValue(_retry) ?? options.Retry;
        return options with
        {
            CompletionWindow = arguments.GetValue(_window) ?? options.CompletionWindow,
            Metadata = arguments.GetRequiredValue(_metadata),
            InputExpiresAfter = arguments.GetValue(_expiry),
            OutputExpiresAfter = arguments.GetValue(_expiry),
            Retry = retry with { MaxAttempts = arguments.GetValue(_attempts) ?? retry.MaxAttempts },
            FileCleanUp = arguments.GetValue(_cleanUp) ? BatchFileCleanUp.AfterCollecting : BatchFileCleanUp.None,
            PollInterval = arguments.GetValue(_interval) ?? options.PollInterval,
        };
    }

    private static Dictionary<string, string> ParseMetadata(ArgumentResult argument)
    {
        var metadata = new Dictionary<string, string>();
        foreach (var token in argument.Tokens)
        {
            if (token.Value.Split('=', 2) is [{ Length: > 0 } key, var value])
                metadata[key] = value;
            else
                argument.AddError($"--metadata takes KEY=VALUE, not '{token.Value}'.");
        }

        return metadata;
    }
}
