using BatchTasks.Cli.Rendering;
using Spectre.Console;

namespace BatchTasks.Cli.Runs;

/// <summary>Shows the progress of what is being done: drawn anew on a terminal, else as lines.</summary>
internal static class RunFollower
{
    private static readonly TimeSpan s_redraw = TimeSpan.FromMilliseconds(250);

    /// <param name="work">What is done.</param>
    /// <param name="feed">What reports of it go into.</param>
    /// <param name="heading">What stands over it.</param>
    /// <param name="screen">Where it is drawn.</param>
    /// <param name="write">Where lines go.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static async Task<BatchProgress> FollowAsync(
        Func<CancellationToken, Task<BatchProgress>> work,
        ProgressFeed feed,
        RunHeading heading,
        Screen screen,
        Action<string> write,
        CancellationToken cancellationToken)
    {
        if (!screen.IsLive)
        {
            // Beside a document, lines are no results.
            feed.Reported = new ProgressLines(screen.IsJson ? screen.Say : write).Report;
            return await work(cancellationToken).ConfigureAwait(false);
        }

        var running = work(cancellationToken);
        var view = new ProgressView(heading, screen.Console);
        await screen.Console.Live(new Text("")).Overflow(VerticalOverflow.Crop).StartAsync(async live =>
        {
            while (await Task.WhenAny(running, Task.Delay(s_redraw, CancellationToken.None)).ConfigureAwait(false) != running)
                Draw(feed.Latest);

            Draw(running.IsCompletedSuccessfully ? await running.ConfigureAwait(false) : feed.Latest);

            void Draw(BatchProgress? progress)
            {
                if (progress is not null)
                    live.UpdateTarget(view.Draw(progress, DateTimeOffset.UtcNow));
            }
        }).ConfigureAwait(false);
        return await running.ConfigureAwait(false);
    }
}
