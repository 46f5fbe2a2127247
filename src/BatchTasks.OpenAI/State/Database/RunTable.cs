namespace BatchTasks;

/// <summary>The runs.</summary>
internal static class RunTable
{
    private const string Columns = "run_key, name, endpoint, model, task_type, settings, created_at, is_done, is_called_off";

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
        VALUES (@run_key, @name, @endpoint, @model, @task_type, @settings, @created_at, @is_done, @is_called_off)
        ON CONFLICT (name) DO NOTHING
        """,
        new("run_key", run.Key),
        new("name", run.Name),
        new("endpoint", run.Endpoint),
        new("model", run.Model),
        new("task_type", run.TaskType),
        new("settings", run.Settings),
        new("created_at", run.CreatedAt),
        new("is_done", run.IsDone),
        new("is_called_off", run.IsCalledOff)).ConfigureAwait(false) == 1;

    /// <summary>Notes that the run is done, if no part is left that is open or was not handed over.</summary>
    public static async Task SetDoneAsync(SqlSession session, string key)
    {
        // Whoever adds a part at this moment comes before or after: two statements, since the second sees what the first had to wait for.
        await session.ExecuteAsync("UPDATE batchtasks_runs SET is_done = is_done WHERE run_key = @run_key", new SqlValue("run_key", key)).ConfigureAwait(false);
        await session.ExecuteAsync(
            $"""
            UPDATE batchtasks_runs SET is_done = 1
            WHERE run_key = @run_key AND NOT EXISTS (
                SELECT 1 FROM batchtasks_parts
                WHERE run_key = @run_key AND (is_handed_over = 0 OR state NOT IN ('{PartState.Settled}', '{PartState.Refused}')))
            """,
            new SqlValue("run_key", key)).ConfigureAwait(false);
    }

    /// <summary>Notes that there is something to do again, and keeps others from changing the run until the transaction ends.</summary>
    public static Task OpenAgainAsync(SqlSession session, string key) =>
        session.ExecuteAsync("UPDATE batchtasks_runs SET is_done = 0 WHERE run_key = @run_key", new SqlValue("run_key", key));

    public static Task SetCalledOffAsync(SqlSession session, string key, bool isCalledOff) => session.ExecuteAsync(
        "UPDATE batchtasks_runs SET is_called_off = @is_called_off WHERE run_key = @run_key",
        new("is_called_off", isCalledOff),
        new("run_key", key));

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
        IsCalledOff = row.Flag(),
    };
}
