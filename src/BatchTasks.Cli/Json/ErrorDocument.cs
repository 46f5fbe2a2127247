using BatchTasks.Cli.Shell;

namespace BatchTasks.Cli.Json;

/// <summary>What a command that failed writes.</summary>
internal sealed record ErrorDocument(ErrorDocument.Details Error)
{
    internal sealed record Details(int ExitCode, string Kind, string Message);
}
