using Npgsql;

namespace BatchTasks.PostgreSqlWorker;

/// <summary>Writes each outcome down as it comes, with who got it: what comes twice is there twice.</summary>
public sealed class OutcomeWriter(NpgsqlDataSource database) : IBatchOutcomeHandler<NoteTask, string>
{
    /// <summary>Makes the table.</summary>
    public const string TableSql = "CREATE TABLE outcomes (run TEXT NOT NULL, custom_id TEXT NOT NULL, kind TEXT NOT NULL, process BIGINT NOT NULL)";

    public async ValueTask HandleAsync(BatchRunInfo run, BatchOutcome<string> outcome, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("INSERT INTO outcomes (run, custom_id, kind, process) VALUES ($1, $2, $3, $4)");
        command.Parameters.Add(new() { Value = run.Name });
        command.Parameters.Add(new() { Value = outcome.CustomId });
        command.Parameters.Add(new() { Value = outcome.Kind.ToString() });
        command.Parameters.Add(new() { Value = (long)Environment.ProcessId });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
