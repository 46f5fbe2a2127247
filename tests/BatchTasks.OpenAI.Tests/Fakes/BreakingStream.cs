namespace BatchTasks.ClientTests.Fakes;

/// <summary>Gives so many bytes, and then fails as a connection that was reset.</summary>
internal sealed class BreakingStream(int bytes) : Stream
{
    private int _left = bytes;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_left == 0)
            throw new IOException("The connection was reset.");

        var read = Math.Min(count, _left);
        _left -= read;
        buffer.AsSpan(offset, read).Fill((byte)'x');
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
