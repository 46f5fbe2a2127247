namespace BatchTasks;

/// <summary>What the job of a run is doing.</summary>
internal enum JobState
{
    /// <summary>There is none, or it has ended.</summary>
    None,

    /// <summary>It waits for its time.</summary>
    Waiting,

    /// <summary>It is in a queue.</summary>
    Queued,

    /// <summary>It runs, or its server ended with it.</summary>
    AtWork,

    /// <summary>It has failed for good, or was deleted by someone.</summary>
    GivenUp,
}
