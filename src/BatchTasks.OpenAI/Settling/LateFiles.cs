namespace BatchTasks;

/// <summary>
/// The id of a result file can come later than the end of its batch, and the service's counts don't tell whether there will be one: so where a task has no line, a batch
/// that lacks a file is looked at for a while longer.
/// </summary>
internal static class LateFiles
{
    private const int UsualLooks = 8;

    // Looks that failed take the time, but tell nothing.
    private const int LeastLooks = 5;

    public static bool MayCome(RunContext context, PartRecord part)
    {
        var wait = context.Settings.ResultFileWait;
        if (part is not { State: PartState.Ended, Batch: { } json, EndedAt: { } endedAt } || wait == TimeSpan.Zero)
            return false;

        if (context.Now - endedAt >= wait && part.Looks >= LeastLooks)
            return false;

        var batch = DescribedBatch.Parse(json);
        return batch.Status.Kind != BatchStatusKind.Failed && (batch.OutputFileId is null || batch.ErrorFileId is null);
    }

    /// <summary>The part as it is looked at again. The file that it has stays.</summary>
    public static PartRecord Await(RunContext context, PartRecord part) => part with
    {
        State = PartState.Submitted,
        NotBefore = context.Now + (context.Settings.ResultFileWait / UsualLooks),
    };
}
