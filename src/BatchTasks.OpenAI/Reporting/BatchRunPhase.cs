namespace BatchTasks;

/// <summary>What a run is doing.</summary>
public enum BatchRunPhase
{
    /// <summary>The tasks are written into input files.</summary>
    Planning,

    /// <summary>The input files are uploaded and the batches created.</summary>
    Submitting,

    /// <summary>The batches are at the service.</summary>
    Polling,

    /// <summary>Result files are downloaded and read.</summary>
    Collecting,

    /// <summary>Every task has its outcome.</summary>
    Done,
}
