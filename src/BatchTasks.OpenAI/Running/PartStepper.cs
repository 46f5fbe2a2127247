namespace BatchTasks;

/// <summary>Takes one part as far as it can go now.</summary>
internal sealed class PartStepper
{
    private readonly RunContext _context;
    private readonly Dictionary<PartState, IPartStep> _steps;

    public PartStepper(RunContext context, IPartOutcomes outcomes)
    {
        _context = context;
        var twins = new TwinCancellation(context);
        var creator = new BatchCreator(context, twins);
        _steps = new()
        {
            [PartState.Planned] = new PartAdmission(context),
            [PartState.Uploading] = new PartUploader(context),
            [PartState.Uploaded] = creator,
            [PartState.Creating] = new BatchFinder(context, creator, twins),
            [PartState.Submitted] = new BatchLook(context),
            [PartState.Ended] = new ResultDownloader(context, new PartSettler(context, outcomes)),
        };
    }

    /// <param name="part">The part, leased.</param>
    /// <param name="changed">Is told after each step.</param>
    /// <param name="cancellationToken">Stops between and within the steps.</param>
    /// <exception cref="BatchServiceException">The service refuses for good.</exception>
    public async Task<PartRecord> AdvanceAsync(PartRecord part, Action<PartRecord> changed, CancellationToken cancellationToken)
    {
        while (part.IsDue(_context.Now, _context.LongestPause) && _steps.TryGetValue(part.State, out var step))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (part.IsBeforeCreation && await _context.IsCalledOffAsync(cancellationToken).ConfigureAwait(false))
            {
                part = await CallOff.SaveAsync(_context, part).ConfigureAwait(false);
                changed(part);
                break;
            }

            var before = part;
            using (RunTelemetry.Step(_context.Run, part))
                part = await step.TakeAsync(part, cancellationToken).ConfigureAwait(false);

            changed(part);
            if (part.State == before.State)
                break;
        }

        return part;
    }
}
