namespace BatchTasks.Emulator;

/// <summary>What goes wrong with one batch; several things may.</summary>
public sealed record EmulatorBatchFaults
{
    /// <summary>
    /// The batch fails as a whole at the end of its validation, with this code in its <c>errors</c>: <c>token_limit_exceeded</c>, or any other. Nothing is
    /// executed. Null for no such failure.
    /// </summary>
    public string? FailureCode { get; init; }

    /// <summary>Ends the batch before all its requests are executed; null for no such end.</summary>
    public EmulatorEarlyEnd? EarlyEnd { get; init; }

    /// <summary>How many looks at the ended batch, alone or in a list, don't tell the ids of its result files yet.</summary>
    public int LooksBeforeFileIds { get; init; }

    /// <summary>A result file that is not there has the id <c>""</c> instead of null, as at Azure OpenAI.</summary>
    public bool EmptyFileIds { get; init; }

    /// <summary>What <c>request_counts</c> tells once the batch has ended.</summary>
    public EmulatorCounts Counts { get; init; }
}
