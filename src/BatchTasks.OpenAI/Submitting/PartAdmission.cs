namespace BatchTasks;

/// <summary>Gives a planned part its place in the queue, where there is room.</summary>
internal sealed class PartAdmission(RunContext context) : IPartStep
{
    public async Task<PartRecord> TakeAsync(PartRecord part, CancellationToken cancellationToken)
    {
        var settings = context.Settings;
        var admitted = await context.Store
            .TryAdmitAsync(part, context.Run.Model, settings.MaxEnqueuedTokens, settings.MaxBatchesInFlight, cancellationToken).ConfigureAwait(false);
        return admitted ?? part;
    }
}
