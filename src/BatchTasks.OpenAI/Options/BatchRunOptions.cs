using BatchTasks.Shared.Jobs;
using BatchTasks.Shared.Limits;

namespace BatchTasks;

/// <summary>How a batch is run.</summary>
public sealed record BatchRunOptions
{
    /// <summary>
    /// The folder for the run's files: the input files, the downloaded result files, and <c>batches.json</c> with the ids of the batches. The default is
    /// a new folder under the temporary path, which is kept and named in errors.
    /// </summary>
    public string? StateDirectory { get; init; }

    /// <summary>The name of the input file. Where several parts are needed, each gets its number. The default is <c>batch.jsonl</c>.</summary>
    public string FileName { get; init; } = "batch.jsonl";

    /// <summary>The service whose limits the input files keep. The default is <see cref="BatchProvider.OpenAI"/>.</summary>
    public BatchProvider Provider { get; init; } = BatchProvider.OpenAI;

    /// <summary>What to attach to each batch: at most 14 pairs, keys of at most 64 characters, values of at most 512. The run adds two of its own.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>The time that the service gives itself. OpenAI takes <c>24h</c> only; that is the default.</summary>
    public string CompletionWindow { get; init; } = BatchLimits.CompletionWindow;

    /// <summary>How long after the upload the service deletes the input files: 1 hour to 30 days. Its own default is 30 days.</summary>
    public TimeSpan? InputExpiresAfter { get; init; }

    /// <summary>How long after their creation the service deletes the result files: 1 hour to 30 days. Its own default is 30 days.</summary>
    public TimeSpan? OutputExpiresAfter { get; init; }

    /// <summary>The time between two looks at a batch. The first looks come sooner, to show early refusals. At most a day; the default is 30 seconds.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long to wait for the id of a result file that the counts of an ended batch promise: some services give it late. The default is 2 minutes.
    /// </summary>
    public TimeSpan ResultFileWait { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// How long one upload may take, and how long a download may stand still: at most 7 days, or
    /// <see cref="Timeout.InfiniteTimeSpan"/>. The default is 30 minutes.
    /// </summary>
    public TimeSpan TransferTimeout { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>
    /// What cancelling the run's token does to its batches: <see langword="false"/> (the default) leaves them running at the service, their ids are in the
    /// exception and in <c>batches.json</c>; <see langword="true"/> asks the service to cancel them.
    /// </summary>
    public bool CancelRemotely { get; init; }

    /// <summary>Keeps the response body of every outcome in <see cref="BatchOutcome.RawBody"/>, not only of those that failed to be read.</summary>
    public bool KeepRawBodies { get; init; }

    /// <summary>Is told about each change.</summary>
    public IProgress<BatchProgress>? Progress { get; init; }

    /// <summary>
    /// Is told about each line of a result file that is no task's outcome: an id that the batch has no task for or that an earlier line answered, or a
    /// line without a readable id. They are counted in <see cref="BatchProgress.UnmatchedLines"/> and stay in the downloaded files.
    /// </summary>
    public Action<BatchUnmatchedLine>? UnmatchedLine { get; init; }

    /// <summary>The clock that the waiting goes by. The default is the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    internal void Check()
    {
        CreateRules.CheckCompletionWindow(CompletionWindow, Provider, nameof(CompletionWindow));
        CreateRules.CheckMetadata(Metadata, JobRules.PairsOfTheRun, nameof(Metadata));
        CreateRules.CheckExpiry(InputExpiresAfter, nameof(InputExpiresAfter));
        CreateRules.CheckExpiry(OutputExpiresAfter, nameof(OutputExpiresAfter));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(PollInterval, TimeSpan.Zero, nameof(PollInterval));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(PollInterval, TimeSpan.FromDays(1), nameof(PollInterval));
        ArgumentOutOfRangeException.ThrowIfLessThan(ResultFileWait, TimeSpan.Zero, nameof(ResultFileWait));
        if (TransferTimeout != Timeout.InfiniteTimeSpan)
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(TransferTimeout, TimeSpan.Zero, nameof(TransferTimeout));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(TransferTimeout, TimeSpan.FromDays(7), nameof(TransferTimeout));
        }

        ArgumentException.ThrowIfNullOrEmpty(FileName);
        if (Path.GetFileName(FileName) != FileName)
            throw new ArgumentException($"'{FileName}' must be a file name without a folder; {nameof(StateDirectory)} says where.", nameof(FileName));

        if (string.Equals(FileName, BatchesJson.FileName, StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException($"'{FileName}' is the name of the run's own record in that folder. Choose another name.", nameof(FileName));
    }
}
