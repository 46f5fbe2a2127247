namespace BatchTasks;

/// <summary>Looks at the batches by turns until one has ended and its result files are there.</summary>
internal sealed class BatchPoller(BatchService service, BatchRunOptions options, Action changed)
{
    private static readonly TimeSpan s_firstLook = TimeSpan.FromSeconds(1);

    private readonly Dictionary<RunPart, Schedule> _schedules = [];

    /// <summary>Waits for the next part that has ended.</summary>
    /// <param name="running">The parts to wait for, one at least.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="BatchServiceException">The service refuses to tell (401, 403, 404, …). Passing failures don't end the waiting.</exception>
    public async Task<RunPart> NextEndedAsync(IReadOnlyList<RunPart> running, CancellationToken cancellationToken)
    {
        var time = options.TimeProvider;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (part, schedule) = running.Select(p => (Part: p, Schedule: ScheduleOf(p))).MinBy(static pair => pair.Schedule.Due);
            var wait = schedule.Due - time.GetUtcNow();
            if (wait > TimeSpan.Zero)
            {
                // More than the longest pause is left only where the clock was set back meanwhile.
                var longest = Backoff.Longest(options.PollInterval);
                await Task.Delay(wait < longest ? wait : longest, time, cancellationToken).ConfigureAwait(false);
            }

            if (await LookAsync(part, schedule, cancellationToken).ConfigureAwait(false))
            {
                _schedules.Remove(part);
                return part;
            }
        }
    }

    private async Task<bool> LookAsync(RunPart part, Schedule schedule, CancellationToken cancellationToken)
    {
        var time = options.TimeProvider;
        var before = part.Batch!;
        try
        {
            part.Batch = await service.GetAsync(before.Id, cancellationToken).ConfigureAwait(false);
        }
        catch (BatchServiceException e) when (e.IsTransient)
        {
            part.Problem = e;
            schedule.Failures++;
            schedule.Due = time.GetUtcNow() + Backoff.AfterFailures(schedule.Failures, options.PollInterval);
            changed();
            return false;
        }

        schedule.Failures = 0;
        schedule.Looks++;
        schedule.Due = time.GetUtcNow() + Interval(schedule.Looks);
        if (part.Problem is not null || part.Batch.Status != before.Status || part.Batch.RequestCounts != before.RequestCounts)
        {
            part.Problem = null;
            changed();
        }

        if (!part.Batch.IsTerminal)
            return false;

        schedule.EndedAt ??= time.GetUtcNow();
        return !LacksPromisedFile(part.Batch) || time.GetUtcNow() - schedule.EndedAt >= options.ResultFileWait;
    }

    // The id of a result file can come later than the end of the batch. A completed batch has one of them at least, whatever its counts tell, if any.
    private static bool LacksPromisedFile(Batch batch)
    {
        if (batch.Status.Kind == BatchStatusKind.Completed && batch.OutputFileId is null && batch.ErrorFileId is null)
            return true;

        return batch.RequestCounts is { } counts
            && ((counts.Completed > 0 && batch.OutputFileId is null) || (counts.Failed > 0 && batch.ErrorFileId is null));
    }

    private TimeSpan Interval(int looks)
    {
        var early = s_firstLook * Math.Pow(2, Math.Min(looks, 20));
        return early < options.PollInterval ? early : options.PollInterval;
    }

    private Schedule ScheduleOf(RunPart part)
    {
        if (!_schedules.TryGetValue(part, out var schedule))
            _schedules[part] = schedule = new Schedule { Due = options.TimeProvider.GetUtcNow() + Interval(0) };

        return schedule;
    }

    private sealed class Schedule
    {
        public DateTimeOffset Due { get; set; }

        public int Looks { get; set; }

        public int Failures { get; set; }

        public DateTimeOffset? EndedAt { get; set; }
    }
}
