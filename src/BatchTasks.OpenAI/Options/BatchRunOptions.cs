using BatchTasks.Shared.Jobs;
using BatchTasks.Shared.Limits;
using Microsoft.Extensions.Logging;

namespace BatchTasks;

/// <summary>How a batch is run.</summary>
public sealed record BatchRunOptions
{
    /// <summary>
    /// The folder that keeps the run: its state (<c>batchtasks.db</c>), the input files and the downloaded result files. The same call with the same folder
    /// carries on where the last one was left, whatever ended it. One folder, one run. The default is a new folder under the temporary path, which is
    /// kept and named in errors. With a <see cref="Store"/> it is not used.
    /// </summary>
    public string? StateDirectory { get; init; }

    /// <summary>Where the run is kept instead of a folder of its own: a database that many machines share. It stays open; whoever made it disposes of it.</summary>
    public BatchRunStore? Store { get; init; }

    /// <summary>The name of the run in the <see cref="Store"/>, under which the same call finds it again: 1 to 200 characters. Needed with a store, and only there.</summary>
    public string? RunName { get; init; }

    /// <summary>The name of the input file. Where several parts are needed, each gets its number. The default is <c>batch.jsonl</c>.</summary>
    public string FileName { get; init; } = "batch.jsonl";

    /// <summary>The service whose limits the input files keep. The default is <see cref="BatchProvider.OpenAI"/>.</summary>
    public BatchProvider Provider { get; init; } = BatchProvider.OpenAI;

    /// <summary>What to attach to each batch: at most 14 pairs, keys of at most 64 characters, values of at most 512. The run adds two of its own.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>The time that the service gives itself. OpenAI takes <c>24h</c> only; that is the default.</summary>
    public string CompletionWindow { get; init; } = BatchLimits.CompletionWindow;

    /// <summary>
    /// How long after the upload the service deletes the input files: 1 hour to 30 days. Where nothing is said, the files of OpenAI and Azure OpenAI get 30 days
    /// (which is OpenAI's own default; Azure keeps more files when they expire), those of other services what the service gives them.
    /// </summary>
    public TimeSpan? InputExpiresAfter { get; init; }

    /// <summary>How long after their creation the service deletes the result files: 1 hour to 30 days. The default is that of <see cref="InputExpiresAfter"/>.</summary>
    public TimeSpan? OutputExpiresAfter { get; init; }

    /// <summary>What is sent again, and how often. The default is what was not executed or failed in passing, three attempts in all.</summary>
    public BatchRetryPolicy Retry { get; init; } = BatchRetryPolicy.Default;

    /// <summary>The order in which outcomes are handed over. The default is as each part ends.</summary>
    public BatchOutcomeOrder Order { get; init; }

    /// <summary>
    /// Leaves out the outcomes of parts that an earlier call has handed over to the end. The default is that a call which carries on hands over
    /// everything from the beginning, as a program needs it that keeps the outcomes in memory.
    /// </summary>
    public bool SkipHandedOver { get; init; }

    /// <summary>What becomes of the files at the service. The default is that they stay until they expire.</summary>
    public BatchFileCleanUp FileCleanUp { get; init; }

    /// <summary>
    /// Batches that are at the service at the same time, of all runs of the store with the model; the others wait. The default is as many as there are.
    /// </summary>
    public int? MaxBatchesInFlight { get; init; }

    /// <summary>
    /// The prompt tokens of the run's model that are in the service's queue at once, of all its batches together: parts wait until there is room, and files are
    /// split so that each fits. <see cref="BatchQueueLimits"/> has OpenAI's limits by usage tier. The default is no limit.
    /// </summary>
    public long? MaxEnqueuedTokens { get; init; }

    /// <summary>
    /// The most that the run may cost, in the currency of <see cref="Prices"/>, with the discount of batches. A run that would cost more by our estimate, or of
    /// which that can't be told, is stopped by a <see cref="BatchCostException"/> before anything is uploaded. The default is no limit.
    /// </summary>
    public decimal? MaxCost { get; init; }

    /// <summary>What tokens cost. The default is <see cref="BatchPriceTable.Default"/>.</summary>
    public BatchPriceTable Prices { get; init; } = BatchPriceTable.Default;

    /// <summary>The tokens that the answers of one request are expected to have, for estimates. The default is the most that each request allows.</summary>
    public long? ExpectedOutputTokens { get; init; }

    /// <summary>
    /// How long a batch whose creation got no answer is looked for at the service before it is created again: it must be long enough for a call that is still
    /// under way to arrive. The default is 30 seconds.
    /// </summary>
    public TimeSpan CreationWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The time between two looks at a batch. The first looks come sooner, to show early refusals. At most a day; the default is 30 seconds.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long an ended batch is looked at for the id of another result file, where tasks are in none: some services give it late. The default is 5 minutes.
    /// </summary>
    public TimeSpan ResultFileWait { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How long one upload may take, and how long a download may stand still: at most 7 days, or
    /// <see cref="Timeout.InfiniteTimeSpan"/>. The default is 30 minutes.
    /// </summary>
    public TimeSpan TransferTimeout { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>
    /// What cancelling the run's token does to its batches: <see langword="false"/> (the default) leaves them running at the service, their ids are in the
    /// exception and in the state; <see langword="true"/> asks the service to cancel them.
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

    /// <summary>Is told what happens. The default is nobody. (Traces and figures come under the name <c>BatchTasks</c>.)</summary>
    public ILogger? Logger { get; init; }

    /// <summary>The clock that the waiting goes by. The default is the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Draws the variation of pauses.</summary>
    internal Random Random { get; init; } = Random.Shared;

    /// <summary>Whether the service takes an expiry of files, and how long it is where nothing is said.</summary>
    internal TimeSpan? UsualExpiry => Provider.TakesFileExpiry ? TimeSpan.FromSeconds(BatchLimits.ExpirySecondsMaximum) : null;

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

        if (MaxEnqueuedTokens is { } enqueued)
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(enqueued, nameof(MaxEnqueuedTokens));

        if (MaxCost is { } cost)
            ArgumentOutOfRangeException.ThrowIfNegative(cost, nameof(MaxCost));

        if (ExpectedOutputTokens is { } expected)
            ArgumentOutOfRangeException.ThrowIfNegative(expected, nameof(ExpectedOutputTokens));

        ArgumentNullException.ThrowIfNull(Prices, nameof(Prices));
        ArgumentException.ThrowIfNullOrEmpty(FileName);
        if (Path.GetFileName(FileName) != FileName)
            throw new ArgumentException($"'{FileName}' must be a file name without a folder; {nameof(StateDirectory)} says where.", nameof(FileName));

        if (FileName.StartsWith(BatchRunStore.DatabaseFileName, StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException($"'{FileName}' is a name of the run's own database in that folder. Choose another name.", nameof(FileName));

        ArgumentNullException.ThrowIfNull(Retry);
        Retry.Check();
        ArgumentOutOfRangeException.ThrowIfLessThan(CreationWait, TimeSpan.Zero, nameof(CreationWait));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(CreationWait, TimeSpan.FromDays(1), nameof(CreationWait));
        if (MaxBatchesInFlight is { } batches)
            ArgumentOutOfRangeException.ThrowIfLessThan(batches, 1, nameof(MaxBatchesInFlight));

        CheckPlace();
    }

    private void CheckPlace()
    {
        if (Store is null && RunName is not null)
            throw new ArgumentException($"A run in a {nameof(StateDirectory)} has no name: the folder is its name. Give a {nameof(Store)}, or leave it out.", nameof(RunName));

        if (Store is null)
            return;

        if (RunName is not { Length: > 0 and <= 200 })
            throw new ArgumentException($"A run in a {nameof(Store)} needs a name of 1 to 200 characters, under which the same call finds it again.", nameof(RunName));

        if (StateDirectory is not null)
            throw new ArgumentException($"A run is kept in a {nameof(StateDirectory)} or in a {nameof(Store)}, not in both.", nameof(StateDirectory));
    }
}
