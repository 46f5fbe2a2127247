using System.Collections.Concurrent;

namespace BatchTasks.HostingTests.Harness;

/// <summary>What came to the handlers of all hosts of a test.</summary>
public sealed class NoteSink
{
    public ConcurrentQueue<(string Run, string CustomId, BatchOutcomeKind Kind)> Handled { get; } = [];

    public ConcurrentQueue<string> Completed { get; } = [];

    /// <summary>Is asked before an outcome is taken.</summary>
    public Action<string>? Before { get; set; }

    public IReadOnlyList<string> Ids => [.. Handled.Select(static one => one.CustomId).Order(StringComparer.Ordinal)];
}

/// <summary>Takes the outcomes. One is made each time that there is something to hand over.</summary>
public sealed class NoteHandler(NoteSink sink) : IBatchOutcomeHandler<NoteTask, string>
{
    public ValueTask HandleAsync(BatchRunInfo run, BatchOutcome<string> outcome, CancellationToken cancellationToken)
    {
        sink.Before?.Invoke(outcome.CustomId);
        sink.Handled.Enqueue((run.Name, outcome.CustomId, outcome.Kind));
        return default;
    }

    public ValueTask CompletePartAsync(BatchRunInfo run, CancellationToken cancellationToken)
    {
        sink.Completed.Enqueue(run.Name);
        return default;
    }
}
