namespace BatchTasks;

/// <summary>What will be sent: the tasks, written into input files, with nothing uploaded yet. Made by <see cref="BatchPlan"/>.</summary>
/// <typeparam name="TTask">The type of the tasks.</typeparam>
/// <typeparam name="TResult">The type of their answers.</typeparam>
public sealed class BatchPlan<TTask, TResult>
    where TTask : IBatchTaskSerializer<TTask, TResult>
{
    internal BatchPlan(PlannedRun planned, BatchRunOptions options)
    {
        Files = planned.Files;
        StateDirectory = planned.Directory;
        IsCarriedOn = planned.IsCarriedOn;

        // A folder that was made up for this plan is where it is run.
        Options = options.Store is null ? options with { StateDirectory = planned.Directory } : options;
    }

    /// <summary>Whether the same tasks were planned before, and the plan is the run that came of it, however far that is.</summary>
    public bool IsCarriedOn { get; }

    /// <summary>The input files, one for each batch.</summary>
    public BatchFileSet Files { get; }

    /// <summary>The folder with the run's files.</summary>
    public string StateDirectory { get; }

    /// <summary>How it will be run.</summary>
    public BatchRunOptions Options { get; }

    /// <summary>What is the same for every task: the endpoint, the model, the schema.</summary>
#pragma warning disable CA1822 // Of this plan's type of task.
    public BatchTaskDefinition Definition => TTask.Definition;
#pragma warning restore CA1822

    /// <summary>The requests of all batches.</summary>
    public long Requests => Files.Requests;

    /// <summary>The bytes of all input files.</summary>
    public long Bytes => Files.Bytes;

    /// <summary>The plan in one line.</summary>
    public override string ToString() =>
        $"{Requests} requests to {Definition.Endpoint}{(Definition.Model is { } model ? $" ({model})" : "")}, {Bytes} bytes in {Files.Parts.Count} "
        + $"{(Files.Parts.Count == 1 ? "batch" : "batches")}, in '{StateDirectory}'";
}
