namespace BatchTasks;

/// <summary>Uploads a part's input file. A part that did not fit into the service's queue has it there already.</summary>
internal sealed class PartUploader(RunContext context) : IPartStep
{
    public async Task<PartRecord> TakeAsync(PartRecord part, CancellationToken cancellationToken)
    {
        var store = context.Store;
        try
        {
            // While it waited for its place the service may have deleted it.
            if (part.InputFileId is { } earlier && await context.Service.IsGoneAsync(earlier, cancellationToken).ConfigureAwait(false))
                part = part with { InputFileId = null };

            if (part.InputFileId is null)
            {
                var path = await store.GetFileAsync(context.Run, part.InputFile, cancellationToken).ConfigureAwait(false);
                var id = await context.Service.UploadAsync(path, context.Settings.InputExpiresAfter, cancellationToken).ConfigureAwait(false);
                RunLog.Uploaded(context.Logger, part.Number, id, part.Bytes);
                part = part with { InputFileId = id };
            }
        }
        catch (BatchServiceException e) when (e.IsTransient)
        {
            return await store.SaveAsync(context.AfterFailure(part, e), cancellationToken).ConfigureAwait(false);
        }

        return await store.SaveAsync(part with { State = PartState.Uploaded, Failures = 0, Problem = null }, cancellationToken).ConfigureAwait(false);
    }
}
