namespace BatchTasks;

/// <summary>How far one part (one batch) of a run is.</summary>
public sealed record BatchPartProgress
{
    /// <summary>The part's number, counted from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Its input file.</summary>
    public required string InputFile { get; init; }

    /// <summary>Its requests.</summary>
    public required int Requests { get; init; }

    /// <summary>The batch as the service described it last, or <see langword="null"/> before it is created.</summary>
    public Batch? Batch { get; init; }

    /// <summary>The batch's id, or <see langword="null"/> before it is created.</summary>
    public string? BatchId => Batch?.Id;

    /// <summary>The batch's state, or <see langword="null"/> before it is created.</summary>
    public BatchStatus? Status => Batch?.Status;

    /// <summary>The downloaded file of answered requests, or <see langword="null"/> where there is none (yet).</summary>
    public string? OutputFile { get; init; }

    /// <summary>The downloaded file of failed requests, or <see langword="null"/> where there is none (yet).</summary>
    public string? ErrorFile { get; init; }

    /// <summary>Tasks whose outcome was handed over.</summary>
    public int Outcomes { get; init; }

    /// <summary>What went wrong last: a passing failure while polling, or why the part could not be submitted. <see langword="null"/> when all is well.</summary>
    public string? Problem { get; init; }
}
