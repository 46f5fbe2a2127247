using System.CommandLine;
using BatchTasks.Cli.Options;
using BatchTasks.Cli.Shell;
using OpenAI;

namespace BatchTasks.Cli.Runs;

/// <summary>Opens the run that a command is about.</summary>
internal static class RunOpening
{
    /// <param name="target">Which run.</param>
    /// <param name="client">For the calls of the service.</param>
    /// <param name="options">How this process is told about it.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    /// <exception cref="ToolException">No run is named.</exception>
    public static async Task<BatchRun> OpenAsync(
        RunTarget.Target? target, OpenAIClient client, BatchRunOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (target is null)
            throw new ToolException(ExitCode.WrongUsage, "Say which run: its input file, or --state with its directory.");

        return await BatchRun.OpenAsync(client, (options ?? new()) with { StateDirectory = target.StateDirectory }, cancellationToken).ConfigureAwait(false);
    }
}
