namespace BatchTasks.Emulator;

/// <summary>
/// What the emulator has taken in and executed up to one moment. What counts as executed is what a service bills: each request of a batch that got a 2xx
/// answer, whether its row has come into a result file or not.
/// </summary>
public sealed record EmulatorLedger
{
    internal EmulatorLedger()
    {
    }

    /// <summary>Files that were stored by calls; those that have been deleted since are counted too, result files are not.</summary>
    public int FilesUploaded { get; internal init; }

    /// <summary>Batches that were created, whatever became of them.</summary>
    public int BatchesCreated { get; internal init; }

    /// <summary>How many of <see cref="BatchesCreated"/> have not ended yet.</summary>
    public int BatchesRunning { get; internal init; }

    /// <summary>How many times a request of a batch was answered with a 2xx.</summary>
    public long Executions { get; internal init; }

    /// <summary>The different lines among <see cref="Executions"/>: the same number where nothing was executed twice.</summary>
    public int DistinctRequests { get; internal init; }

    /// <summary>How many times a request of a batch was answered with another status.</summary>
    public long Failures { get; internal init; }

    /// <summary>The lines that were executed more than once, in the order in which that was found.</summary>
    public IReadOnlyList<EmulatorLedgerEntry> ExecutedMoreThanOnce { get; internal init; } = [];
}
