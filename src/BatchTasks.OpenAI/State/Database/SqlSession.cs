using System.Data.Common;

namespace BatchTasks;

/// <summary>A connection that is at work, in a transaction or not.</summary>
internal sealed class SqlSession(DbConnection connection, DbTransaction? transaction, CancellationToken cancellationToken)
{
    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>Whether the same was tried before, and may have been committed: how that ended is not known.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>Returns how many rows were written.</summary>
    public async Task<int> ExecuteAsync(string sql, params SqlValue[] values)
    {
        var command = Command(sql, values);
        await using (command.ConfigureAwait(false))
            return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task<List<T>> QueryAsync<T>(string sql, Func<SqlRow, T> read, params SqlValue[] values)
    {
        var command = Command(sql, values);
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                var rows = new List<T>();
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                    rows.Add(read(new(reader)));

                return rows;
            }
        }
    }

    /// <summary>The first column of the only row.</summary>
    public async Task<long> NumberAsync(string sql, params SqlValue[] values) =>
        (await QueryAsync(sql, static row => row.Number(), values).ConfigureAwait(false)).Single();

    private DbCommand Command(string sql, SqlValue[] values)
    {
        var command = connection.CreateCommand();
        #pragma warning disable CA2100 // Every text is a constant of this folder; what varies is a parameter.
        command.CommandText = sql;
        #pragma warning restore CA2100
        command.Transaction = transaction;
        foreach (var value in values)
            value.AddTo(command);

        return command;
    }
}
