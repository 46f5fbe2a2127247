namespace BatchTasks.Tests.HandWritten;

/// <summary>A stream that gives little at a time, may fail on its way, and counts what was asked of it.</summary>
internal sealed class PiecewiseStream(byte[] bytes, int atATime = int.MaxValue, long failsAt = long.MaxValue) : MemoryStream(bytes)
{
    public const string Failure = "The connection was lost.";

    /// <summary>The bytes that were given.</summary>
    public long BytesGiven => Position;

    public bool IsDisposed { get; private set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        if (Position >= failsAt)
            throw new IOException(Failure);

        var most = (int)Math.Min(Math.Min(atATime, buffer.Length), failsAt - Position);
        return await base.ReadAsync(buffer[..most], cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }
}
