namespace BatchTasks;

/// <summary>Tells the caller what has changed.</summary>
internal sealed class RunReporter(BatchRunOptions options, Func<string> directory, RunRecord run)
{
    private readonly SortedDictionary<int, PartRecord> _parts = [];
    private readonly Dictionary<int, int> _outcomes = [];
    private BatchRunPhase _phase = BatchRunPhase.Submitting;
    private readonly Dictionary<int, object> _shown = [];

    /// <summary>Lines of the result files that belong to no task, as far as they were handed over.</summary>
    public long UnmatchedLines { get; private set; }

    public IReadOnlyCollection<PartRecord> Parts => _parts.Values;

    public void Take(IEnumerable<PartRecord> parts)
    {
        foreach (var part in parts)
            _parts[part.Number] = part;
    }

    /// <summary>A part that a step is taken for.</summary>
    public void Begin(PartRecord part)
    {
        var phase = PhaseOf(part);
        _parts[part.Number] = part;
        if (phase != _phase)
            Report(_phase = phase);
    }

    /// <summary>A part as it is after a step.</summary>
    public void Take(PartRecord part)
    {
        _parts[part.Number] = part;
        _phase = PhaseOf(part);
        if (options.Progress is null)
            return;

        var batch = part.Batch is null ? null : DescribedBatch.Parse(part.Batch);
        object shown = (_phase, part.State, part.BatchId, part.Problem, batch?.Status, batch?.RequestCounts);
        if (!shown.Equals(_shown.GetValueOrDefault(part.Number)))
        {
            _shown[part.Number] = shown;
            Report(_phase);
        }
    }

    public void CountOutcome(PartRecord part) => _outcomes[part.Number] = _outcomes.GetValueOrDefault(part.Number) + 1;

    public void CountUnmatched(BatchUnmatchedLine line)
    {
        UnmatchedLines++;
        options.UnmatchedLine?.Invoke(line);
    }

    public void Report(BatchRunPhase phase) => options.Progress?.Report(ToProgress(phase));

    public BatchProgress ToProgress(BatchRunPhase phase, DateTimeOffset? next = null) => new()
    {
        Phase = phase,
        RunName = run.Name,
        StateDirectory = directory(),
        Parts = [.. _parts.Values.Select(part => PartProgress.Of(part, directory(), _outcomes.GetValueOrDefault(part.Number)))],
        UnmatchedLines = UnmatchedLines,
        NextStep = next,
        Summary = SummaryOfParts.Of(_parts.Values, run.Model, options),
    };

    /// <summary>What the run as a whole is doing.</summary>
    public BatchRunPhase CurrentPhase()
    {
        if (_parts.Values.All(static part => part.IsFinal))
            return BatchRunPhase.Done;

        return _parts.Values.Any(static part => part.State is PartState.Submitted or PartState.Ended) ? BatchRunPhase.Polling : BatchRunPhase.Submitting;
    }

    private static BatchRunPhase PhaseOf(PartRecord part) => part.State switch
    {
        PartState.Submitted => BatchRunPhase.Polling,
        PartState.Ended or PartState.Settled => BatchRunPhase.Collecting,
        _ => BatchRunPhase.Submitting,
    };
}
