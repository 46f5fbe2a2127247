namespace BatchTasks.Cli.Runs;

/// <summary>Looks at a batch that is no run of ours until it has ended. Passing failures are waited out.</summary>
internal sealed class BatchWatch(BatchService service, Batch first, TimeSpan interval, ProgressFeed feed)
{
    public async Task<Batch> ToEndAsync(CancellationToken cancellationToken)
    {
        var batch = first;
        string? problem = null;
        while (true)
        {
            feed.Report(Progress(batch, problem));
            if (batch.IsTerminal)
                return batch;

            await Task.Delay(interval, TimeProvider.System, cancellationToken).ConfigureAwait(false);
            try
            {
                batch = await service.GetAsync(batch.Id, cancellationToken).ConfigureAwait(false);
                problem = null;
            }
            catch (BatchServiceException e) when (e.IsTransient)
            {
                problem = e.Message;
            }
        }
    }

    /// <summary>The batch as a run of one part, whose end is the batch's.</summary>
    private BatchProgress Progress(Batch batch, string? problem) => new()
    {
        Phase = batch.IsTerminal ? BatchRunPhase.Done : BatchRunPhase.Polling,
        StateDirectory = "",
        Parts =
        [
            new()
            {
                Number = 1,
                InputFile = "",
                Requests = (int)(batch.RequestCounts?.Total ?? 0),
                InputFileId = batch.InputFileId,
                Batch = batch,
                BatchId = batch.Id,
                IsEnded = batch.IsTerminal,
                NextStep = batch.IsTerminal ? null : DateTimeOffset.UtcNow + interval,
                Problem = problem,
            },
        ],
        Summary = batch.Usage is { } usage ? new BatchRunSummary { Usage = usage } : null,
    };
}
