using System.Text.Json;

namespace BatchTasks;

/// <summary>
/// What finds a run again in another process or on another machine: to be put into a database, a queue or a function's state, and opened when the service's webhook
/// comes (<c>batch.completed</c>, <c>batch.expired</c>, <c>batch.cancelled</c>, <c>batch.failed</c>).
/// </summary>
public sealed record BatchRunHandle
{
    /// <summary>The version of the handle's JSON.</summary>
    public const int CurrentVersion = 1;

    /// <summary>What the run's batches carry in their metadata as <c>batchtasks_run</c>.</summary>
    public required string RunKey { get; init; }

    /// <summary>The run's name in its store; empty for the run of a state directory.</summary>
    public string RunName { get; init; } = "";

    /// <summary>The run's state directory, or <see langword="null"/> where it is in a store.</summary>
    public string? StateDirectory { get; init; }

    /// <summary>The endpoint, in the form of the OpenAI service.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The model of all requests, where it is one.</summary>
    public string? Model { get; init; }

    /// <summary>The full name of the type of the tasks, where it is known.</summary>
    public string? TaskType { get; init; }

    /// <summary>Whether all parts were at the service when the handle was made. Only then can the run be taken over from the service alone.</summary>
    public bool IsComplete { get; init; }

    /// <summary>The batches that there were.</summary>
    public IReadOnlyList<HandleBatch> Batches { get; init; } = [];

    internal RunSettings? Settings { get; init; }

    /// <summary>A handle of batches that something else has created, so that they can be collected.</summary>
    /// <param name="batches">The batches, as the service describes them: of one endpoint.</param>
    /// <exception cref="ArgumentException">There is none, they are of several endpoints, or one has no input file.</exception>
    public static BatchRunHandle Of(IReadOnlyList<Batch> batches)
    {
        ArgumentNullException.ThrowIfNull(batches);
        if (batches.Count == 0)
            throw new ArgumentException("There is no batch.", nameof(batches));

        if (batches.FirstOrDefault(batch => batch.Endpoint != batches[0].Endpoint) is { } other)
            throw new ArgumentException($"{batches[0].Id} is of {batches[0].Endpoint} and {other.Id} of {other.Endpoint}; a run has one endpoint.", nameof(batches));

        if (batches.FirstOrDefault(static batch => batch.InputFileId is null) is { } without)
            throw new ArgumentException($"{without.Id} names no input file, so its tasks are not known.", nameof(batches));

        return new BatchRunHandle
        {
            RunKey = Guid.NewGuid().ToString("N"),
            Endpoint = batches[0].Endpoint ?? throw new ArgumentException($"{batches[0].Id} names no endpoint.", nameof(batches)),
            Model = batches.All(batch => batch.Model == batches[0].Model) ? batches[0].Model : null,
            IsComplete = true,
            Batches = [.. batches.Select(static (batch, i) => new HandleBatch { Part = i + 1, BatchId = batch.Id, InputFileId = batch.InputFileId! })],
        };
    }

    /// <summary>Reads a handle.</summary>
    /// <param name="json">What <see cref="ToJson"/> gave, of this version or an earlier one.</param>
    /// <exception cref="FormatException">It is no handle, or one of a later version.</exception>
    public static BatchRunHandle Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        HandleDocument? document;
        try
        {
            document = JsonSerializer.Deserialize(json, HandleJson.Default.HandleDocument);
        }
        catch (JsonException e)
        {
            throw new FormatException($"This is not the handle of a run: {e.Message}", e);
        }

        return document switch
        {
            null or { Version: < 1 } => throw new FormatException("This is not the handle of a run."),
            { Version: > CurrentVersion } => throw new FormatException(
                $"The handle has version {document.Version}; this version of BatchTasks reads up to {CurrentVersion}. Update the package."),
            _ => document.ToHandle(),
        };
    }

    /// <summary>The handle as JSON. It holds ids, no keys and no data of the tasks.</summary>
    public string ToJson() => JsonSerializer.Serialize(HandleDocument.Of(this), HandleJson.Default.HandleDocument);

    internal static BatchRunHandle Of(RunRecord run, RunPlace place, IReadOnlyCollection<PartRecord> parts) => new()
    {
        RunKey = run.Key,
        RunName = run.Name,
        StateDirectory = place.Directory,
        Endpoint = run.Endpoint,
        Model = run.Model,
        TaskType = run.TaskType,
        IsComplete = parts.All(static part => part.BatchId is not null),
        Batches =
        [
            .. parts.Where(static part => part is { BatchId: not null, InputFileId: not null }).Select(static part => new HandleBatch
            {
                Part = part.Number,
                Attempt = part.Attempt,
                RetryOf = part.Parent,
                Submission = part.Submission,
                BatchId = part.BatchId!,
                InputFileId = part.InputFileId!,
            }),
        ],
        Settings = RunSettings.Parse(run.Settings),
    };

    /// <summary>The options with the place of the run, where they name none.</summary>
    internal BatchRunOptions PlaceIn(BatchRunOptions options)
    {
        if (options.Store is not null)
            return options.RunName is null ? options with { RunName = RunName.Length > 0 ? RunName : RunKey } : options;

        return options.StateDirectory is null && StateDirectory is not null ? options with { StateDirectory = StateDirectory } : options;
    }
}
