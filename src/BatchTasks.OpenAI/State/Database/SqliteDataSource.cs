using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace BatchTasks;

/// <summary>Connections to a SQLite file that exists. They are kept open between uses, and closed with this object: the folder can be deleted then.</summary>
internal sealed class SqliteDataSource(string path) : DbDataSource
{
    public override string ConnectionString { get; } = new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Mode = SqliteOpenMode.ReadWrite,
    }.ToString();

    public void CloseIdle()
    {
        using var connection = new SqliteConnection(ConnectionString);
        SqliteConnection.ClearPool(connection);
    }

    protected override DbConnection CreateDbConnection() => new SqliteConnection(ConnectionString);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            CloseIdle();

        base.Dispose(disposing);
    }

    protected override ValueTask DisposeAsyncCore()
    {
        CloseIdle();
        return base.DisposeAsyncCore();
    }
}
