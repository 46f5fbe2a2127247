using Microsoft.AspNetCore.Http;

namespace BatchTasks.Emulator.Http;

/// <summary>The content of a download in which something happens at one place.</summary>
/// <param name="content">The content. It is disposed with this.</param>
/// <param name="share">The share of the bytes before the place.</param>
/// <param name="atPlace">What happens there. False ends the content.</param>
internal sealed class FaultyContent(Stream content, double share, Func<CancellationToken, Task<bool>> atPlace) : Stream
{
    private long? _place;
    private bool _hasPassed;
    private bool _hasEnded;

    /// <summary>The content, or what the fault makes of it.</summary>
    public static Stream Of(Stream content, HttpContext context, EmulatorCallFault? fault, TimeProvider timeProvider)
    {
        const double Middle = 0.5;
        return fault switch
        {
            EmulatorCallFault.Slow { Delay: var delay } => new FaultyContent(content, Middle, async cancellationToken =>
            {
                await Task.Delay(delay, timeProvider, cancellationToken).ConfigureAwait(false);
                return true;
            }),
            EmulatorCallFault.CutOff { Form: EmulatorCutOff.Dropped, Share: var share } => new FaultyContent(content, share, async cancellationToken =>
            {
                // Once the answer has begun, an exception ends the connection behind what was written; an abort would take that back too. A server without
                // sockets does the same to what has not been read yet.
                await context.Response.StartAsync(cancellationToken).ConfigureAwait(false);
                await Task.Delay(TimeSpan.FromMilliseconds(1), timeProvider, cancellationToken).ConfigureAwait(false);
                throw new IOException("The connection is dropped.");
            }),
            EmulatorCallFault.CutOff { Form: EmulatorCutOff.EndsEarly, Share: var share } => new FaultyContent(content, share, Ends) { HasLength = false },
            // A range is taken from the content as it is: what is behind the place would not be there at all.
            EmulatorCallFault.CutOff { Form: EmulatorCutOff.TooShort, Share: var share } when context.Request.Headers.Range.Count == 0 =>
                new FaultyContent(content, share, Ends) { EndsAtPlace = true },
            _ => content,
        };

        static Task<bool> Ends(CancellationToken cancellationToken) => Task.FromResult(false);
    }

    /// <summary>False where the answer is not to tell how long it is. It has no ranges then.</summary>
    public bool HasLength { get; init; } = true;

    /// <summary>Whether the length is said to be that of the bytes before the place.</summary>
    public bool EndsAtPlace { get; init; }

    public override bool CanRead => true;

    public override bool CanSeek => HasLength;

    public override bool CanWrite => false;

    public override long Length => EndsAtPlace ? Place(0) : content.Length;

    public override long Position
    {
        get => content.Position;
        set => content.Position = value;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _place ??= Place(content.Position);
        if (content.Position == _place && !_hasPassed)
        {
            _hasPassed = true;
            _hasEnded = !await atPlace(cancellationToken).ConfigureAwait(false);
        }

        if (_hasEnded)
            return 0;

        var most = _hasPassed ? buffer.Length : (int)Math.Min(buffer.Length, _place.Value - content.Position);
        return await content.ReadAsync(buffer[..most], cancellationToken).ConfigureAwait(false);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => content.Seek(offset, origin);

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        await content.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            content.Dispose();

        base.Dispose(disposing);
    }

    private long Place(long start) => start + (long)((content.Length - start) * share);
}
