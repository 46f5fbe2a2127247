using Npgsql;

namespace BatchTasks;

/// <summary>Opens stores of runs in PostgreSQL, which any number of processes and machines share.</summary>
/// <remarks>
/// The tables, whose names begin with <c>batchtasks_</c>, are made in the first schema of the connection's search path when the first run is added; the user
/// needs the right to create them only then. The input and result files are in the database too.
/// </remarks>
public static class PostgreSqlRunStore
{
    /// <summary>Opens a store. Nothing is connected to before it is used.</summary>
    /// <param name="connectionString">Npgsql's, for example <c>Host=db;Database=batches;Username=app;Password=…</c>.</param>
    /// <param name="workingDirectory">
    /// A folder with room for the files of the runs that this process works on. It need not exist. The default is a new one under the temporary path, which is
    /// deleted when the store is disposed of.
    /// </param>
    /// <param name="timeProvider">The clock, which is set by the server's. The default is the system's.</param>
    /// <exception cref="ArgumentException">It is no connection string.</exception>
    public static BatchRunStore Open(string connectionString, string? workingDirectory = null, TimeProvider? timeProvider = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(connectionString);
        return BatchRunStore.OpenDatabase(
            NpgsqlDataSource.Create(connectionString), BatchDatabaseKind.PostgreSql, workingDirectory, timeProvider, ownsDataSource: true);
    }

    /// <summary>Opens a store over the connections of an application, which disposes of them itself.</summary>
    /// <param name="dataSource">Gives the connections.</param>
    /// <param name="workingDirectory">As in the other overload.</param>
    /// <param name="timeProvider">As in the other overload.</param>
    public static BatchRunStore Open(NpgsqlDataSource dataSource, string? workingDirectory = null, TimeProvider? timeProvider = null) =>
        BatchRunStore.OpenDatabase(dataSource, BatchDatabaseKind.PostgreSql, workingDirectory, timeProvider);
}
