namespace BatchTasks.Benchmarks.Reading;

/// <summary>The lines of a file in memory, for the peers: the simplest way there is, and a fast one.</summary>
internal ref struct Lines(ReadOnlySpan<byte> file)
{
    private ReadOnlySpan<byte> _rest = file;

    /// <summary>The line, without its line break.</summary>
    public ReadOnlySpan<byte> Current { get; private set; }

    /// <summary>Where it begins.</summary>
    public int Start { get; private set; }

    private int _next;

    public bool MoveNext()
    {
        if (_rest.IsEmpty)
            return false;

        var end = _rest.IndexOf((byte)'\n');
        if (end < 0)
            end = _rest.Length;

        Current = _rest[..end];
        Start = _next;
        var length = Math.Min(end + 1, _rest.Length);
        _next += length;
        _rest = _rest[length..];
        return true;
    }
}
