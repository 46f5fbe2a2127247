namespace BatchTasks;

/// <summary>The runs.</summary>
internal static class RunTable
{
    private const string Columns = "run_key, name, endpoint, model, task_type, settings, created_at, is_done";

    public static async Task<RunRecord?> FindByNameAsync(SqlSession session, string name) =>
        (await session.QueryAsync($"SELECT {Columns} FROM batchtasks_runs WHERE name = @name", Read, new SqlValue("name", name)).ConfigureAwait(false))
            .SingleOrDefault();

    public static async Task<RunRecord?> FindByKeyAsync(SqlSession session, string key) =>
        (await session.QueryAsync($"SELECT {Columns} FROM batchtasks_runs WHERE run_key = @run_key", Read, new SqlValue("run_key", key)).ConfigureAwait(false))
            .SingleOrDefault();

    /// <summary>The oldest first.</summary>
    public static Task<List<RunRecord>> ListAsync(SqlSession session, bool unfinishedOnly) => session.QueryAsync(
        $"SELECT {Columns} FROM batchtasks_runs WHERE is_done = 0 OR is_done = @done ORDER BY created_at, name", Read, new SqlValue("done", !unfinishedOnly));

    /// <summary>False where there is a run of that name.</summary>
    public static async Task<bool> TryInsertAsync(SqlSession session, RunRecord run) => await session.ExecuteAsync(
        $"""
        INSERT INTO batchtasks_runs ({Columns})
        VALUES (@run_key, @name, @endpoint, @model, @task_type, @settings, @created_at, @is_done)
        ON CONFLICT (name) DO NOTHING
        """,
        new("run_key", run.Key),
        new("name", run.Name),
        new("endpoint", run.Endpoint),
        new("model", run.Model),
        new("task_type", run.TaskType),
        new("settings", run.Settings),
        new("created_at", run.CreatedAt),
        new("is_done", run.IsDone)).ConfigureAwait(false) == 1;

    public static Task SetDoneAsync(SqlSession session, string key, bool isDone) => session.ExecuteAsync(
        "UPDATE batchtasks_runs SET is_done = @is_done WHERE run_key = @run_key",
        new("is_done", isDone),
        new("run_key", key));

    /// <summary>Keeps others from changing the run until the transaction ends.</summary>
    public static Task LockAsync(SqlSession session, string key) =>
        session.ExecuteAsync("UPDATE batchtasks_runs SET is_done = is_done WHERE run_key = @run_key", new SqlValue("run_key", key));

    private static RunRecord Read(SqlRow row) => new()
    {
        Key = row.Text(),
        Name = row.Text(),
        Endpoint = row.Text(),
        Model = row.TextOrNull(),
        TaskType = row.TextOrNull(),
        Settings = row.Text(),
        CreatedAt = row.Time(),
        IsDone = row.Flag(),
    };
}
