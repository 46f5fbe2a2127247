namespace BatchTasks;

/// <summary>The databases that keep the state of runs.</summary>
public enum BatchDatabaseKind
{
    /// <summary>SQLite: one machine, a file in the state directory.</summary>
    Sqlite,

    /// <summary>PostgreSQL: any number of machines.</summary>
    PostgreSql,
}
