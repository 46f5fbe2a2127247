namespace BatchTasks;

/// <summary>Cancels a second batch of one part: of a creation that arrived late, or was made by a process that had lost the part.</summary>
internal sealed class TwinCancellation(RunContext context)
{
    private const int MostTries = 10;

    /// <exception cref="BatchServiceException">The service can't be reached, or refuses.</exception>
    public async Task CancelAsync(PartRecord part, string twinId, string keptId, CancellationToken cancellationToken)
    {
        RunLog.TwinCancelled(context.Logger, part.Number, twinId, keptId);
        await context.Service.CancelUnlessEndingAsync(twinId, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Goes on after passing failures, because nobody else knows of the batch. What can't be done in the end is logged.</summary>
    public async Task CancelUnknownAsync(PartRecord part, string twinId, string keptId, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await CancelAsync(part, twinId, keptId, CancellationToken.None).ConfigureAwait(false);
                return;
            }
            catch (BatchServiceException e) when (!e.IsTransient || tries == MostTries || cancellationToken.IsCancellationRequested)
            {
                RunLog.TwinNotCancelled(context.Logger, part.Number, twinId, e.Message);
                return;
            }
            catch (BatchServiceException e)
            {
                var pause = Backoff.AfterFailures(tries, context.Settings.PollInterval, context.Options.Random, e.RetryAfter);
                await Task.Delay(pause, context.Options.TimeProvider, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
