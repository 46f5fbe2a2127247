using System.CommandLine;
using System.CommandLine.Help;
using BatchTasks.Cli.Commands;
using BatchTasks.Cli.Help;
using BatchTasks.Cli.Hosting;
using BatchTasks.Cli.Options;
using BatchTasks.Cli.Shell;

namespace BatchTasks.Cli;

/// <summary>All commands.</summary>
internal sealed class ToolRoot : RootCommand
{
    public ToolRoot()
        : base("Batch files of the OpenAI Batch API, whoever wrote them: checked, estimated, submitted, watched and collected, without losing a row or paying twice.")
    {
        var help = new ToolHelp(Sections);
        foreach (var option in Options)
        {
            option.Description = option is HelpOption ? "This text, or that of a command." : "The version of the tool.";
            if (option is not HelpOption)
                continue;

            // A path may begin with a slash.
            option.Action = help;
            foreach (var alias in option.Aliases.Where(static alias => alias.StartsWith('/')).ToList())
                option.Aliases.Remove(alias);
        }

        foreach (var option in OutputOptions.All)
            Add(option);

        foreach (var command in Sections.SelectMany(static section => section.Commands))
            Add(command);

        // Nothing was asked for.
        SetAction(arguments =>
        {
            help.Invoke(arguments);
            return ExitCode.WrongUsage.Value;
        });
    }

    /// <summary>The commands by what they are for.</summary>
    private static IReadOnlyList<CommandSection> Sections { get; } =
    [
        new("Before anything is sent", [new ValidateCommand(), new EstimateCommand(), new SplitCommand(), new PreviewCommand()]),
        new("A run", [new SubmitCommand(), new WatchCommand(), new StatusCommand(), new CollectCommand(), new RetryCommand(), new CancelCommand()]),
        new("Without the service", [new EmulateCommand()]),
    ];
}
