using System.CommandLine;
using BatchTasks.Cli.Options;
using BatchTasks.Cli.Rendering;
using BatchTasks.Cli.Shell;

namespace BatchTasks.Cli.Hosting;

/// <summary>A command of the tool: how it runs, and what its help shows beside what the parser knows.</summary>
internal abstract class ToolCommand : Command
{
    private readonly List<OptionGroup> _groups = [];

    protected ToolCommand(string name, string purpose)
        : base(name, purpose)
    {
        SetAction(RunAsync);
        Validators.Add(static command =>
        {
            // The report says which it is.
            if (UsageError.UnknownOptions(command).Any())
                command.AddError("There is no such option.");
        });
    }

    /// <summary>Command lines that do something sensible, with what that is.</summary>
    public abstract IReadOnlyList<Example> Examples { get; }

    /// <summary>What its user should know beyond one line, or null.</summary>
    public virtual string? Remarks => null;

    /// <summary>The options that it shares with other commands.</summary>
    public IReadOnlyList<OptionGroup> Groups => _groups;

    protected T Share<T>(T group)
        where T : OptionGroup
    {
        _groups.Add(group);
        foreach (var option in group.Options)
            Add(option);

        return group;
    }

    protected abstract Task<ExitCode> RunAsync(ParseResult arguments, Screen screen, CancellationToken cancellationToken);

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var screen = Screen.Of(OutputOptions.Read(arguments));
        ExitCode exitCode;
        try
        {
            exitCode = await RunAsync(arguments, screen, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            var failure = Failure.Of(e);
            screen.Fail(failure, e);
            exitCode = failure.ExitCode;
        }

        return exitCode.Value;
    }
}
