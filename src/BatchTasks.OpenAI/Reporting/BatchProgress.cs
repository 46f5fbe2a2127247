namespace BatchTasks;

/// <summary>How far a run is.</summary>
public sealed record BatchProgress
{
    /// <summary>What it is doing.</summary>
    public required BatchRunPhase Phase { get; init; }

    /// <summary>The folder with its files.</summary>
    public required string StateDirectory { get; init; }

    /// <summary>Its parts. Empty while planning.</summary>
    public IReadOnlyList<BatchPartProgress> Parts { get; init; } = [];

    /// <summary>The requests of all parts.</summary>
    public long Requests => Parts.Sum(static part => (long)part.Requests);

    /// <summary>Requests that the service counts as answered.</summary>
    public long Completed => Parts.Sum(static part => part.Batch?.RequestCounts?.Completed ?? 0);

    /// <summary>Requests that the service counts as failed.</summary>
    public long Failed => Parts.Sum(static part => part.Batch?.RequestCounts?.Failed ?? 0);

    /// <summary>Tasks whose outcome was handed over.</summary>
    public long Outcomes => Parts.Sum(static part => (long)part.Outcomes);

    /// <summary>Lines of the result files that belong to no task of the run.</summary>
    public long UnmatchedLines { get; init; }
}
