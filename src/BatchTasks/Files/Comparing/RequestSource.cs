namespace BatchTasks.Files.Comparing;

/// <summary>Request lines, one after another.</summary>
internal abstract class RequestSource : IAsyncDisposable
{
    /// <summary>The current line without its line break. Valid until the next read.</summary>
    public abstract ReadOnlyMemory<byte> Line { get; }

    /// <summary>The place of the current line, where it stands in a file.</summary>
    public abstract BatchLineLocation? Location { get; }

    /// <summary>Moves to the next line.</summary>
    /// <returns><see langword="false"/> at the end.</returns>
    public abstract ValueTask<bool> ReadAsync(CancellationToken cancellationToken);

    /// <summary>The <c>custom_id</c> of the current line.</summary>
    /// <exception cref="InvalidDataException">The line is broken or has no id.</exception>
    public abstract string ReadId();

    public abstract ValueTask DisposeAsync();
}
