using System.CommandLine;
using BatchTasks.Cli.Hosting;
using BatchTasks.Cli.Options;
using OpenAI;

namespace BatchTasks.Cli.Runs;

/// <summary>Opens the run that a command is about.</summary>
internal static class RunOpening
{
    /// <exception cref="ToolException">No run is named.</exception>
    public static async Task<BatchRun> OpenAsync(
        RunTarget.Target? target, OpenAIClient client, ProgressFeed? feed = null, CancellationToken cancellationToken = default)
    {
        if (target is null)
            throw new ToolException(ExitCode.WrongUsage, $"Say which run: its input file, or --state with its directory.");

        var options = new BatchRunOptions { StateDirectory = target.StateDirectory, Progress = feed };
        return await BatchRun.OpenAsync(client, options, cancellationToken).ConfigureAwait(false);
    }
}
