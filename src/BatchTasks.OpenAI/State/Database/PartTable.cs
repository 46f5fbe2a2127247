namespace BatchTasks;

/// <summary>The parts of runs, and the changes of one by the owner of its lease.</summary>
internal static class PartTable
{
    // What a save writes.
    private static readonly string[] Written =
    [
        "attempt", "parent", "input_file", "requests", "bytes", "embedding_inputs", "tokens", "state", "submission", "intent_at", "input_file_id", "batch_id",
        "batch", "ended_at", "not_before", "looks", "failures", "output_file", "error_file", "problem", "refusal", "tally", "is_handed_over", "is_cleaned_up",
    ];

    // In the order in which Read takes them.
    private static readonly string Columns = $"run_key, number, {string.Join(", ", Written)}, version, lease_owner, lease_until";

    private static readonly string SelectSql = $"SELECT {Columns} FROM batchtasks_parts WHERE run_key = @run_key";

    private static readonly string InsertSql = $"""
        INSERT INTO batchtasks_parts (run_key, number, {string.Join(", ", Written)}, version)
        VALUES (@run_key, @number, {string.Join(", ", Written.Select(static name => $"@{name}"))}, 0)
        """;

    private static readonly string SaveSql = $"""
        UPDATE batchtasks_parts
        SET {string.Join(", ", Written.Select(static name => $"{name} = @{name}"))}, version = version + 1, lease_until = @lease_until
        WHERE run_key = @run_key AND number = @number AND version = @version AND lease_owner = @lease_owner
        RETURNING {Columns}
        """;

    private static readonly string LeaseSql = $"""
        UPDATE batchtasks_parts
        SET version = version + 1, lease_owner = @lease_owner, lease_until = @lease_until
        WHERE run_key = @run_key AND number = @number AND version = @version
        RETURNING {Columns}
        """;

    private static readonly Dictionary<string, PartState> States = Enum.GetValues<PartState>().ToDictionary(static state => state.ToString());

    /// <summary>By number.</summary>
    public static Task<List<PartRecord>> ListAsync(SqlSession session, string runKey) =>
        session.QueryAsync($"{SelectSql} ORDER BY number", Read, new SqlValue("run_key", runKey));

    public static async Task<PartRecord?> FindAsync(SqlSession session, string runKey, int number) =>
        (await session.QueryAsync($"{SelectSql} AND number = @number", Read, new("run_key", runKey), new("number", number)).ConfigureAwait(false))
            .SingleOrDefault();

    /// <summary>Adds the parts. Those with <see cref="PartRecord.NextNumber"/> get the next numbers of their run, which is locked for that.</summary>
    public static async Task InsertAsync(SqlSession session, IEnumerable<PartRecord> parts)
    {
        foreach (var part in parts)
        {
            var numbered = part.Number == PartRecord.NextNumber ? part with { Number = await NextNumberAsync(session, part.RunKey).ConfigureAwait(false) } : part;
            await session.ExecuteAsync(InsertSql, Values(numbered)).ConfigureAwait(false);
        }
    }

    private static async Task<int> NextNumberAsync(SqlSession session, string runKey)
    {
        var key = new SqlValue("run_key", runKey);
        await RunTable.OpenAgainAsync(session, runKey).ConfigureAwait(false);
        return (await session.QueryAsync(
            "SELECT CAST(COALESCE(MAX(number), 0) AS BIGINT) FROM batchtasks_parts WHERE run_key = @run_key", static row => (int)row.Number(), key).ConfigureAwait(false)).Single() + 1;
    }

    /// <summary>The part as it was written, or null where it is another owner's or was written meanwhile.</summary>
    public static async Task<PartRecord?> SaveAsync(SqlSession session, PartRecord part, DateTimeOffset leaseUntil) =>
        (await session.QueryAsync(SaveSql, Read,
        [
            .. Values(part),
            new("version", part.Version),
            new("lease_owner", part.LeaseOwner),
            new("lease_until", leaseUntil),
        ]).ConfigureAwait(false)).SingleOrDefault();

    /// <summary>The part with its new owner, or null where it was written meanwhile.</summary>
    public static async Task<PartRecord?> LeaseAsync(SqlSession session, PartRecord part, string owner, DateTimeOffset until) =>
        (await session.QueryAsync(LeaseSql, Read,
            new("run_key", part.RunKey),
            new("number", part.Number),
            new("version", part.Version),
            new("lease_owner", owner),
            new("lease_until", until)).ConfigureAwait(false)).SingleOrDefault();

    /// <summary>False where the owner has lost the lease.</summary>
    public static async Task<bool> RenewAsync(SqlSession session, PartRecord part, DateTimeOffset until) => await session.ExecuteAsync(
        """
        UPDATE batchtasks_parts SET lease_until = @lease_until
        WHERE run_key = @run_key AND number = @number AND lease_owner = @lease_owner
        """,
        new("lease_until", until),
        new("run_key", part.RunKey),
        new("number", part.Number),
        new("lease_owner", part.LeaseOwner)).ConfigureAwait(false) == 1;

    public static Task ReleaseAsync(SqlSession session, PartRecord part) => session.ExecuteAsync(
        """
        UPDATE batchtasks_parts SET lease_owner = NULL, lease_until = NULL
        WHERE run_key = @run_key AND number = @number AND lease_owner = @lease_owner
        """,
        new("run_key", part.RunKey),
        new("number", part.Number),
        new("lease_owner", part.LeaseOwner));

    private static SqlValue[] Values(PartRecord part) =>
    [
        new("run_key", part.RunKey),
        new("number", part.Number),
        new("attempt", part.Attempt),
        new("parent", part.Parent),
        new("input_file", part.InputFile),
        new("requests", part.Requests),
        new("bytes", part.Bytes),
        new("embedding_inputs", part.EmbeddingInputs),
        new("tokens", part.Tokens),
        new("state", part.State.ToString()),
        new("submission", part.Submission),
        new("intent_at", part.IntentAt),
        new("input_file_id", part.InputFileId),
        new("batch_id", part.BatchId),
        new("batch", part.Batch),
        new("ended_at", part.EndedAt),
        new("not_before", part.NotBefore),
        new("looks", part.Looks),
        new("failures", part.Failures),
        new("output_file", part.OutputFile),
        new("error_file", part.ErrorFile),
        new("problem", part.Problem),
        new("refusal", part.Refusal),
        new("tally", part.Tally),
        new("is_handed_over", part.IsHandedOver),
        new("is_cleaned_up", part.IsCleanedUp),
    ];

    private static PartRecord Read(SqlRow row) => new()
    {
        RunKey = row.Text(),
        Number = row.Int(),
        Attempt = row.Int(),
        Parent = row.IntOrNull(),
        InputFile = row.Text(),
        Requests = row.Int(),
        Bytes = row.Number(),
        EmbeddingInputs = row.Int(),
        Tokens = row.NumberOrNull(),
        State = StateOf(row.Text()),
        Submission = row.Int(),
        IntentAt = row.TimeOrNull(),
        InputFileId = row.TextOrNull(),
        BatchId = row.TextOrNull(),
        Batch = row.TextOrNull(),
        EndedAt = row.TimeOrNull(),
        NotBefore = row.TimeOrNull(),
        Looks = row.Int(),
        Failures = row.Int(),
        OutputFile = row.TextOrNull(),
        ErrorFile = row.TextOrNull(),
        Problem = row.TextOrNull(),
        Refusal = row.TextOrNull(),
        Tally = row.TextOrNull(),
        IsHandedOver = row.Flag(),
        IsCleanedUp = row.Flag(),
        Version = row.Number(),
        LeaseOwner = row.TextOrNull(),
        LeaseUntil = row.TimeOrNull(),
    };

    private static PartState StateOf(string name) => States.TryGetValue(name, out var state)
        ? state
        : throw new BatchStoreException($"The state of runs has a part in the state '{name}', which this version of BatchTasks does not know.");
}
