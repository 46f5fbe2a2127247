using System.Net;
using System.Runtime.ExceptionServices;

namespace BatchTasks;

/// <summary>Goes through the parts of a run and does what can be done now. Parts that another process works on are left to it.</summary>
internal sealed class RunStepper(RunContext context, IPartOutcomes outcomes, RunReporter reporter)
{
    private static readonly TimeSpan s_othersTurn = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_shortestWait = TimeSpan.FromMilliseconds(1);

    // Of parts whose batch or file the service refuses to show, the last refusals.
    private readonly Dictionary<int, BatchServiceException> _refusals = [];

    private readonly PartStepper _stepper = new(context, outcomes);

    /// <summary>Does what can be done, until a part comes to its end.</summary>
    /// <exception cref="BatchServiceException">The service refuses for good, and that is not one part's matter.</exception>
    public async Task<RunStep> StepAsync(CancellationToken cancellationToken)
    {
        var parts = await ReadAsync(cancellationToken).ConfigureAwait(false);
        DateTimeOffset? next = null;
        var isQueueFull = false;
        foreach (var part in parts.Where(static part => !part.IsFinal))
        {
            // The parts come into the queue in their order.
            if (isQueueFull && part.State == PartState.Planned)
                continue;

            if (!part.IsDue(context.Now, context.LongestPause))
            {
                next = Sooner(next, part.NotBefore!.Value);
                continue;
            }

            var advanced = await AdvanceAsync(part, cancellationToken).ConfigureAwait(false);
            if (advanced is { IsFinal: true })
                return new RunStep(await ReadAsync(cancellationToken).ConfigureAwait(false), Ended: true, context.Now);

            if (advanced is { State: PartState.Planned } waiting && waiting.IsDue(context.Now, context.LongestPause))
                isQueueFull = true;
            else
                next = Sooner(next, advanced is null ? context.Now + OthersTurn : advanced.NotBefore ?? context.Now);
        }

        parts = await ReadAsync(cancellationToken).ConfigureAwait(false);
        ThrowIfNothingElseCanBeDone(parts, isQueueFull);
        if (parts.Any(static part => !part.IsFinal))
            next ??= context.Now + context.Settings.PollInterval; // All wait for room that other runs have to leave.

        return new RunStep(parts, Ended: false, next);
    }

    /// <summary>Waits until something can be done.</summary>
    public async Task WaitAsync(RunStep step, CancellationToken cancellationToken)
    {
        // Never without leaving the thread: the caller may go on meanwhile, whoever answers how fast.
        var span = step.Next - context.Now is { } wait && wait > s_shortestWait ? wait : s_shortestWait;

        // More than the longest pause is left only where the clock was set back meanwhile, or the service asks for it: then it is looked up again.
        var longest = Backoff.LongestVaried(context.Settings.PollInterval);
        await Task.Delay(span < longest ? span : longest, context.Options.TimeProvider, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gives parts that were refused, and not called off, another chance.</summary>
    public async Task ReopenRefusedAsync(CancellationToken cancellationToken)
    {
        foreach (var part in await ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (PartRefusal.Parse(part.Refusal) is { IsCancellation: false })
                await ReopenAsync(part, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Lets a part that has no batch be submitted after all.</summary>
    /// <returns>Whether it was done here.</returns>
    public Task<bool> ReopenAsync(PartRecord part, CancellationToken cancellationToken) => LeasedPart.WorkAsync(
        context,
        part,
        async leased =>
        {
            // Another process may have reopened it since the parts were read.
            if (leased.State != PartState.Refused)
                return false;

            // The file may be what was refused, or is gone.
            await context.Store.SaveAsync(
                leased with { State = PartState.Planned, InputFileId = null, Refusal = null, Problem = null, Failures = 0, NotBefore = null, IsHandedOver = false },
                cancellationToken).ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    public async Task<IReadOnlyList<PartRecord>> ReadAsync(CancellationToken cancellationToken)
    {
        var parts = await context.Store.ReadPartsAsync(context.Run.Key, cancellationToken).ConfigureAwait(false);
        if (parts.Count == 0)
            throw new BatchStoreException($"The state of the run is gone from {context.Store}: it was moved or deleted.");

        reporter.Take(parts);
        return parts;
    }

    private TimeSpan OthersTurn => context.Settings.PollInterval < s_othersTurn ? context.Settings.PollInterval : s_othersTurn;

    /// <summary>The part as far as it came, or null where it is another process's.</summary>
    private Task<PartRecord?> AdvanceAsync(PartRecord part, CancellationToken cancellationToken) => LeasedPart.WorkAsync(
        context,
        part,
        async leased =>
        {
            try
            {
                reporter.Begin(leased);
                var advanced = await _stepper.AdvanceAsync(leased, reporter.Take, cancellationToken).ConfigureAwait(false);
                _refusals.Remove(part.Number);
                return advanced;
            }
            catch (BatchServiceException e) when (IsOfThePart(e))
            {
                if (await TryNoteAsync(leased, e).ConfigureAwait(false) is { } noted)
                    return noted;

                throw;
            }
        },
        cancellationToken);

    // The key and its rights are all parts' matter.
    private static bool IsOfThePart(BatchServiceException e) =>
        !e.IsTransient && e.StatusCode is not ((int)HttpStatusCode.Unauthorized or (int)HttpStatusCode.Forbidden);

    /// <summary>
    /// Where other parts are at the service already, their tasks go on, and those of a part without a batch get the reason as their outcome. A part that has, or may
    /// have, a batch is looked at again later. When nothing runs yet there is nothing to lose, and the exception ends the run.
    /// </summary>
    private async Task<PartRecord?> TryNoteAsync(PartRecord leased, BatchServiceException e)
    {
        var parts = await context.Store.ReadPartsAsync(context.Run.Key, CancellationToken.None).ConfigureAwait(false);
        var part = parts.Single(other => other.Number == leased.Number);
        if (part.LeaseOwner != leased.LeaseOwner)
            return null;

        if (part.State is PartState.Creating or PartState.Submitted or PartState.Ended)
        {
            _refusals[part.Number] = e;
            return await context.Store.SaveAsync(context.AfterFailure(part, e), CancellationToken.None).ConfigureAwait(false);
        }

        if (part.State is not (PartState.Uploading or PartState.Uploaded) || !parts.Any(static other => other.BatchId is not null))
            return null;

        RunLog.Refused(context.Logger, part.Number, e.Message);
        var refused = part with { State = PartState.Refused, Refusal = PartRefusal.Of(e).ToJson(), Problem = e.Message, NotBefore = null };
        refused = await context.Store.SaveAsync(refused, CancellationToken.None).ConfigureAwait(false);
        reporter.Take(refused);
        return refused;
    }

    /// <summary>Where all that is left is refused, or waits for the room that what is refused takes, the run can't go on.</summary>
    private void ThrowIfNothingElseCanBeDone(IReadOnlyList<PartRecord> parts, bool isQueueFull)
    {
        if (_refusals.Count > 0 && parts.Where(static part => !part.IsFinal).All(part => _refusals.ContainsKey(part.Number) || (isQueueFull && part.State == PartState.Planned)))
            ExceptionDispatchInfo.Throw(_refusals.OrderBy(static refusal => refusal.Key).First().Value);
    }

    private static DateTimeOffset Sooner(DateTimeOffset? one, DateTimeOffset other) => one < other ? one.Value : other;
}
