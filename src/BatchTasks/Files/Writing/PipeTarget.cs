#if NET10_0_OR_GREATER
using System.IO.Pipelines;

namespace BatchTasks.Files.Writing;

/// <summary>A pipe of the caller, who completes it.</summary>
internal sealed class PipeTarget(PipeWriter pipe) : FileTarget
{
    public override bool CanSplit => false;

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> block, CancellationToken cancellationToken) =>
        Check(await pipe.WriteAsync(block, cancellationToken).ConfigureAwait(false));

    public override ValueTask StartNextFileAsync(CancellationToken cancellationToken) => throw new NotSupportedException("A pipe is one file.");

    public override async ValueTask FinishAsync(CancellationToken cancellationToken) =>
        Check(await pipe.FlushAsync(cancellationToken).ConfigureAwait(false), isLast: true);

    private static void Check(FlushResult result, bool isLast = false)
    {
        if (result.IsCanceled)
            throw new OperationCanceledException("The flush of the pipe was cancelled.");

        if (result.IsCompleted && !isLast)
            throw new IOException("The reader of the pipe has stopped before all tasks were written.");
    }
}
#endif
