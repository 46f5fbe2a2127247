namespace BatchTasks;

/// <summary>One part of a run (one input file, one batch) and how far it is.</summary>
internal sealed class RunPart(int number, BatchFilePart file)
{
    /// <summary>Counted from 1.</summary>
    public int Number => number;

    public BatchFilePart File => file;

    public string? InputFileId { get; set; }

    /// <summary>As the service described it last.</summary>
    public Batch? Batch { get; set; }

    public string? OutputFile { get; set; }

    public string? ErrorFile { get; set; }

    /// <summary>Every task's outcome was handed over.</summary>
    public bool IsCollected { get; set; }

    public int Outcomes { get; set; }

    /// <summary>Why it could not be submitted. Such a part has no batch.</summary>
    public BatchServiceException? Refusal { get; set; }

    /// <summary>A passing failure.</summary>
    public BatchServiceException? Problem { get; set; }

    public bool IsRunning => Batch is not null && !IsCollected;

    public BatchPartProgress ToProgress() => new()
    {
        Number = number,
        InputFile = file.Path,
        Requests = file.Requests,
        Batch = Batch,
        OutputFile = OutputFile,
        ErrorFile = ErrorFile,
        Outcomes = Outcomes,
        Problem = (Refusal ?? Problem)?.Message,
    };
}
