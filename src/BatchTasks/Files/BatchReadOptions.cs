namespace BatchTasks;

/// <summary>How result files are read.</summary>
public sealed record BatchReadOptions
{
    /// <summary>The longest line that is read, in bytes. A longer one becomes an <c>Invalid</c> outcome. The default is 256 MiB.</summary>
    public int MaxLineBytes { get; init; } = 256 * 1024 * 1024;

    /// <summary>Keeps the response body of every outcome in <see cref="BatchOutcome.RawBody"/>, not only of those that failed to be read.</summary>
    public bool KeepRawBodies { get; init; }

    /// <summary>
    /// The input file of the batch. When given, each id in it that is in none of the result files comes as a <c>Missing</c> outcome at the end.
    /// </summary>
    public string? InputFile { get; init; }
}
