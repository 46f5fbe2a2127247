using System.Globalization;

namespace BatchTasks;

/// <summary>Tallies an ended part, and makes a part of its own of those tasks that are sent again: both at once, so that neither is done twice.</summary>
internal sealed class PartSettler(RunContext context, IPartOutcomes outcomes) : IPartStep
{
    public async Task<PartRecord> TakeAsync(PartRecord part, CancellationToken cancellationToken)
    {
        // A part that was taken over from a handle may have parts of its own already.
        var parts = await context.Store.ReadPartsAsync(part.RunKey, cancellationToken).ConfigureAwait(false);
        var policy = await context.IsCalledOffAsync(cancellationToken).ConfigureAwait(false) ? BatchRetryPolicy.None : context.Settings.Retry;
        return await SettleAsync(part, policy, [.. PartFamily.ChildrenOf(part, parts)], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Settles a part, or settles it again with more tasks that are sent again.</summary>
    /// <param name="part">The part, with its result files.</param>
    /// <param name="policy">What is sent again.</param>
    /// <param name="sentAgain">The parts of those that are sent again already.</param>
    /// <param name="cancellationToken">Stops it; nothing has changed then.</param>
    public async Task<PartRecord> SettleAsync(
        PartRecord part, BatchRetryPolicy policy, IReadOnlyCollection<PartRecord> sentAgain, CancellationToken cancellationToken)
    {
        var tally = new TallyCounter();
        var ids = new HashSet<string>();
        var leftOut = await ReadIdsAsync(sentAgain, cancellationToken).ConfigureAwait(false);
        var isUnanswered = false;
        var mayRetry = part.Attempt < policy.MaxAttempts;
        await foreach (var outcome in outcomes.ReadAllAsync(part, tally.AddUnmatched, cancellationToken).ConfigureAwait(false))
        {
            var isSentAgain = leftOut.Contains(outcome.CustomId);
            if (!isSentAgain && mayRetry && policy.Includes(outcome))
                isSentAgain = ids.Add(outcome.CustomId);

            isUnanswered |= outcome.Location is null;
            tally.Add(outcome, isSentAgain);
        }

        if (isUnanswered && LateFiles.MayCome(context, part))
            return await context.Store.SaveAsync(LateFiles.Await(context, part), cancellationToken).ConfigureAwait(false);

        var added = ids.Count == 0 ? null : await WriteAsync(part, ids, sentAgain.Count, cancellationToken).ConfigureAwait(false);
        var settled = part with { State = PartState.Settled, Tally = tally.ToTally().ToJson(), NotBefore = null, Failures = 0, Problem = null };
        var saved = await context.Store.SaveAsync(settled, added is null ? [] : [added], cancellationToken).ConfigureAwait(false);
        RunTelemetry.Settled(context.Run, tally.ToTally());
        RunLog.Settled(context.Logger, part.Number, part.Requests - ids.Count - leftOut.Count, ids.Count);
        return saved;
    }

    private async Task<HashSet<string>> ReadIdsAsync(IEnumerable<PartRecord> parts, CancellationToken cancellationToken)
    {
        var ids = new HashSet<string>();
        foreach (var part in parts)
        {
            var path = await context.Store.GetFileAsync(context.Run, part.InputFile, cancellationToken).ConfigureAwait(false);
            await foreach (var id in BatchFile.ReadCustomIdsAsync(path, cancellationToken).ConfigureAwait(false))
                ids.Add(id);
        }

        return ids;
    }

    private async Task<PartRecord> WriteAsync(PartRecord part, HashSet<string> ids, int earlier, CancellationToken cancellationToken)
    {
        var input = await context.Store.GetFileAsync(context.Run, part.InputFile, cancellationToken).ConfigureAwait(false);
        var name = RetryFileName(part, earlier);
        var count = part.Tokens is null ? null : BatchTokenizers.For(context.Run.Model);
        var file = await BatchFile.SelectAsync(input, context.PathOf(name), ids.Contains, count, cancellationToken).ConfigureAwait(false);
        DurableFile.Flush(context.PathOf(name));
        return new PartRecord
        {
            RunKey = part.RunKey,
            Number = PartRecord.NextNumber,
            Attempt = part.Attempt + 1,
            Parent = part.Number,
            InputFile = name,
            Requests = file.Requests,
            Bytes = file.Bytes,
            EmbeddingInputs = file.EmbeddingInputs,
            Tokens = file.Tokens,
        };
    }

    // batch-0003.jsonl -> batch-0003.attempt2.jsonl; of several sendings of the same attempt each has its number.
    private static string RetryFileName(PartRecord part, int earlier)
    {
        var stem = Path.GetFileNameWithoutExtension(part.InputFile);
        var suffix = earlier == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"-{earlier + 1}");
        return string.Create(CultureInfo.InvariantCulture, $"{stem}.attempt{part.Attempt + 1}{suffix}{Path.GetExtension(part.InputFile)}");
    }
}
