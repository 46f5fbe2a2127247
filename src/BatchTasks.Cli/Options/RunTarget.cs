using System.CommandLine;
using BatchTasks.Cli.Shell;

namespace BatchTasks.Cli.Options;

/// <summary>Which run a command is about.</summary>
internal sealed class RunTarget : OptionGroup
{
    private readonly bool _takesBatches;

    /// <param name="takesBatches">Whether the command is also for a single batch, whoever created it.</param>
    public RunTarget(bool takesBatches)
    {
        _takesBatches = takesBatches;
        Argument = new("RUN")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = takesBatches
                ? "The input file of a run, its state directory, or the id of any batch."
                : "The input file of a run, or its state directory.",
        };
    }

    public static Option<string?> State { get; } = new("--state")
    {
        HelpName = "DIR",
        Description = "The state directory of the run (default: reviews.batch beside reviews.jsonl).",
    };

    public override string Title => "Run";

    public override IReadOnlyList<Option> Options => [State];

    public Argument<string?> Argument { get; }

    /// <summary>Where a run of an input file is kept unless its user says otherwise.</summary>
    public static string StateDirectoryOf(string inputFile) => Path.ChangeExtension(inputFile, ".batch");

    /// <summary>What its user calls the run, so that it can be typed again.</summary>
    public string NameOf(ParseResult arguments) => arguments.GetValue(Argument) ?? arguments.GetValue(State) ?? "";

    /// <summary>The state directory or the batch that is meant; null where none is named.</summary>
    /// <exception cref="ToolException">There is no such run.</exception>
    public Target? Read(ParseResult arguments)
    {
        var state = arguments.GetValue(State);
        var name = arguments.GetValue(Argument);
        if (state is not null && Directory.Exists(state))
            return new Target(state, null);

        if (state is not null && (name is null || !IsBatch(name)))
            throw NoRun($"There is no state directory '{state}'.");

        if (name is null)
            return null;

        if (Directory.Exists(name))
            return new Target(name, null);

        if (Directory.Exists(StateDirectoryOf(name)))
            return new Target(StateDirectoryOf(name), null);

        if (IsBatch(name))
            return new Target(null, name);

        throw NoRun(File.Exists(name)
            ? $"There is no run of '{name}': '{StateDirectoryOf(name)}' does not exist."
            : $"There is no file or state directory '{name}'.");
    }

    private bool IsBatch(string name) => _takesBatches && !File.Exists(name) && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');

    private static ToolException NoRun(string message) => new(ExitCode.WrongUsage, $"{message} '{ToolName.Value} submit FILE' begins a run; --state names the directory of one.");

    /// <summary>One of both.</summary>
    internal sealed record Target(string? StateDirectory, string? BatchId);
}
