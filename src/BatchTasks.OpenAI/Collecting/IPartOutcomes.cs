namespace BatchTasks;

/// <summary>The outcomes of a part, for whoever does not ask for the type of their results.</summary>
internal interface IPartOutcomes
{
    /// <summary>Each task of the part once, those that are sent again too.</summary>
    IAsyncEnumerable<BatchOutcome> ReadAllAsync(PartRecord part, Action<BatchUnmatchedLine> unmatched, CancellationToken cancellationToken);
}
