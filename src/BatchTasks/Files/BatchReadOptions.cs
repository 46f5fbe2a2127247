namespace BatchTasks;

/// <summary>How result files are read.</summary>
public sealed record BatchReadOptions
{
    /// <summary>The longest line that is read, in bytes. A longer one becomes an <c>Invalid</c> outcome. The default is 256 MiB.</summary>
    public int MaxLineBytes { get; init; } = 256 * 1024 * 1024;

    /// <summary>Keeps the response body of every outcome in <see cref="BatchOutcome.RawBody"/>, not only of those that failed to be read.</summary>
    public bool KeepRawBodies { get; init; }

    /// <summary>
    /// How many threads read lines at once. The default is 1: lines are read by whoever asks for the next outcome. Outcomes come in the order of the lines in any case, and nothing is
    /// read of a stream while an outcome is looked at. With more than 1, memory holds about as many blocks as threads and a few more, each of about 256 KiB of lines (or one
    /// longer line), with their outcomes; and results are read on several threads at a time: constructors of their types and a <c>ReadResult</c> of your own have to allow that.
    /// </summary>
    public int MaxDegreeOfParallelism { get; init; } = 1;

    /// <summary>
    /// The input file of the batch. When given, each id in it that is in none of the result files comes as a <c>Missing</c> outcome at the end.
    /// </summary>
    public string? InputFile { get; init; }
}
