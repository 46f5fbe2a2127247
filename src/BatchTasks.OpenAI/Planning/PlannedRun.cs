namespace BatchTasks;

/// <summary>A run that its store has.</summary>
/// <param name="Run">The run.</param>
/// <param name="Parts">Its parts.</param>
/// <param name="Directory">The folder of its files on this machine.</param>
/// <param name="IsCarriedOn">Whether it was there before.</param>
internal sealed record PlannedRun(RunRecord Run, IReadOnlyList<PartRecord> Parts, string Directory, bool IsCarriedOn)
{
    /// <summary>The input files of the plan.</summary>
    public BatchFileSet Files => new([.. Parts.Where(static part => part.Attempt == 1).Select(ToFile)]);

    private BatchFilePart ToFile(PartRecord part) =>
        new(Path.Combine(Directory, part.InputFile), part.Requests, part.Bytes, part.EmbeddingInputs) { Tokens = part.Tokens };
}
