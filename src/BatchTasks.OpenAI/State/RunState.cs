namespace BatchTasks;

/// <summary>The parts of a run and their record on the disk.</summary>
internal sealed class RunState(string directory, string endpoint, IReadOnlyList<RunPart> parts)
{
    public string Directory => directory;

    public string Endpoint => endpoint;

    /// <summary>Tells this run's batches from others at the service.</summary>
    public string RunId { get; } = Guid.NewGuid().ToString("N");

    public IReadOnlyList<RunPart> Parts => parts;

    public IReadOnlyList<RunPart> Running => [.. parts.Where(static part => part.IsRunning)];

    public void Save() => BatchesJson.Write(this);

    /// <summary>Where the batches that still run are found again, in a sentence.</summary>
    public string Whereabouts()
    {
        var running = Running;
        return running.Count == 0
            ? $"The run's files are in '{directory}'."
            : $"{Remaining(running)}; '{BatchesJson.PathIn(directory)}' has the ids.";
    }

    /// <summary>The same where the record could not be written.</summary>
    public string WhereaboutsWithoutRecord() => $"{Remaining(Running)}; note the ids, which '{BatchesJson.PathIn(directory)}' may lack.";

    private static string Remaining(IReadOnlyList<RunPart> running) =>
        $"{string.Join(", ", running.Select(static part => $"{part.Batch!.Id} ({part.Batch.Status})"))} {(running.Count == 1 ? "remains" : "remain")} at the service";
}
