namespace BatchTasks;

/// <summary>A run as the store keeps it: what holds for all of its parts.</summary>
internal sealed record RunRecord
{
    /// <summary>What the run's batches carry in their metadata: 32 hexadecimal digits, drawn once.</summary>
    public required string Key { get; init; }

    /// <summary>The name under which the run is found again. Unique in its store; empty in a state directory, which has one run.</summary>
    public required string Name { get; init; }

    /// <summary>In the form of the OpenAI service.</summary>
    public required string Endpoint { get; init; }

    /// <summary>Of all requests, or null where they differ or none is named. Enqueued tokens are counted by it.</summary>
    public string? Model { get; init; }

    /// <summary>The type of the tasks, for whoever reads the answers; null for a run of lines whose type is not known.</summary>
    public string? TaskType { get; init; }

    /// <summary>What the run was started with, as JSON: whoever carries it on needs nothing else.</summary>
    public required string Settings { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Whether every task has its outcome, and all were handed over. It is false again when tasks are sent again afterwards.</summary>
    public bool IsDone { get; init; }

    /// <summary>Whether somebody called it off: what is not at the service is not submitted, and nothing is sent again, until somebody asks for that.</summary>
    public bool IsCalledOff { get; init; }
}
