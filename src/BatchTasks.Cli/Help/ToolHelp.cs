using System.CommandLine;
using System.CommandLine.Invocation;
using BatchTasks.Cli.Hosting;
using BatchTasks.Cli.Options;
using BatchTasks.Cli.Shell;

namespace BatchTasks.Cli.Help;

/// <summary>Shows how a command is called: its arguments, its options by subject, examples, and what is good to know.</summary>
internal sealed class ToolHelp(IReadOnlyList<CommandSection> sections) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var page = new HelpPage(Console.Out);
        if (parseResult.CommandResult.Command is ToolCommand command)
            Write(command, page);
        else
            Write(parseResult.RootCommandResult.Command, page);

        return ExitCode.Success.Value;
    }

    private static void Write(ToolCommand command, HelpPage page)
    {
        page.Paragraph(command.Description!);
        page.Line("");
        var arguments = string.Concat(command.Arguments.Select(static argument => $" {Usage(argument)}"));
        page.Line($"Usage: {ToolName.Value} {command.Name}{arguments} [options]");
        page.Table("Arguments", command.Arguments.Select(static argument => (argument.Name, argument.Description!)));
        page.Table("Options", command.Options.Except(command.Groups.SelectMany(static group => group.Options)).Where(static o => !o.Hidden).Select(Row));
        foreach (var group in command.Groups)
            page.Table(group.Title, group.Options.Select(Row));

        page.Table(OutputOptions.Title, OutputOptions.All.Select(Row));
        page.Heading("Examples");
        foreach (var example in command.Examples)
        {
            page.Line($"  {ToolName.Value} {example.Arguments}");
            page.Line($"      {example.Purpose}");
        }

        if (command.Remarks is { } remarks)
        {
            page.Line("");
            page.Paragraph(remarks);
        }
    }

    private void Write(Command root, HelpPage page)
    {
        page.Paragraph(root.Description!);
        page.Line("");
        page.Line($"Usage: {ToolName.Value} COMMAND [arguments] [options]");
        foreach (var (title, commands) in sections)
            page.Table(title, commands.Select(static command => (command.Name, command.Description!)));

        page.Table(OutputOptions.Title, OutputOptions.All.Concat(root.Options.Except(OutputOptions.All)).Select(Row));
        page.Table("Exit codes", ExitCode.All.Select(static code => (code.Value.ToString(System.Globalization.CultureInfo.InvariantCulture), code.Meaning)));
        page.Line("");
        page.Line($"'{ToolName.Value} COMMAND --help' shows the options of a command, with examples.");
    }

    private static string Usage(Argument argument)
    {
        var name = argument.Arity.MaximumNumberOfValues > 1 ? $"{argument.Name}..." : argument.Name;
        return argument.Arity.MinimumNumberOfValues == 0 ? $"[{name}]" : name;
    }

    private static (string, string) Row(Option option)
    {
        var names = string.Join(", ", option.Aliases.Append(option.Name).OrderBy(static name => name.Length));
        return (option.HelpName is { } value ? $"{names} {value}" : names, option.Description!);
    }
}
