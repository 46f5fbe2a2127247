namespace BatchTasks.Benchmarks.Comparison;

/// <summary>How much is measured.</summary>
/// <param name="Lines">Request lines, and result lines of chat completions.</param>
/// <param name="EmbeddingLines">Result lines of embeddings.</param>
/// <param name="WarmUp">How long each peer runs before it is measured for the first time, so that it is compiled as well as it will be.</param>
/// <param name="Passes">How often all peers that do one kind of work take their turns; they are compared in each.</param>
/// <param name="Iterations">Measured runs of each peer in each turn.</param>
/// <param name="FileBytes">The result file whose reading is watched for memory; another one has a tenth of it.</param>
internal sealed record Scale(int Lines, int EmbeddingLines, TimeSpan WarmUp, int Passes, int Iterations, long FileBytes)
{
    public static readonly Scale Full = new(100_000, 4_000, TimeSpan.FromSeconds(3), 9, 2, 200_000_000);

    /// <summary>Ends within two minutes.</summary>
    public static readonly Scale Quick = new(10_000, 200, TimeSpan.FromSeconds(0.3), 1, 3, 200_000_000);

    /// <summary>Whether everything works, and no more: its times mean nothing.</summary>
    public static readonly Scale Smoke = new(300, 20, TimeSpan.Zero, 1, 1, 4_000_000);

    /// <summary>Of how many lines what is written and read is compared before anything is measured.</summary>
    public const int Checked = 200;
}
