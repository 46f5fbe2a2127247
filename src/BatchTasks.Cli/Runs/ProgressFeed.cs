namespace BatchTasks.Cli.Runs;

/// <summary>Takes a run's reports, and gives the last one to whoever draws, or each to whoever writes lines.</summary>
internal sealed class ProgressFeed : IProgress<BatchProgress>
{
    private volatile BatchProgress? _latest;

    public BatchProgress? Latest => _latest;

    /// <summary>Is given each report, one after the other.</summary>
    public Action<BatchProgress>? Reported { get; set; }

    public void Report(BatchProgress value)
    {
        _latest = value;
        Reported?.Invoke(value);
    }
}
