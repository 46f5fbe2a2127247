namespace BatchTasks;

/// <summary>Work on parts: each change is made by the owner of a lease, and only where nobody made another since.</summary>
internal sealed class PartLeases : IAsyncDisposable
{
    private readonly StoreDatabase _database;
    private readonly RunFiles _files;

    public PartLeases(StoreDatabase database, RunFiles files)
    {
        _database = database;
        _files = files;
        Keeper = new(RenewAsync);
    }

    /// <summary>How long a lease holds since it was taken, written under or renewed.</summary>
    public TimeSpan Duration { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Renews what is held.</summary>
    public LeaseKeeper Keeper { get; }

    /// <summary>Whose leases these are.</summary>
    public ProcessIdentity Process { get; set; } = ProcessIdentity.Current;

    /// <summary>
    /// Takes the part for one work on it; null where there is no such part or another work holds it, one of this store among them. A lease ends when it is
    /// released, when its time is over, or, on its own machine, when its process has ended. The record is fresh.
    /// </summary>
    public async Task<PartRecord?> TryLeaseAsync(string runKey, int number, CancellationToken cancellationToken)
    {
        var owner = LeaseOwner.New(Process).ToString();
        var leased = await _database.WriteAsync(async session =>
        {
            var part = await PartTable.FindAsync(session, runKey, number).ConfigureAwait(false);
            if (session.IsRepeated && part?.LeaseOwner == owner)
                return part;

            return part is null || IsHeld(part) ? null : await PartTable.LeaseAsync(session, part, owner, _database.Now + Duration).ConfigureAwait(false);
        }, create: false, cancellationToken).ConfigureAwait(false);
        if (leased is not null)
            Keeper.Add(leased);

        return leased;
    }

    /// <summary>
    /// Writes every field but the lease's, if the record's owner still holds the lease and nobody wrote since; renews the lease. Adds the parts, whose input
    /// files stand in the run's directory, in the same transaction. Returns the record as written.
    /// </summary>
    /// <exception cref="LeaseLostException">It does not.</exception>
    public Task<PartRecord> SaveAsync(PartRecord part, IReadOnlyList<PartRecord> added, CancellationToken cancellationToken) => _database.WriteAsync(async session =>
    {
        if (await FindSavedAsync(session, part).ConfigureAwait(false) is { } before)
            return before;

        var saved = await WriteAsync(session, part).ConfigureAwait(false);
        await PartTable.InsertAsync(session, added).ConfigureAwait(false);
        await _files.PutInputsAsync(session, added).ConfigureAwait(false);
        return saved;
    }, create: false, cancellationToken);

    /// <summary>Gives the part free; nothing where it is another's already.</summary>
    public Task ReleaseAsync(PartRecord part, CancellationToken cancellationToken)
    {
        Keeper.Remove(part);
        return _database.WriteAsync(async session =>
        {
            await PartTable.ReleaseAsync(session, part).ConfigureAwait(false);
            return true;
        }, create: false, cancellationToken);
    }

    /// <summary>
    /// Gives the part its place in the queue, <see cref="PartState.Uploading"/> with <see cref="PartRecord.IntentAt"/>, if the parts of all runs of the store
    /// with the model that are between <see cref="PartState.Uploading"/> and <see cref="PartState.Submitted"/> leave room for its tokens and for one more
    /// batch: decided under a lock. Null where there is no room. A part alone always has room for its tokens. Otherwise it is a save as any other.
    /// </summary>
    /// <exception cref="LeaseLostException">The record's owner does not hold the lease, or it was written since.</exception>
    public Task<PartRecord?> TryAdmitAsync(PartRecord part, string? model, long? maxTokens, int? maxBatches, CancellationToken cancellationToken) =>
        _database.WriteAsync<PartRecord?>(async session =>
        {
            if (await FindSavedAsync(session, part).ConfigureAwait(false) is { } before)
                return before;

            var (batches, tokens) = await QueueTable.LockAsync(session, model).ConfigureAwait(false);
            var hasRoom = batches == 0 || maxTokens is not { } most || tokens + (part.Tokens ?? 0) <= most;
            if (!hasRoom || batches >= maxBatches)
                return null;

            return await WriteAsync(session, part with { State = PartState.Uploading, IntentAt = _database.Now }).ConfigureAwait(false);
        }, create: false, cancellationToken);

    /// <summary>Gives nothing free.</summary>
    public ValueTask DisposeAsync() => Keeper.DisposeAsync();

    private async Task<PartRecord> WriteAsync(SqlSession session, PartRecord part)
    {
        if (await PartTable.SaveAsync(session, part, _database.Now + Duration).ConfigureAwait(false) is { } saved)
        {
            if (saved.State == PartState.Planned)
                await RunTable.OpenAgainAsync(session, saved.RunKey).ConfigureAwait(false);

            return saved;
        }

        Keeper.Remove(part);
        throw new LeaseLostException($"Part {part.Number} is worked on by another process, or was changed by one.");
    }

    private Task<bool> RenewAsync(PartRecord part) =>
        _database.WriteAsync(session => PartTable.RenewAsync(session, part, _database.Now + Duration), create: false, CancellationToken.None);

    /// <summary>The part as the same save wrote it before: under its lease, nothing else can have made the next version.</summary>
    private static async Task<PartRecord?> FindSavedAsync(SqlSession session, PartRecord part)
    {
        if (!session.IsRepeated)
            return null;

        var found = await PartTable.FindAsync(session, part.RunKey, part.Number).ConfigureAwait(false);
        return found is not null && found.LeaseOwner == part.LeaseOwner && found.Version == part.Version + 1 ? found : null;
    }

    private bool IsHeld(PartRecord part) => part.LeaseOwner is { } owner && part.LeaseUntil > _database.Now && !LeaseOwner.IsDead(owner);
}
