using System.Globalization;

namespace BatchTasks;

/// <summary>The tables, and how those of an earlier version become them.</summary>
internal static class StoreSchema
{
    private const string Blob = "{blob}";

    /// <summary>The steps from each version to the next; a database without tables has version 0.</summary>
    private static readonly string[][] Steps =
    [
        [
            "CREATE TABLE batchtasks_schema (version BIGINT NOT NULL)",
            "INSERT INTO batchtasks_schema (version) VALUES (0)",
            """
            CREATE TABLE batchtasks_runs (
                run_key TEXT NOT NULL PRIMARY KEY,
                name TEXT NOT NULL UNIQUE,
                endpoint TEXT NOT NULL,
                model TEXT,
                task_type TEXT,
                settings TEXT NOT NULL,
                created_at BIGINT NOT NULL,
                is_done BIGINT NOT NULL)
            """,
            """
            CREATE TABLE batchtasks_parts (
                run_key TEXT NOT NULL REFERENCES batchtasks_runs (run_key),
                number BIGINT NOT NULL,
                attempt BIGINT NOT NULL,
                parent BIGINT,
                input_file TEXT NOT NULL,
                requests BIGINT NOT NULL,
                bytes BIGINT NOT NULL,
                embedding_inputs BIGINT NOT NULL,
                tokens BIGINT,
                state TEXT NOT NULL,
                submission BIGINT NOT NULL,
                intent_at BIGINT,
                input_file_id TEXT,
                batch_id TEXT,
                batch TEXT,
                ended_at BIGINT,
                not_before BIGINT,
                looks BIGINT NOT NULL,
                failures BIGINT NOT NULL,
                output_file TEXT,
                error_file TEXT,
                problem TEXT,
                refusal TEXT,
                tally TEXT,
                is_handed_over BIGINT NOT NULL,
                is_cleaned_up BIGINT NOT NULL,
                version BIGINT NOT NULL,
                lease_owner TEXT,
                lease_until BIGINT,
                PRIMARY KEY (run_key, number))
            """,
            "CREATE INDEX batchtasks_parts_by_state ON batchtasks_parts (state)",
            "CREATE TABLE batchtasks_queues (model TEXT NOT NULL PRIMARY KEY)",
            """
            CREATE TABLE batchtasks_files (
                run_key TEXT NOT NULL REFERENCES batchtasks_runs (run_key),
                name TEXT NOT NULL,
                length BIGINT NOT NULL,
                sha256 TEXT NOT NULL,
                PRIMARY KEY (run_key, name))
            """,
            $"""
            CREATE TABLE batchtasks_chunks (
                run_key TEXT NOT NULL,
                name TEXT NOT NULL,
                number BIGINT NOT NULL,
                content {Blob} NOT NULL,
                PRIMARY KEY (run_key, name, number),
                FOREIGN KEY (run_key, name) REFERENCES batchtasks_files (run_key, name))
            """,
        ],
        ["ALTER TABLE batchtasks_runs ADD COLUMN is_called_off BIGINT NOT NULL DEFAULT 0"],
    ];

    public static int Current => Steps.Length;

    /// <summary>The version that the database has; 0 where it has no tables of ours.</summary>
    public static async Task<long> ReadVersionAsync(SqlSession session, SqlDialect dialect)
    {
        if (await CountTablesAsync(session, dialect, "batchtasks_schema").ConfigureAwait(false) == 0)
            return 0;

        return await session.NumberAsync("SELECT version FROM batchtasks_schema").ConfigureAwait(false);
    }

    /// <summary>Whether a SQLite database has tables, and ours are not among them: not even those that another process made just now.</summary>
    public static async Task<bool> IsOfSomethingElseAsync(SqlSession session, SqlDialect dialect) =>
        await CountTablesAsync(session, dialect, "%").ConfigureAwait(false) > 0 && await ReadVersionAsync(session, dialect).ConfigureAwait(false) == 0;

    /// <summary>Brings the database to the current version, in the session's transaction.</summary>
    public static async Task UpgradeAsync(SqlSession session, SqlDialect dialect)
    {
        if (dialect.SchemaLock is { } schemaLock)
            await session.QueryAsync(schemaLock, static _ => 0).ConfigureAwait(false);

        // Another process may have done it while this one waited for the lock.
        var version = await ReadVersionAsync(session, dialect).ConfigureAwait(false);
        if (version >= Current)
            return;

        foreach (var sql in Steps.Skip((int)version).SelectMany(static step => step))
            await session.ExecuteAsync(sql.Replace(Blob, dialect.BlobType, StringComparison.Ordinal)).ConfigureAwait(false);

        await session.ExecuteAsync("UPDATE batchtasks_schema SET version = @version", new SqlValue("version", (long)Current)).ConfigureAwait(false);
    }

    private static Task<long> CountTablesAsync(SqlSession session, SqlDialect dialect, string name) =>
        session.NumberAsync(string.Format(CultureInfo.InvariantCulture, dialect.TableCount, name));
}
