namespace BatchTasks;

/// <summary>What becomes of a run's files at the service.</summary>
public enum BatchFileCleanUp
{
    /// <summary>They stay until they expire (<see cref="BatchRunOptions.InputExpiresAfter"/>, <see cref="BatchRunOptions.OutputExpiresAfter"/>).</summary>
    None,

    /// <summary>The input and result files of a part are deleted when its outcomes were handed over: the result files are on this side by then.</summary>
    AfterCollecting,
}
