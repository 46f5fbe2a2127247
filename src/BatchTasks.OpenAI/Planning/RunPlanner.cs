using Microsoft.Extensions.Logging.Abstractions;

namespace BatchTasks;

/// <summary>Makes a run out of requests, or finds the one that the same requests were made into before.</summary>
internal static class RunPlanner
{
    /// <exception cref="BatchInputChangedException">The place has a run of other requests.</exception>
    public static async Task<PlannedRun> PlanAsync(BatchRunOptions options, RunPlace place, RunSource source, CancellationToken cancellationToken)
    {
        options.Progress?.Report(new BatchProgress { Phase = BatchRunPhase.Planning, RunName = place.Name, StateDirectory = place.Directory ?? "" });
        if (place.Directory is null)
            return await PlanUnlockedAsync(options, place, source, cancellationToken).ConfigureAwait(false);

        Directory.CreateDirectory(place.Directory);
        using (await PlanLock.TakeAsync(place.Directory, cancellationToken).ConfigureAwait(false))
            return await PlanUnlockedAsync(options, place, source, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<PlannedRun> PlanUnlockedAsync(BatchRunOptions options, RunPlace place, RunSource source, CancellationToken cancellationToken)
    {
        if (await place.FindAsync(cancellationToken).ConfigureAwait(false) is { } earlier)
            return await CarryOnAsync(options, place, source, earlier, cancellationToken).ConfigureAwait(false);

        var run = new RunRecord
        {
            Key = Guid.NewGuid().ToString("N"),
            Name = place.Name,
            Endpoint = source.Endpoint,
            Model = source.Model,
            TaskType = source.TaskType,
            Settings = RunSettings.Of(options, source.Endpoint).ToJson(),
            CreatedAt = options.TimeProvider.GetUtcNow(),
        };
        var directory = Directory.CreateDirectory(place.Store.DirectoryOf(run)).FullName;
        var files = await WriteAsync(options, source, Path.Combine(directory, options.FileName), cancellationToken).ConfigureAwait(false);
        foreach (var file in files.Parts)
            DurableFile.Flush(file.Path);

        var parts = files.Parts.Select((file, i) => ToPart(run, i + 1, file)).ToList();
        if (await place.Store.TryAddRunAsync(run, parts, cancellationToken).ConfigureAwait(false))
        {
            RunLog.Planned(options.Logger ?? NullLogger.Instance, files.Requests, run.Endpoint, parts.Count, directory);
            return new PlannedRun(run, parts, directory, IsCarriedOn: false);
        }

        // Another process has made a run of that name meanwhile. (In a folder that can't be: there the planning is locked.)
        Directory.Delete(directory, recursive: true);
        var other = await place.FindAsync(cancellationToken).ConfigureAwait(false);
        return await CarryOnAsync(options, place, source, other!, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<PlannedRun> CarryOnAsync(
        BatchRunOptions options, RunPlace place, RunSource source, RunRecord run, CancellationToken cancellationToken)
    {
        var parts = await place.Store.ReadPartsAsync(run.Key, cancellationToken).ConfigureAwait(false);
        var inputs = new List<string>();
        foreach (var part in parts.Where(static part => part.Attempt == 1))
            inputs.Add(await place.Store.GetFileAsync(run, part.InputFile, cancellationToken).ConfigureAwait(false));

        var directory = place.Store.DirectoryOf(run);
        var write = new BatchWriteOptions { Provider = options.Provider };
        if (await source.FindDifferenceAsync(inputs, write, cancellationToken).ConfigureAwait(false) is { } difference)
            throw new BatchInputChangedException(Explain(difference, place, directory, run), difference);

        RunLog.CarriedOn(options.Logger ?? NullLogger.Instance, directory, parts.Count, parts.Count(static part => part.State == PartState.Settled));
        return new PlannedRun(run, parts, directory, IsCarriedOn: true);
    }

    private static string Explain(BatchFileDifference difference, RunPlace place, string directory, RunRecord run)
    {
        var where = place.Directory is null ? $"The run '{run.Name}'" : $"The run in '{directory}'";
        var remedy = place.Directory is null ? "another run name" : "another state directory";
        return $"{where}, begun on {run.CreatedAt:yyyy-MM-dd HH:mm} UTC, is of other tasks, so it can't be carried on with these. {difference.Message} "
            + $"Give the tasks as they were, or choose {remedy} for a new run.";
    }

    /// <exception cref="BatchCostException">The run would cost too much. No file is left.</exception>
    private static async Task<BatchFileSet> WriteAsync(BatchRunOptions options, RunSource source, string path, CancellationToken cancellationToken)
    {
        var write = new BatchWriteOptions { Provider = options.Provider };
        if (options is { MaxCost: null, MaxEnqueuedTokens: null })
            return await source.WriteAsync(path, write, cancellationToken).ConfigureAwait(false);

        var meter = new EstimateMeter(source.Model, options.ExpectedOutputTokens);
        write = write with { CountTokens = meter.Count, MaxTokensPerFile = options.MaxEnqueuedTokens };
        var files = await source.WriteAsync(path, write, cancellationToken).ConfigureAwait(false);
        if (options.MaxCost is not { } maxCost)
            return files;

        try
        {
            CostLimit.Check(meter.ToEstimate(files.Parts.Count, files.Bytes, options.Prices), maxCost);
            return files;
        }
        catch (BatchCostException)
        {
            foreach (var file in files.Parts)
                File.Delete(file.Path);

            throw;
        }
    }

    private static PartRecord ToPart(RunRecord run, int number, BatchFilePart file) => new()
    {
        RunKey = run.Key,
        Number = number,
        InputFile = Path.GetFileName(file.Path),
        Requests = file.Requests,
        Bytes = file.Bytes,
        EmbeddingInputs = file.EmbeddingInputs,
        Tokens = file.Tokens,
    };
}
