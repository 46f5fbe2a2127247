using System.Data.Common;

namespace BatchTasks;

/// <summary>The database of a store: connections with the tables in place, transactions, the clock, and clear errors.</summary>
/// <param name="source">Gives the connections.</param>
/// <param name="dialect">What is particular to it.</param>
/// <param name="file">The SQLite file that is the store's alone, or null for a database that was handed in.</param>
/// <param name="timeProvider">The clock, which the database's own corrects.</param>
internal sealed class StoreDatabase(DbDataSource source, SqlDialect dialect, string? file, TimeProvider timeProvider)
{
    private const int Tries = 10;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private volatile bool _isReady;
    private TimeSpan _clockOffset;

    /// <summary>By the database's clock where it has one: leases of several machines go by the same time.</summary>
    public DateTimeOffset Now => timeProvider.GetUtcNow() + _clockOffset;

    /// <summary>For messages.</summary>
    public string Name { get; } = file ?? NameOf(source);

    /// <summary>Reads; gives <paramref name="nothing"/>, and creates nothing, where there is no store yet.</summary>
    public Task<T> ReadAsync<T>(Func<SqlSession, Task<T>> work, T nothing, CancellationToken cancellationToken) => TryAsync(async _ =>
    {
        if (!FileIsThere())
            return nothing;

        var connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            if (!await PrepareAsync(connection, create: false, cancellationToken).ConfigureAwait(false))
                return nothing;

            return await work(new(connection, null, cancellationToken)).ConfigureAwait(false);
        }
    }, cancellationToken);

    /// <summary>Does the work in a transaction.</summary>
    /// <param name="work">
    /// Ends with the commit, or with an exception and nothing written. It may be done again, with <see cref="SqlSession.IsRepeated"/>, although it was
    /// committed, when the connection dropped.
    /// </param>
    /// <param name="create">Whether to make the database where there is none yet.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<T> WriteAsync<T>(Func<SqlSession, Task<T>> work, bool create, CancellationToken cancellationToken) => TryAsync(async isRepeated =>
    {
        if (!FileIsThere())
        {
            if (!create)
                throw new BatchStoreException($"'{file}', the state of the run, is gone. Put it back to carry the run on.");

            Directory.CreateDirectory(Path.GetDirectoryName(file!)!);

            // An empty file is an empty database. Others may make it at the same time.
            await new FileStream(file!, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete).DisposeAsync().ConfigureAwait(false);
        }

        var connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            await PrepareAsync(connection, create: true, cancellationToken).ConfigureAwait(false);
            return await InTransactionAsync(connection, work, isRepeated, cancellationToken).ConfigureAwait(false);
        }
    }, cancellationToken);

    private async Task<T> InTransactionAsync<T>(
        DbConnection connection,
        Func<SqlSession, Task<T>> work,
        bool isRepeated,
        CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(dialect.Isolation, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var result = await work(new(connection, transaction, cancellationToken) { IsRepeated = isRepeated }).ConfigureAwait(false);

            // Not to be cancelled: the caller has to know whether it was done.
            await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
            return result;
        }
    }

    // Without what else a connection string says, which may be a password.
    private static string NameOf(DbDataSource source)
    {
        using var connection = source.CreateConnection();
        return $"{connection.Database} at {connection.DataSource}";
    }

    private bool FileIsThere()
    {
        if (file is null || File.Exists(file))
            return true;

        // What is open still leads to the deleted file.
        (source as SqliteDataSource)?.CloseIdle();
        _isReady = false;
        return false;
    }

    /// <summary>Makes the connection and the tables ready. False where there are none and none are to be made.</summary>
    private async Task<bool> PrepareAsync(DbConnection connection, bool create, CancellationToken cancellationToken)
    {
        var session = new SqlSession(connection, null, cancellationToken);
        if (dialect.Opening is { } opening)
            await session.QueryAsync(opening, static _ => 0).ConfigureAwait(false);

        if (_isReady)
            return true;

        var version = await StoreSchema.ReadVersionAsync(session, dialect).ConfigureAwait(false);
        if (version > StoreSchema.Current)
        {
            throw new BatchStoreException($"'{Name}' was written by a newer version of BatchTasks: its tables have version {version}, and this one knows "
                + $"{StoreSchema.Current}. Use that version.");
        }

        if (version == 0)
        {
            if (file is not null && await StoreSchema.IsOfSomethingElseAsync(session, dialect).ConfigureAwait(false))
                throw new BatchStoreException($"'{file}' is a database of something else. Choose another folder, or move the file away.");

            if (!create)
                return false;
        }

        if (version < StoreSchema.Current)
        {
            await InTransactionAsync(connection, async changing =>
            {
                await StoreSchema.UpgradeAsync(changing, dialect).ConfigureAwait(false);
                return 0;
            }, isRepeated: false, cancellationToken).ConfigureAwait(false);
        }

        if (dialect.Clock is { } clock)
            _clockOffset = await MeasureClockAsync(session, clock).ConfigureAwait(false);

        _isReady = true;
        return true;
    }

    private async Task<TimeSpan> MeasureClockAsync(SqlSession session, string clock)
    {
        var before = timeProvider.GetUtcNow();
        var there = DateTimeOffset.FromUnixTimeMilliseconds(await session.NumberAsync(clock).ConfigureAwait(false));
        var after = timeProvider.GetUtcNow();
        return there - (before + ((after - before) / 2));
    }

    /// <summary>Tries again while the way to a database that was there before is down, for about 20 seconds.</summary>
    private async Task<T> TryAsync<T>(Func<bool, Task<T>> work, CancellationToken cancellationToken)
    {
        var pause = FirstPause;
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await work(tries > 1).ConfigureAwait(false);
            }
            catch (DbException e) when (tries < Tries && _isReady && dialect.IsRemote && dialect.IsTransient(e))
            {
                await Task.Delay(pause, timeProvider, cancellationToken).ConfigureAwait(false);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
            catch (DbException e)
            {
                throw new BatchStoreException($"The state of runs in '{Name}' can't be read or written. {dialect.Explain(e) ?? e.Message}", e)
                {
                    IsTransient = dialect.IsTransient(e),
                };
            }
        }
    }
}
