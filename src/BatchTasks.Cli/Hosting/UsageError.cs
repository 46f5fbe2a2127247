using System.CommandLine;
using System.CommandLine.Parsing;
using BatchTasks.Cli.Options;
using BatchTasks.Cli.Rendering;
using BatchTasks.Cli.Shell;
using BatchTasks.Shared.Names;

namespace BatchTasks.Cli.Hosting;

/// <summary>A command line that can't be understood.</summary>
internal static class UsageError
{
    public static int Report(ParseResult result)
    {
        var command = result.CommandResult.Command;
        var path = command is ToolCommand ? $"{ToolName.Value} {command.Name}" : ToolName.Value;
        var unknown = UnknownOptions(result.CommandResult).Concat(result.UnmatchedTokens).FirstOrDefault();
        var error = unknown is null ? result.Errors[0].Message : Unknown(unknown, command);
        var exception = new ToolException(ExitCode.WrongUsage, $"{error} '{path} --help' shows what there is.");
        Screen.Of(OutputOptions.Read(result)).Fail(Failure.Of(exception), exception);
        return ExitCode.WrongUsage.Value;
    }

    /// <summary>What looks like an option and was taken for an argument.</summary>
    public static IEnumerable<string> UnknownOptions(CommandResult command) => command.Children
        .OfType<ArgumentResult>()
        .SelectMany(static argument => argument.Tokens)
        .Select(static token => token.Value)
        .Where(static value => value is ['-', _, ..]);

    /// <summary>An option or a command that there is not, with the one that may be meant.</summary>
    private static string Unknown(string token, Command command)
    {
        var isOption = token.StartsWith('-');
        IEnumerable<string> names = isOption
            ? command.Options.Concat(OutputOptions.All).Select(static option => option.Name)
            : command.Subcommands.Select(static each => each.Name);
        var meant = NearestName.Of(token, names) is { } name ? $" Did you mean '{name}'?" : "";
        return command is ToolCommand && !isOption ? $"'{token}' is one argument too many." : $"There is no {(isOption ? "option" : "command")} '{token}'.{meant}";
    }
}
