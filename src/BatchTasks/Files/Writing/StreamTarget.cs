namespace BatchTasks.Files.Writing;

/// <summary>A stream of the caller, who disposes it.</summary>
internal sealed class StreamTarget(Stream stream) : FileTarget
{
    public override bool CanSplit => false;

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> block, CancellationToken cancellationToken) => stream.WriteAsync(block, cancellationToken);

    public override ValueTask StartNextFileAsync(CancellationToken cancellationToken) => throw new NotSupportedException("A stream is one file.");

    public override async ValueTask FinishAsync(CancellationToken cancellationToken) => await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
}
