namespace BatchTasks.Files.Writing;

/// <summary>Nowhere: for what only the sizes are asked of.</summary>
internal sealed class NoTarget : FileTarget
{
    public override bool CanSplit => true;

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> block, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public override ValueTask StartNextFileAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public override ValueTask FinishAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
