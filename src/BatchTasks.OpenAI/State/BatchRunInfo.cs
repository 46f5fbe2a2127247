namespace BatchTasks;

/// <summary>A run of a store, in short.</summary>
public sealed record BatchRunInfo
{
    /// <summary>The name under which the run is found again; empty in a state directory, which has one run.</summary>
    public required string Name { get; init; }

    /// <summary>The endpoint of its requests, for example <c>/v1/chat/completions</c>.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The model of all its requests, or <see langword="null"/> where they differ or name none.</summary>
    public string? Model { get; init; }

    /// <summary>The type of its tasks, or <see langword="null"/> for a run of lines whose type is not known.</summary>
    public string? TaskType { get; init; }

    /// <summary>When the run was planned.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Whether every task has its outcome, and all were handed over.</summary>
    public bool IsDone { get; init; }

    internal static BatchRunInfo Of(RunRecord run) => new()
    {
        Name = run.Name,
        Endpoint = run.Endpoint,
        Model = run.Model,
        TaskType = run.TaskType,
        CreatedAt = run.CreatedAt,
        IsDone = run.IsDone,
    };
}
