using System.Data.Common;

namespace BatchTasks;

/// <summary>A row of an answer, read from its first column to its last.</summary>
internal sealed class SqlRow(DbDataReader reader)
{
    private int _next;

    public string Text() => reader.GetString(_next++);

    public string? TextOrNull() => IsNull() ? null : Text();

    public long Number() => reader.GetInt64(_next++);

    public long? NumberOrNull() => IsNull() ? null : Number();

    public int Int() => checked((int)Number());

    public int? IntOrNull() => IsNull() ? null : Int();

    public bool Flag() => Number() != 0;

    public DateTimeOffset Time() => DateTimeOffset.FromUnixTimeMilliseconds(Number());

    public DateTimeOffset? TimeOrNull() => IsNull() ? null : Time();

    public byte[] Content() => reader.GetFieldValue<byte[]>(_next++);

    private bool IsNull()
    {
        if (!reader.IsDBNull(_next))
            return false;

        _next++;
        return true;
    }
}
