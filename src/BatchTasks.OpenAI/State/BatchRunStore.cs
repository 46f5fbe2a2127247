using System.Data.Common;

namespace BatchTasks;

/// <summary>
/// Where runs are kept, so that they outlive the process: a database with how far each part is, and the input and result files. Open one in a directory for one
/// machine, or over PostgreSQL for any number of them.
/// </summary>
public sealed class BatchRunStore : IAsyncDisposable
{
    /// <summary>Opens the store of a state directory: a SQLite database beside the files. Nothing is written before the first run is.</summary>
    #pragma warning disable CA1822, IDE0060
    public static BatchRunStore OpenDirectory(string directory, TimeProvider? timeProvider = null) => throw new NotImplementedException();

    /// <summary>Opens a store in a database. The files are in it too, and a copy of those that this machine needs is in the working directory.</summary>
    public static BatchRunStore OpenDatabase(DbDataSource dataSource, BatchDatabaseKind kind, string workingDirectory, TimeProvider? timeProvider = null) =>
        throw new NotImplementedException();

    /// <summary>The folder of the run's files on this machine.</summary>
    internal string DirectoryOf(RunRecord run) => throw new NotImplementedException();

    internal Task<RunRecord?> FindRunAsync(string name, CancellationToken cancellationToken) => throw new NotImplementedException();

    internal Task<RunRecord?> FindRunByKeyAsync(string key, CancellationToken cancellationToken) => throw new NotImplementedException();

    internal Task<IReadOnlyList<RunRecord>> ListRunsAsync(bool unfinishedOnly, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Adds a run with its parts, whose input files stand in its directory: all or nothing. False where another process was first with that name.</summary>
    internal Task<bool> TryAddRunAsync(RunRecord run, IReadOnlyList<PartRecord> parts, CancellationToken cancellationToken) => throw new NotImplementedException();

    internal Task SetDoneAsync(string runKey, bool isDone, CancellationToken cancellationToken) => throw new NotImplementedException();

    internal Task<IReadOnlyList<PartRecord>> ReadPartsAsync(string runKey, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Takes the part for this store's owner; null where another one holds it. The record is fresh.</summary>
    internal Task<PartRecord?> TryLeaseAsync(string runKey, int number, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Writes every field but the lease's, if this owner still holds the lease and nobody wrote since; renews the lease. Returns the record as written.</summary>
    /// <exception cref="LeaseLostException">It does not.</exception>
    internal Task<PartRecord> SaveAsync(PartRecord part, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Gives the part free; nothing where it is another's already.</summary>
    internal Task ReleaseAsync(PartRecord part, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>
    /// Gives the part its place in the queue, <see cref="PartState.Uploading"/> with <see cref="PartRecord.IntentAt"/>, if the parts of all runs of the store
    /// with the model that are between <see cref="PartState.Uploading"/> and <see cref="PartState.Submitted"/> leave room for its tokens and for one more batch: decided under a lock.
    /// Null where there is no room. A part alone always has room for its tokens.
    /// </summary>
    internal Task<PartRecord?> TryAdmitAsync(PartRecord part, string? model, long? maxTokens, int? maxBatches, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>Writes the part as the other overload does and adds the parts (whose input files stand in the run's directory) in one transaction.</summary>
    internal Task<PartRecord> SaveAsync(PartRecord part, IReadOnlyList<PartRecord> added, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Makes a file of the run's directory the run's own: seen by every machine. Nothing to do where the directory is the store.</summary>
    internal Task PutFileAsync(RunRecord run, string name, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>The file's path on this machine, fetched from the store where it is not there yet.</summary>
    internal Task<string> GetFileAsync(RunRecord run, string name, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => default;
}
