using System.Globalization;
using System.Text;

namespace BatchTasks;

/// <summary>Counts outcomes by kind, with the tokens that they used. The counts add up to <see cref="Total"/>. Not for use by several threads at once.</summary>
public sealed class BatchSummary
{
    private static readonly BatchOutcomeKind[] s_kinds = Enum.GetValues<BatchOutcomeKind>();

    private readonly long[] _counts = new long[s_kinds.Length];

    /// <summary>Outcomes of every kind.</summary>
    public long Total { get; private set; }

    /// <summary>The tokens of all outcomes that told.</summary>
    public BatchUsage Usage { get; private set; }

    /// <summary>Outcomes of one kind.</summary>
    /// <param name="kind">The kind.</param>
    public long this[BatchOutcomeKind kind] => _counts[(int)kind];

    /// <summary>Counts an outcome.</summary>
    /// <param name="outcome">The outcome.</param>
    public void Add(BatchOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        _counts[(int)outcome.Kind]++;
        Total++;
        if (outcome.Usage is { } usage)
            Usage += usage;
    }

    /// <summary>A small table: each kind that occurred with its count, the total, and the tokens.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var kind in s_kinds)
        {
            if (this[kind] > 0)
                AddRow(text, kind.ToString(), this[kind]);
        }

        AddRow(text, nameof(Total), Total);
        if (Usage != default)
        {
            text.Append(CultureInfo.InvariantCulture, $"Tokens: {Usage.InputTokens} in ({Usage.CachedInputTokens} cached), ");
            text.Append(CultureInfo.InvariantCulture, $"{Usage.OutputTokens} out ({Usage.ReasoningTokens} reasoning), {Usage.TotalTokens} in all\n");
        }

        return text.ToString();
    }

    private static void AddRow(StringBuilder text, string name, long count) => text.Append(CultureInfo.InvariantCulture, $"{name,-9}  {count,9}\n");
}
