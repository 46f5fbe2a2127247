namespace BatchTasks;

/// <summary>How far one part (one batch) of a run is.</summary>
public sealed record BatchPartProgress
{
    /// <summary>The part's number, counted from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Which sending of its tasks it is: 1 for the parts of the plan.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>The number of the part some of whose tasks it sends again, or <see langword="null"/>.</summary>
    public int? RetryOf { get; init; }

    /// <summary>Its input file.</summary>
    public required string InputFile { get; init; }

    /// <summary>Its requests.</summary>
    public required int Requests { get; init; }

    /// <summary>The id of its input file at the service, or <see langword="null"/> before it is uploaded.</summary>
    public string? InputFileId { get; init; }

    /// <summary>The batch as the service described it last, or <see langword="null"/> before it is created.</summary>
    public Batch? Batch { get; init; }

    /// <summary>The batch's id, or <see langword="null"/> before it is created.</summary>
    public string? BatchId { get; init; }

    /// <summary>The batch's state, or <see langword="null"/> before it is created.</summary>
    public BatchStatus? Status => Batch?.Status;

    /// <summary>The downloaded file of answered requests, or <see langword="null"/> where there is none (yet).</summary>
    public string? OutputFile { get; init; }

    /// <summary>The downloaded file of failed requests, or <see langword="null"/> where there is none (yet).</summary>
    public string? ErrorFile { get; init; }

    /// <summary>Whether its result files are here and its tasks have their outcomes, or are sent again in another part.</summary>
    public bool IsEnded { get; init; }

    /// <summary>When something can be done for it next, or <see langword="null"/> where it is due, waits for room in the queue, or has ended.</summary>
    public DateTimeOffset? NextStep { get; init; }

    /// <summary>Tasks whose outcome this process has handed over.</summary>
    public int Outcomes { get; init; }

    /// <summary>What went wrong last: a passing failure while polling, or why the part could not be submitted. <see langword="null"/> when all is well.</summary>
    public string? Problem { get; init; }
}
