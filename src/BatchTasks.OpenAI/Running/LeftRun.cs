namespace BatchTasks;

/// <summary>What a caller is told when a run is left before its end: where it is found again.</summary>
internal static class LeftRun
{
    /// <summary>Makes a step of the run.</summary>
    /// <exception cref="BatchRunCanceledException">The token was cancelled.</exception>
    public static async ValueTask<T> GuardAsync<T>(RunSession session, Func<ValueTask<T>> step, CancellationToken cancellationToken)
    {
        try
        {
            return await step().ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (cancellationToken.IsCancellationRequested && e is not BatchRunCanceledException)
        {
            throw await StopAsync(session, e, cancellationToken).ConfigureAwait(false);
        }
        catch (BatchServiceException e)
        {
            throw e.With(Whereabouts(session));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException && RunWhereabouts.AtService(session.Reporter.Parts).Count > 0)
        {
            // The disk, which may be what keeps the ids from the state: so the message has them.
            var message = $"{e.Message} {Whereabouts(session)}";
            throw e switch
            {
                BatchStoreException store => new BatchStoreException(message, e) { IsTransient = store.IsTransient },
                FileNotFoundException file => new FileNotFoundException(message, file.FileName, e),
                _ => new IOException(message, e),
            };
        }
    }

    private static async Task<BatchRunCanceledException> StopAsync(RunSession session, OperationCanceledException cause, CancellationToken cancellationToken)
    {
        var problems = session.Context.Options.CancelRemotely ? await CancelRemotelyAsync(session).ConfigureAwait(false) : "";
        return new BatchRunCanceledException($"The run was cancelled. {Whereabouts(session)}{problems}", cause, cancellationToken)
        {
            StateDirectory = session.Context.Directory,
            BatchIds = [.. RunWhereabouts.AtService(session.Reporter.Parts).Select(static part => part.BatchId!)],
        };
    }

    private static async Task<string> CancelRemotelyAsync(RunSession session)
    {
        // Not by the caller's token, which is cancelled already; and not for ever.
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        return await RunCancellation.CancelBatchesAsync(session.Context, session.Reporter.Parts, limit.Token).ConfigureAwait(false);
    }

    private static string Whereabouts(RunSession session) => RunWhereabouts.Describe(session.Reporter.Parts, session.Context.Directory);
}
