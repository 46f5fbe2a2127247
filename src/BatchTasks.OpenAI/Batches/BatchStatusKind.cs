namespace BatchTasks;

/// <summary>The states of a batch that the service documents.</summary>
public enum BatchStatusKind
{
    /// <summary>A state that this version does not know. It is not taken as an end.</summary>
    Unknown,

    /// <summary>The input file is being checked.</summary>
    Validating,

    /// <summary>The input file was refused, as a whole. Nothing was executed or billed.</summary>
    Failed,

    /// <summary>The requests are being executed.</summary>
    InProgress,

    /// <summary>The result files are being prepared.</summary>
    Finalizing,

    /// <summary>The batch ended and its result files are ready. Single requests may have failed.</summary>
    Completed,

    /// <summary>The completion window ended before all requests were executed. The executed ones are in the result files.</summary>
    Expired,

    /// <summary>A cancellation was asked for. It takes up to ten minutes.</summary>
    Cancelling,

    /// <summary>The batch was cancelled. The requests executed until then are in the result files.</summary>
    Cancelled,
}
