using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace BatchTasks;

/// <summary>All that differs between the databases. Everything else is the SQL that both take.</summary>
internal abstract class SqlDialect
{
    public static SqlDialect Of(BatchDatabaseKind kind) => kind switch
    {
        BatchDatabaseKind.Sqlite => new SqliteDialect(),
        BatchDatabaseKind.PostgreSql => new PostgreSqlDialect(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, $"{nameof(BatchDatabaseKind)} has no such value."),
    };

    public abstract string BlobType { get; }

    /// <summary>Of a transaction that writes.</summary>
    public abstract IsolationLevel Isolation { get; }

    /// <summary>Run on each connection, or null.</summary>
    public abstract string? Opening { get; }

    /// <summary>Gives the database's time in unix milliseconds, or null where this machine's clock is the only one.</summary>
    public abstract string? Clock { get; }

    /// <summary>Lets one process at a time make the tables, until its transaction ends; null where the transaction itself does.</summary>
    public abstract string? SchemaLock { get; }

    /// <summary>Counts the tables of a name: <c>{0}</c>.</summary>
    public abstract string TableCount { get; }

    /// <summary>What is wrong, and what to do about it, in a sentence; null where the database's own message has to do.</summary>
    public virtual string? Explain(DbException exception) => null;

    /// <summary>Whether the same may succeed later.</summary>
    public virtual bool IsTransient(DbException exception) => exception.IsTransient;

    /// <summary>Whether it is to be tried again at once: the way to the database is a network.</summary>
    public abstract bool IsRemote { get; }

    private sealed class SqliteDialect : SqlDialect
    {
        private const int Busy = 5;
        private const int Locked = 6;
        private const int ReadOnly = 8;
        private const int Corrupt = 11;
        private const int Full = 13;
        private const int CanNotOpen = 14;
        private const int NotADatabase = 26;

        public override string BlobType => "BLOB";

        // The package's word for BEGIN IMMEDIATE: the lock is taken before anything is read, so that no decision is made on what another just changes.
        public override IsolationLevel Isolation => IsolationLevel.Serializable;

        // FULL: in this mode of the log, NORMAL would lose the last commits with the power. A lost "this batch is being created" is a batch that is paid for twice.
        public override string Opening => "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;";

        public override string? Clock => null;

        public override string? SchemaLock => null;

        public override bool IsRemote => false;

        public override string TableCount => "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name LIKE '{0}'";

        public override string? Explain(DbException exception) => (exception as SqliteException)?.SqliteErrorCode switch
        {
            Busy or Locked => "Another process kept it locked for too long.",
            ReadOnly => "It can't be written to: look at the permissions of the file and its folder.",
            Corrupt => "It is damaged. Restore it from a copy; the batches at the service are found by their metadata.",
            Full => "The disk is full.",
            CanNotOpen => "It can't be opened: look at the permissions of the file and its folder.",
            NotADatabase => "It is no SQLite database. Choose another folder, or move the file away.",
            _ => null,
        };

        public override bool IsTransient(DbException exception) =>
            exception is SqliteException { SqliteErrorCode: Busy or Locked } || base.IsTransient(exception);
    }

    private sealed class PostgreSqlDialect : SqlDialect
    {
        public override string BlobType => "BYTEA";

        // Every decision is made on rows that are locked first, or in the statement that writes.
        public override IsolationLevel Isolation => IsolationLevel.ReadCommitted;

        public override string? Opening => null;

        public override string Clock => "SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)";

        // Any number that no one else uses.
        public override string SchemaLock => "SELECT CAST(pg_advisory_xact_lock(4712260389415) AS TEXT)";

        public override bool IsRemote => true;

        // Not to_regclass: in a transaction that waited for the lock it may still answer from before.
        public override string TableCount =>
            "SELECT COUNT(*) FROM pg_catalog.pg_class WHERE relname = '{0}' AND relkind = 'r' AND pg_catalog.pg_table_is_visible(oid)";

        // 57P01 to 57P03: the server is being shut down, has crashed, or is not up yet.
        public override bool IsTransient(DbException exception) =>
            exception.SqlState?.StartsWith("57P0", StringComparison.Ordinal) == true || base.IsTransient(exception);
    }
}
