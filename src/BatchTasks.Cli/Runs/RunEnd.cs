using BatchTasks.Cli.Rendering;
using BatchTasks.Cli.Shell;

namespace BatchTasks.Cli.Runs;

/// <summary>Carries a run on to its end.</summary>
internal static class RunEnd
{
    public static async Task<BatchProgress> FollowAsync(
        BatchRun run, string name, BatchPriceTable prices, ProgressFeed feed, Screen screen, Action<string> write, CancellationToken cancellationToken)
    {
        feed.Report(await run.ReadProgressAsync(cancellationToken).ConfigureAwait(false));
        var heading = new RunHeading(name, run.Endpoint, run.Model, $"Ctrl-C leaves: the batches go on, and '{ToolName.Value} watch {name}' comes back.") { Prices = prices };
        try
        {
            return await RunFollower.FollowAsync(run.RunToEndAsync, feed, heading, screen, write, cancellationToken).ConfigureAwait(false);
        }
        catch (BatchRunCanceledException e)
        {
            var batches = e.BatchIds.Count switch
            {
                0 => "Nothing is at the service.",
                1 => "One batch goes on at the service.",
                var count => $"{count} batches go on at the service.",
            };
            throw new ToolException(
                ExitCode.Interrupted,
                $"Left. {batches} '{ToolName.Value} watch {name}' or '{ToolName.Value} collect {name}' carries on, '{ToolName.Value} cancel {name}' calls the run off.",
                e);
        }
    }

    /// <summary>Whether every task of the run succeeded.</summary>
    public static ExitCode ExitCodeOf(BatchProgress progress) =>
        progress is { IsDone: true, Summary: { Balances: true } summary } && summary[BatchOutcomeKind.Succeeded] == summary.Tasks ? ExitCode.Success : ExitCode.Unsuccessful;
}
