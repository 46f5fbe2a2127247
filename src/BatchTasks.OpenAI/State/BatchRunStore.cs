using System.Data.Common;

namespace BatchTasks;

/// <summary>
/// Where runs are kept, so that they outlive the process: a database with how far each part is, and the input and result files. Open one in a directory for one
/// machine (<see cref="OpenDirectory"/> for one run, <see cref="OpenRunsDirectory"/> for many), or over PostgreSQL for any number of them. A store is safe for use
/// by several threads.
/// </summary>
/// <remarks>
/// What a store can't read or write is a <see cref="BatchStoreException"/>. The clock of leases is the database server's where there is one.
/// </remarks>
public sealed class BatchRunStore : IAsyncDisposable, IDisposable
{
    internal const string DatabaseFileName = "batchtasks.db";

    // Another name: a folder of runs is no state directory.
    private const string RunsDatabaseFileName = "batchtasks-runs.db";

    private readonly DbDataSource? _owned;
    private readonly StoreDatabase _database;
    private readonly RunFiles _files;
    private readonly PartLeases _leases;
    private readonly bool _hasOneRun;
    private DirectoryInfo? _temporary;

    private BatchRunStore(StoreDatabase database, string directory, RunFilesPlace place, DbDataSource? owned)
    {
        _owned = owned;
        _database = database;
        _files = new(database, directory, place);
        _leases = new(database, _files);
        _hasOneRun = place == RunFilesPlace.Directory;
    }

    /// <summary>The time by the store's clock, which <see cref="BatchProgress.NextStep"/> goes by: the database server's, where there is one.</summary>
    public DateTimeOffset UtcNow => _database.Now;

    internal PartLeases Leases => _leases;

    /// <summary>Opens the store of a state directory: a SQLite database beside the files. Nothing is written before the first run is.</summary>
    /// <param name="directory">The folder. It need not exist.</param>
    /// <param name="timeProvider">The clock. The default is the system's.</param>
    public static BatchRunStore OpenDirectory(string directory, TimeProvider? timeProvider = null) =>
        OpenFile(directory, DatabaseFileName, RunFilesPlace.Directory, timeProvider);

    /// <summary>
    /// Opens a store of any number of runs on one machine: a SQLite database, and a folder for each run's files. Nothing is written before the first run is.
    /// </summary>
    /// <param name="directory">The folder. It need not exist.</param>
    /// <param name="timeProvider">The clock. The default is the system's.</param>
    public static BatchRunStore OpenRunsDirectory(string directory, TimeProvider? timeProvider = null) =>
        OpenFile(directory, RunsDatabaseFileName, RunFilesPlace.DirectoryOfEach, timeProvider);

    /// <summary>
    /// Opens a store in a database. The files are in it too, and a copy of those that this machine needs is in the working directory. The tables, whose names
    /// begin with <c>batchtasks_</c>, are made when the first run is added.
    /// </summary>
    /// <param name="dataSource">Gives the connections.</param>
    /// <param name="kind">Which database it leads to.</param>
    /// <param name="workingDirectory">
    /// A folder with room for the files of the runs that this process works on. It need not exist. The default is a new one under the temporary path, which is
    /// deleted when the store is disposed of.
    /// </param>
    /// <param name="timeProvider">The clock, which is set by the database's. The default is the system's.</param>
    /// <param name="ownsDataSource">Whether the store disposes of the data source.</param>
    public static BatchRunStore OpenDatabase(
        DbDataSource dataSource,
        BatchDatabaseKind kind,
        string? workingDirectory = null,
        TimeProvider? timeProvider = null,
        bool ownsDataSource = false)
    {
        ArgumentNullException.ThrowIfNull(dataSource);
        var dialect = SqlDialect.Of(kind);
        var temporary = string.IsNullOrEmpty(workingDirectory) ? Directory.CreateTempSubdirectory("batchtasks-") : null;
        var database = new StoreDatabase(dataSource, dialect, file: null, timeProvider ?? TimeProvider.System);
        return new(database, temporary?.FullName ?? Path.GetFullPath(workingDirectory!), RunFilesPlace.Database, ownsDataSource ? dataSource : null)
        {
            _temporary = temporary,
        };
    }

    /// <summary>The runs of the store, the oldest first.</summary>
    /// <param name="unfinishedOnly">Only those with tasks that have no outcome yet, or whose outcomes were not all handed over.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="BatchStoreException">The store can't be read.</exception>
    public async Task<IReadOnlyList<BatchRunInfo>> ListAsync(bool unfinishedOnly = false, CancellationToken cancellationToken = default)
    {
        var runs = await ListRunsAsync(unfinishedOnly, cancellationToken).ConfigureAwait(false);
        return [.. runs.Select(BatchRunInfo.Of)];
    }

    /// <summary>The run of that name, or <see langword="null"/> where there is none.</summary>
    /// <param name="name">The name.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="BatchStoreException">The store can't be read.</exception>
    public async Task<BatchRunInfo?> FindAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        return await FindRunAsync(name, cancellationToken).ConfigureAwait(false) is { } run ? BatchRunInfo.Of(run) : null;
    }

    /// <summary>Where the store is.</summary>
    public override string ToString() => _database.Name;

    /// <summary>The folder of the run's files on this machine.</summary>
    internal string DirectoryOf(RunRecord run) => _files.DirectoryOf(run.Key);

    internal Task<RunRecord?> FindRunAsync(string name, CancellationToken cancellationToken) =>
        _database.ReadAsync(session => RunTable.FindByNameAsync(session, name), null, cancellationToken);

    internal Task<RunRecord?> FindRunByKeyAsync(string key, CancellationToken cancellationToken) =>
        _database.ReadAsync(session => RunTable.FindByKeyAsync(session, key), null, cancellationToken);

    internal async Task<IReadOnlyList<RunRecord>> ListRunsAsync(bool unfinishedOnly, CancellationToken cancellationToken) =>
        await _database.ReadAsync(session => RunTable.ListAsync(session, unfinishedOnly), [], cancellationToken).ConfigureAwait(false);

    /// <summary>Adds a run with its parts, whose input files stand in its directory: all or nothing. False where another process was first with that name.</summary>
    internal Task<bool> TryAddRunAsync(RunRecord run, IReadOnlyList<PartRecord> parts, CancellationToken cancellationToken)
    {
        if (_hasOneRun && run.Name.Length > 0)
            throw new ArgumentException($"The run of a state directory has no name, and this one is called '{run.Name}'.", nameof(run));

        return _database.WriteAsync(async session =>
        {
            if (!await RunTable.TryInsertAsync(session, run).ConfigureAwait(false))
                return session.IsRepeated && await RunTable.FindByKeyAsync(session, run.Key).ConfigureAwait(false) is not null;

            await PartTable.InsertAsync(session, parts).ConfigureAwait(false);
            await _files.PutInputsAsync(session, parts).ConfigureAwait(false);
            return true;
        }, create: true, cancellationToken);
    }

    /// <summary>Notes that the run is done, if no part is left that is open or was not handed over. It is open again with the next part.</summary>
    internal Task SetDoneAsync(string runKey, CancellationToken cancellationToken) => _database.WriteAsync(async session =>
    {
        await RunTable.SetDoneAsync(session, runKey).ConfigureAwait(false);
        return true;
    }, create: false, cancellationToken);

    internal Task SetCalledOffAsync(string runKey, bool isCalledOff, CancellationToken cancellationToken) => _database.WriteAsync(async session =>
    {
        await RunTable.SetCalledOffAsync(session, runKey, isCalledOff).ConfigureAwait(false);
        return true;
    }, create: false, cancellationToken);

    internal async Task<IReadOnlyList<PartRecord>> ReadPartsAsync(string runKey, CancellationToken cancellationToken) =>
        await _database.ReadAsync(session => PartTable.ListAsync(session, runKey), [], cancellationToken).ConfigureAwait(false);

    /// <inheritdoc cref="PartLeases.TryLeaseAsync"/>
    internal Task<PartRecord?> TryLeaseAsync(string runKey, int number, CancellationToken cancellationToken) =>
        _leases.TryLeaseAsync(runKey, number, cancellationToken);

    /// <inheritdoc cref="PartLeases.SaveAsync"/>
    internal Task<PartRecord> SaveAsync(PartRecord part, CancellationToken cancellationToken) => _leases.SaveAsync(part, [], cancellationToken);

    /// <inheritdoc cref="PartLeases.SaveAsync"/>
    internal Task<PartRecord> SaveAsync(PartRecord part, IReadOnlyList<PartRecord> added, CancellationToken cancellationToken) =>
        _leases.SaveAsync(part, added, cancellationToken);

    /// <inheritdoc cref="PartLeases.ReleaseAsync"/>
    internal Task ReleaseAsync(PartRecord part, CancellationToken cancellationToken) => _leases.ReleaseAsync(part, cancellationToken);

    /// <summary>Gives the part free at the end of work on it, whatever ended it: where that fails, the lease runs out by itself, and what ended the work is what counts.</summary>
    internal async Task ReleaseAtEndAsync(PartRecord part)
    {
        try
        {
            await ReleaseAsync(part, CancellationToken.None).ConfigureAwait(false);
        }
        catch (BatchStoreException)
        {
        }
    }

    /// <inheritdoc cref="PartLeases.TryAdmitAsync"/>
    internal Task<PartRecord?> TryAdmitAsync(PartRecord part, string? model, long? maxTokens, int? maxBatches, CancellationToken cancellationToken) =>
        _leases.TryAdmitAsync(part, model, maxTokens, maxBatches, cancellationToken);

    /// <summary>Makes a file of the run's directory the run's own: seen by every machine. Nothing to do where the directory is the store.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    internal Task PutFileAsync(RunRecord run, string name, CancellationToken cancellationToken) => _files.PutAsync(run, name, cancellationToken);

    /// <summary>The file's path on this machine, fetched from the store where it is not there yet.</summary>
    /// <exception cref="FileNotFoundException">The store has no such file.</exception>
    internal Task<string> GetFileAsync(RunRecord run, string name, CancellationToken cancellationToken) => _files.GetAsync(run, name, cancellationToken);

    /// <summary>Closes the connections. What is leased stays so until it is released, its time is over or its process has ended.</summary>
    public async ValueTask DisposeAsync()
    {
        await _leases.DisposeAsync().ConfigureAwait(false);
        if (_owned is not null)
            await _owned.DisposeAsync().ConfigureAwait(false);

        if (Interlocked.Exchange(ref _temporary, null) is { } temporary)
            DeleteCopies(temporary);
    }

    /// <inheritdoc cref="DisposeAsync"/>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private static BatchRunStore OpenFile(string directory, string fileName, RunFilesPlace place, TimeProvider? timeProvider)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        var path = Path.GetFullPath(directory);
        var file = Path.Combine(path, fileName);
        var source = new SqliteDataSource(file);
        return new(new(source, SqlDialect.Of(BatchDatabaseKind.Sqlite), file, timeProvider ?? TimeProvider.System), path, place, source);
    }

    private static void DeleteCopies(DirectoryInfo directory)
    {
        try
        {
            directory.Delete(recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Still read by someone, or deleted already. It is under the temporary path.
        }
    }
}
