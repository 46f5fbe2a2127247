using System.Text.Json.Serialization;

namespace BatchTasks;

/// <summary>A handle as it is written.</summary>
internal sealed record HandleDocument
{
    public int Version { get; init; }

    // What is left out in the JSON is null.
    public string? RunKey { get; init; }

    public string? RunName { get; init; }

    public string? StateDirectory { get; init; }

    public string? Endpoint { get; init; }

    public string? Model { get; init; }

    public string? TaskType { get; init; }

    public bool IsComplete { get; init; }

    public IReadOnlyList<HandleBatch>? Batches { get; init; }

    public RunSettings? Settings { get; init; }

    public static HandleDocument Of(BatchRunHandle handle) => new()
    {
        Version = BatchRunHandle.CurrentVersion,
        RunKey = handle.RunKey,
        RunName = handle.RunName.Length == 0 ? null : handle.RunName,
        StateDirectory = handle.StateDirectory,
        Endpoint = handle.Endpoint,
        Model = handle.Model,
        TaskType = handle.TaskType,
        IsComplete = handle.IsComplete,
        Batches = handle.Batches,
        Settings = handle.Settings,
    };

    /// <exception cref="FormatException">The key or the endpoint is missing.</exception>
    public BatchRunHandle ToHandle() => new()
    {
        RunKey = RunKey is { Length: > 0 } key ? key : throw new FormatException("The handle has no 'run_key'."),
        RunName = RunName ?? "",
        StateDirectory = StateDirectory,
        Endpoint = Endpoint is { Length: > 0 } endpoint ? endpoint : throw new FormatException("The handle has no 'endpoint'."),
        Model = Model,
        TaskType = TaskType,
        IsComplete = IsComplete,
        Batches = Batches ?? [],
        Settings = Settings,
    };
}

/// <inheritdoc cref="HandleDocument"/>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(HandleDocument))]
internal sealed partial class HandleJson : JsonSerializerContext;
