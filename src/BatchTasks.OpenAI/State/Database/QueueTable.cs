namespace BatchTasks;

/// <summary>The queues: one for each model, with a row that is locked while it is decided who comes in.</summary>
internal static class QueueTable
{
    // Every state in which a part has, or may have, a batch that still waits or runs.
    private static readonly string CountSql = $"""
        SELECT CAST(COUNT(*) AS BIGINT), CAST(COALESCE(SUM(part.tokens), 0) AS BIGINT)
        FROM batchtasks_parts part JOIN batchtasks_runs run ON run.run_key = part.run_key
        WHERE part.state IN ('{PartState.Uploading}', '{PartState.Uploaded}', '{PartState.Creating}', '{PartState.Submitted}')
            AND COALESCE(run.model, '') = @model
        """;

    /// <summary>The batches and the tokens in the model's queue. Until the transaction ends, no one else is told.</summary>
    public static async Task<(long Batches, long Tokens)> LockAsync(SqlSession session, string? model)
    {
        var value = new SqlValue("model", model ?? "");

        // The row is written, not only read: that locks it in every database.
        await session.ExecuteAsync(
            "INSERT INTO batchtasks_queues (model) VALUES (@model) ON CONFLICT (model) DO UPDATE SET model = excluded.model", value).ConfigureAwait(false);
        return (await session.QueryAsync(CountSql, static row => (row.Number(), row.Number()), value).ConfigureAwait(false)).Single();
    }
}
