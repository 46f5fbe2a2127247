namespace BatchTasks.Cli.Runs;

/// <summary>Looks at the batches of a run without changing it: nothing is submitted, downloaded or noted.</summary>
internal static class FreshLook
{
    private const int AtTheSameTime = 4;

    public static async Task<BatchProgress> AtAsync(BatchProgress progress, BatchService service, CancellationToken cancellationToken)
    {
        var parts = progress.Parts.ToArray();
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtTheSameTime, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, parts.Length, options, async (i, token) =>
        {
            if (parts[i] is { IsEnded: false, BatchId: { } id })
                parts[i] = parts[i] with { Batch = await service.GetAsync(id, token).ConfigureAwait(false) };
        }).ConfigureAwait(false);
        return progress with { Parts = parts };
    }
}
