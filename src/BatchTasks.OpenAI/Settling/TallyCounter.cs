namespace BatchTasks;

/// <summary>Counts the outcomes of a part.</summary>
internal sealed class TallyCounter
{
    private readonly Dictionary<string, long> _kinds = [];
    private long _retried;
    private long _unmatched;
    private BatchUsage _usage;

    public void Add(BatchOutcome outcome, bool isSentAgain)
    {
        if (isSentAgain)
            _retried++;
        else
            _kinds[outcome.Kind.ToString()] = _kinds.GetValueOrDefault(outcome.Kind.ToString()) + 1;

        _usage += outcome.Usage ?? default;
    }

    public void AddUnmatched(BatchUnmatchedLine line)
    {
        _unmatched++;

        // A second line of a task was answered a second time, and that is paid for too.
        _usage += line.Line.Usage ?? default;
    }

    public PartTally ToTally() => new() { Kinds = _kinds, Retried = _retried, UnmatchedLines = _unmatched, Usage = _usage };
}
