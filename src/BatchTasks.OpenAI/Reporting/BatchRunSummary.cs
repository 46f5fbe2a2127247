using System.Globalization;
using System.Text;

namespace BatchTasks;

/// <summary>What came of a run as far as its parts have ended: each task in one kind of outcome, and what all attempts used.</summary>
public sealed record BatchRunSummary
{
    /// <summary>The tasks of the run.</summary>
    public long Tasks { get; init; }

    /// <summary>The outcomes by kind. Kinds that did not occur are not in it.</summary>
    public IReadOnlyDictionary<BatchOutcomeKind, long> Counts { get; init; } = new Dictionary<BatchOutcomeKind, long>();

    /// <summary>Outcomes of one kind.</summary>
    /// <param name="kind">The kind.</param>
    public long this[BatchOutcomeKind kind] => Counts.GetValueOrDefault(kind);

    /// <summary>Outcomes of every kind.</summary>
    public long Outcomes => Counts.Values.Sum();

    /// <summary>Whether each task has its outcome: after the end of a run that is so.</summary>
    public bool Balances => Outcomes == Tasks;

    /// <summary>How often a task was sent again.</summary>
    public long Retried { get; init; }

    /// <summary>Lines of the result files that belong to no task of their batch.</summary>
    public long UnmatchedLines { get; init; }

    /// <summary>The tokens of all answers of all attempts, as far as the service told.</summary>
    public BatchUsage Usage { get; init; }

    /// <summary>What those tokens cost with the batch discount, or <see langword="null"/> where the price of the model is not known.</summary>
    public decimal? Cost { get; init; }

    /// <summary>The currency of the cost, for example <c>USD</c>.</summary>
    public string Currency { get; init; } = "USD";

    /// <summary>A small table: each kind that occurred with its count, the total, the tokens and their cost.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (kind, count) in Counts.OrderBy(static pair => pair.Key))
            AddRow(text, kind.ToString(), count);

        AddRow(text, "Total", Outcomes);
        if (!Balances)
            AddRow(text, "Open", Tasks - Outcomes);

        if (Retried > 0)
            AddRow(text, "Sent again", Retried);

        if (UnmatchedLines > 0)
            AddRow(text, "Unmatched", UnmatchedLines);

        if (Usage != default)
            text.Append(CultureInfo.InvariantCulture, $"Tokens: {Usage.InputTokens} in ({Usage.CachedInputTokens} cached), {Usage.OutputTokens} out ({Usage.ReasoningTokens} reasoning)\n");

        if (Cost is { } cost)
            text.Append(CultureInfo.InvariantCulture, $"Cost: {cost:0.00##} {Currency}\n");

        return text.ToString();
    }

    private static void AddRow(StringBuilder text, string name, long count) => text.Append(CultureInfo.InvariantCulture, $"{name,-10} {count,9}\n");
}
