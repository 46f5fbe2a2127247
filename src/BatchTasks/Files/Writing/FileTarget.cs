namespace BatchTasks.Files.Writing;

/// <summary>Where the blocks of a file go.</summary>
internal abstract class FileTarget
{
    /// <summary>Whether <see cref="StartNextFileAsync"/> can be called: where not, passing a limit is an error.</summary>
    public abstract bool CanSplit { get; }

    public abstract ValueTask WriteAsync(ReadOnlyMemory<byte> block, CancellationToken cancellationToken);

    /// <summary>Ends the file, so that the next block begins another.</summary>
    public abstract ValueTask StartNextFileAsync(CancellationToken cancellationToken);

    /// <summary>Ends the last file.</summary>
    public abstract ValueTask FinishAsync(CancellationToken cancellationToken);
}
