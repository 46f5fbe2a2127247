namespace BatchTasks;

/// <summary>What a caller is told of a part.</summary>
internal static class PartProgress
{
    /// <param name="part">The part.</param>
    /// <param name="directory">The folder of its files.</param>
    /// <param name="outcomes">How many were handed over in this process.</param>
    public static BatchPartProgress Of(PartRecord part, string directory, int outcomes) => new()
    {
        Number = part.Number,
        Attempt = part.Attempt,
        RetryOf = part.Parent,
        InputFile = Path.Combine(directory, part.InputFile),
        Requests = part.Requests,
        InputFileId = part.InputFileId,
        BatchId = part.BatchId,
        Batch = part.Batch is null ? null : DescribedBatch.Parse(part.Batch),
        OutputFile = part.OutputFile is null ? null : Path.Combine(directory, part.OutputFile),
        ErrorFile = part.ErrorFile is null ? null : Path.Combine(directory, part.ErrorFile),
        Outcomes = outcomes,
        IsEnded = part.IsFinal,
        NextStep = part.IsFinal ? null : part.NotBefore,
        Problem = part.Problem,
    };
}
