using System.Globalization;
using OpenAI;

namespace BatchTasks;

/// <summary>Finds the run of a handle, or takes it over from the service.</summary>
internal static class HandleImport
{
    public static async Task<RunRecord> FindOrTakeOverAsync(
        OpenAIClient client, BatchRunHandle handle, RunPlace place, BatchRunOptions options, CancellationToken cancellationToken)
    {
        var found = await place.Store.FindRunByKeyAsync(handle.RunKey, cancellationToken).ConfigureAwait(false);
        if (found is not null)
            return found;

        if (await place.FindAsync(cancellationToken).ConfigureAwait(false) is not null)
            throw new InvalidOperationException($"'{place.Directory ?? place.Name}' has another run than the handle's. Choose another place.");

        if (!handle.IsComplete || handle.Batches.Count == 0)
        {
            throw new InvalidOperationException($"The run is not in '{place.Directory ?? place.Name}', and the handle was made before all of its parts were submitted, so it "
                + "can't be taken over from the service. Open it where it was begun, or make the handle after the submission.");
        }

        return await TakeOverAsync(client, handle, place, options, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<RunRecord> TakeOverAsync(
        OpenAIClient client, BatchRunHandle handle, RunPlace place, BatchRunOptions options, CancellationToken cancellationToken)
    {
        var settings = handle.Settings ?? RunSettings.Of(options, handle.Endpoint);
        var run = new RunRecord
        {
            Key = handle.RunKey,
            Name = place.Name,
            Endpoint = handle.Endpoint,
            Model = handle.Model,
            TaskType = handle.TaskType,
            Settings = settings.ToJson(),
            CreatedAt = options.TimeProvider.GetUtcNow(),
        };
        var directory = Directory.CreateDirectory(place.Store.DirectoryOf(run)).FullName;
        var service = new BatchService(client) { TransferTimeout = settings.TransferTimeout };
        var parts = new List<PartRecord>();
        foreach (var batch in handle.Batches.OrderBy(static batch => batch.Part))
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"batch-{batch.Part:0000}.jsonl");
            await service.DownloadAsync(batch.InputFileId, Path.Combine(directory, name), cancellationToken).ConfigureAwait(false);
            var described = await BatchFile.DescribeAsync(Path.Combine(directory, name), cancellationToken).ConfigureAwait(false);
            parts.Add(new PartRecord
            {
                RunKey = run.Key,
                Number = batch.Part,
                Attempt = batch.Attempt,
                Parent = batch.RetryOf,
                Submission = batch.Submission,
                InputFile = name,
                Requests = (int)described.Requests,
                Bytes = described.Bytes,
                State = PartState.Submitted,
                InputFileId = batch.InputFileId,
                BatchId = batch.BatchId,
            });
        }

        if (await place.Store.TryAddRunAsync(run, parts, cancellationToken).ConfigureAwait(false))
            return run;

        return await place.Store.FindRunByKeyAsync(handle.RunKey, cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidOperationException($"The store has another run of the name '{place.Name}'. Choose another name.");
    }
}
