namespace BatchTasks;

/// <summary>How far a run is.</summary>
public sealed record BatchProgress
{
    /// <summary>What it is doing.</summary>
    public required BatchRunPhase Phase { get; init; }

    /// <summary>The name of the run in its store; empty for the run of a state directory.</summary>
    public string RunName { get; init; } = "";

    /// <summary>The folder with its files.</summary>
    public required string StateDirectory { get; init; }

    /// <summary>Its parts. Empty while planning.</summary>
    public IReadOnlyList<BatchPartProgress> Parts { get; init; } = [];

    /// <summary>The tasks of the run: the requests of the plan's parts.</summary>
    public long Requests => Parts.Where(static part => part.Attempt == 1).Sum(static part => (long)part.Requests);

    /// <summary>Requests that the service counts as answered, over all attempts.</summary>
    public long Completed => Parts.Sum(static part => part.Batch?.RequestCounts?.Completed ?? 0);

    /// <summary>Requests that the service counts as failed, over all attempts: a task that is sent again can be counted several times.</summary>
    public long Failed => Parts.Sum(static part => part.Batch?.RequestCounts?.Failed ?? 0);

    /// <summary>Tasks whose outcome this process has handed over.</summary>
    public long Outcomes => Parts.Sum(static part => (long)part.Outcomes);

    /// <summary>Lines of the result files that belong to no task of the run, as far as this process has handed over.</summary>
    public long UnmatchedLines { get; init; }

    /// <summary>Whether every task has its outcome.</summary>
    public bool IsDone => Phase == BatchRunPhase.Done;

    /// <summary>When something can be done next: what a scheduler goes by. <see langword="null"/> when the run is done.</summary>
    public DateTimeOffset? NextStep { get; init; }

    /// <summary>What came of the parts that have ended. <see langword="null"/> while planning.</summary>
    public BatchRunSummary? Summary { get; init; }
}
