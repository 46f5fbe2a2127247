namespace BatchTasks.Cli.Shell;

/// <summary>What the tool itself has to say about why it does not go on.</summary>
internal sealed class ToolException(ExitCode exitCode, string message, Exception? cause = null) : Exception(message, cause)
{
    public ExitCode ExitCode => exitCode;
}
