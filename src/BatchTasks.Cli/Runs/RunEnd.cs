using BatchTasks.Cli.Hosting;
using BatchTasks.Cli.Rendering;

namespace BatchTasks.Cli.Runs;

/// <summary>Carries a run on to its end.</summary>
internal static class RunEnd
{
    public static async Task<BatchProgress> FollowAsync(
        BatchRun run, string name, BatchPriceTable prices, ProgressFeed feed, Screen screen, Action<string> write, CancellationToken cancellationToken)
    {
        feed.Report(await run.ReadProgressAsync(cancellationToken).ConfigureAwait(false));
        var heading = new RunHeading(name, run.Endpoint, run.Model, $"Ctrl-C leaves: the batches go on, and '{ToolRoot.Name} watch {name}' comes back.") { Prices = prices };
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
                $"Left. {batches} '{ToolRoot.Name} watch {name}' or '{ToolRoot.Name} collect {name}' carries on, '{ToolRoot.Name} cancel {name}' calls the run off.",
                e);
        }
    }

    /// <summary>Whether every task of the run succeeded.</summary>
    public static ExitCode ExitCodeOf(BatchProgress progress) =>
        progress is { IsDone: true, Summary: { Balances: true } summary } && summary[BatchOutcomeKind.Succeeded] == summary.Tasks ? ExitCode.Success : ExitCode.Unsuccessful;
}
