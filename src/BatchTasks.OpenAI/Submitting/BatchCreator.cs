namespace BatchTasks;

/// <summary>Creates a part's batch, after it was noted that it will be.</summary>
internal sealed class BatchCreator(RunContext context, TwinCancellation twins) : IPartStep
{
    /// <summary>A new submission.</summary>
    public async Task<PartRecord> TakeAsync(PartRecord part, CancellationToken cancellationToken)
    {
        var begun = part with { State = PartState.Creating, Submission = part.Submission + 1, IntentAt = context.Now };
        part = await context.Store.SaveAsync(begun, cancellationToken).ConfigureAwait(false);
        return await CreateAsync(part, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes the call for a submission that was noted. It may be made again only where the service has no batch of it.</summary>
    public async Task<PartRecord> CreateAsync(PartRecord part, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        DescribedBatch created;
        try
        {
            // Not stopped by the caller's token: a batch that was created but not noted would run, and be billed, unseen until it is looked for.
            created = await context.Service.CreateDescribedAsync(ToCreate(part), CancellationToken.None).ConfigureAwait(false);
        }
        catch (BatchServiceException e) when (QueueErrors.IsQueueFull(e))
        {
            return await SaveAsync(PartQueue.Requeue(context, part, e.Message, e.RetryAfter)).ConfigureAwait(false);
        }
        catch (BatchServiceException e) when (e.IsTransient)
        {
            return await SaveAsync(BatchFinder.LookSoonAfter(context, part, e)).ConfigureAwait(false);
        }
        catch (BatchServiceException)
        {
            // Refused for good, so there is no batch.
            await SaveAsync(part with { State = PartState.Uploaded }).ConfigureAwait(false);
            throw;
        }

        RunTelemetry.Submitted(part);
        RunLog.Created(context.Logger, part.Number, created.Batch.Id, part.Requests);
        try
        {
            return await SaveAsync(BatchFinder.Submitted(context, part, created.Batch.Id, created.Json)).ConfigureAwait(false);
        }
        catch (LeaseLostException)
        {
            await CancelIfTwinAsync(part, created.Batch.Id, cancellationToken).ConfigureAwait(false);
            throw;
        }
        catch (IOException e)
        {
            // The disk, or the database: the message is then the only place that has the id.
            throw new IOException($"{e.Message} {created.Batch.Id}, which was just created, could not be noted. Where the state is whole, the next call finds it at the service.", e);
        }
    }

    // The part's lease ran out while the call was under way (a machine that slept, say), and whoever took the part over may have created another batch.
    private async Task CancelIfTwinAsync(PartRecord part, string batchId, CancellationToken cancellationToken)
    {
        var parts = await context.Store.ReadPartsAsync(part.RunKey, CancellationToken.None).ConfigureAwait(false);
        if (parts.Single(other => other.Number == part.Number).BatchId is { } noted && noted != batchId)
            await twins.CancelUnknownAsync(part, batchId, noted, cancellationToken).ConfigureAwait(false);
    }

    private Task<PartRecord> SaveAsync(PartRecord part) => context.Store.SaveAsync(part, CancellationToken.None);

    private BatchCreateOptions ToCreate(PartRecord part) => new()
    {
        InputFileId = part.InputFileId!,
        Endpoint = context.Run.Endpoint,
        Url = context.Settings.Url,
        CompletionWindow = context.Settings.CompletionWindow,
        OutputExpiresAfter = context.Settings.OutputExpiresAfter,
        Metadata = PartMetadata.Of(part, context.Settings.Metadata),
    };
}
