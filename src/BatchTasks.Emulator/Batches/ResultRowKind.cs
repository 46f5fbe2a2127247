namespace BatchTasks.Emulator.Batches;

/// <summary>What a row of a result file tells.</summary>
internal enum ResultRowKind : byte
{
    /// <summary>There is no row yet.</summary>
    None,

    /// <summary>A 2xx answer.</summary>
    Success,

    /// <summary>Another answer.</summary>
    Failure,

    /// <summary>Why there is no answer.</summary>
    Unanswered,
}
