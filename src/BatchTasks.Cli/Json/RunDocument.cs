namespace BatchTasks.Cli.Json;

/// <summary>How far a run is: what <c>submit</c>, <c>status</c>, <c>watch</c>, <c>collect</c>, <c>retry</c> and <c>cancel</c> write.</summary>
internal sealed record RunDocument
{
    public required string StateDirectory { get; init; }

    /// <summary><c>planning</c>, <c>submitting</c>, <c>polling</c>, <c>collecting</c> or <c>done</c>.</summary>
    public required string Phase { get; init; }

    public required bool IsDone { get; init; }

    public string? Endpoint { get; init; }

    public string? Model { get; init; }

    public DateTimeOffset? NextStep { get; init; }

    public required IReadOnlyList<PartDocument> Parts { get; init; }

    public SummaryDocument? Summary { get; init; }

    /// <summary>Of <c>collect</c>: where the results are.</summary>
    public FilesDocument? Files { get; init; }

    /// <summary>Of <c>retry</c>: how many tasks are sent again.</summary>
    public long? SentAgain { get; init; }

    /// <summary>What went wrong with a part of what was asked for.</summary>
    public string? Problem { get; init; }

    public static RunDocument Of(BatchRun run, BatchProgress progress, BatchPriceTable? prices = null) => new()
    {
        Endpoint = run.Endpoint,
        Model = run.Model,
        StateDirectory = progress.StateDirectory,
        Phase = progress.Phase.ToString().ToLowerInvariant(),
        IsDone = progress.IsDone,
        NextStep = progress.NextStep,
        Parts = [.. progress.Parts.Select(PartDocument.Of)],
        Summary = progress.Summary is { } summary ? SummaryDocument.Of(summary, prices ?? BatchPriceTable.Default) : null,
    };
}

/// <summary>A part of a run: one input file, one batch.</summary>
internal sealed record PartDocument
{
    public required int Number { get; init; }

    public required int Attempt { get; init; }

    public int? RetryOf { get; init; }

    public required int Requests { get; init; }

    public required bool HasEnded { get; init; }

    public required string InputFile { get; init; }

    public string? OutputFile { get; init; }

    public string? ErrorFile { get; init; }

    public BatchDocument? Batch { get; init; }

    public string? Problem { get; init; }

    public static PartDocument Of(BatchPartProgress part) => new()
    {
        Number = part.Number,
        Attempt = part.Attempt,
        RetryOf = part.RetryOf,
        Requests = part.Requests,
        HasEnded = part.IsEnded,
        InputFile = part.InputFile,
        OutputFile = part.OutputFile,
        ErrorFile = part.ErrorFile,
        Batch = part.Batch is { } batch ? BatchDocument.Of(batch) : null,
        Problem = part.Problem,
    };
}

/// <summary>What came of the tasks so far. After the end it balances: each task has its outcome.</summary>
internal sealed record SummaryDocument
{
    public required long Tasks { get; init; }

    public required IReadOnlyDictionary<string, long> Outcomes { get; init; }

    public required bool Balances { get; init; }

    public required long SentAgain { get; init; }

    public required long UnmatchedLines { get; init; }

    public required UsageDocument Usage { get; init; }

    /// <summary>What the tokens of all attempts cost in batches, where the prices are known.</summary>
    public decimal? Cost { get; init; }

    public string? Currency { get; init; }

    public static SummaryDocument Of(BatchRunSummary summary, BatchPriceTable prices) => new()
    {
        Tasks = summary.Tasks,
        Outcomes = Enum.GetValues<BatchOutcomeKind>().ToDictionary(OutcomeNames.Of, kind => summary[kind]),
        Balances = summary.Balances,
        SentAgain = summary.Retried,
        UnmatchedLines = summary.UnmatchedLines,
        Usage = UsageDocument.Of(summary.Usage),
        Cost = summary.Cost,
        Currency = summary.Cost is null ? null : prices.Currency,
    };
}

/// <summary>The files that <c>collect</c> writes.</summary>
internal sealed record FilesDocument(string Output, string Errors, string Outcomes);
