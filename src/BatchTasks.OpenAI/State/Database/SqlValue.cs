using System.Data;
using System.Data.Common;
using BatchTasks.Shared.Json;

namespace BatchTasks;

/// <summary>A parameter of a statement. Numbers, truth values and times are all 64-bit integers, times in unix milliseconds.</summary>
internal readonly record struct SqlValue(string Name, DbType Type, object? Value)
{
    public SqlValue(string name, string? text)
        : this(name, DbType.String, text is null ? null : Storable(text))
    {
    }

    public SqlValue(string name, long? number)
        : this(name, DbType.Int64, number)
    {
    }

    public SqlValue(string name, bool flag)
        : this(name, DbType.Int64, flag ? 1L : 0L)
    {
    }

    public SqlValue(string name, DateTimeOffset? time)
        : this(name, DbType.Int64, time?.ToUnixTimeMilliseconds())
    {
    }

    public SqlValue(string name, byte[] content)
        : this(name, DbType.Binary, content)
    {
    }

    public void AddTo(DbCommand command)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = Name;
        parameter.DbType = Type;
        parameter.Value = Value ?? DBNull.Value;
        command.Parameters.Add(parameter);
    }

    // PostgreSQL takes neither in a text. They come in messages of others.
    private static string Storable(string text) => WellFormed.Of(text).Replace('\0', WellFormed.Replacement);
}
