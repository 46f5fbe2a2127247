using BatchTasks;

namespace ChatEvaluation;

/// <summary>A message and what the model made of it under one prompt.</summary>
internal sealed record Judged(LabelledMessage Message, BatchOutcome<Judgement> Outcome)
{
    /// <summary>The topic that the model chose, or null where there is no answer.</summary>
    public Topic? Topic => Judgement?.Topic;

    public double? Confidence => Judgement?.Confidence;

    /// <summary>An answer that did not come is not right.</summary>
    public bool IsRight => Topic == Message.Topic;

    private Judgement? Judgement => (Outcome as BatchOutcome<Judgement>.Succeeded)?.Value;
}

/// <summary>How one prompt did.</summary>
/// <param name="Prompt">The prompt's name.</param>
/// <param name="Rows">All messages, in the order of the test set.</param>
internal sealed record PromptScore(string Prompt, IReadOnlyList<Judged> Rows)
{
    public int Right => Rows.Count(row => row.IsRight);

    public int Total => Rows.Count;

    public double Accuracy => (double)Right / Total;

    /// <summary>Between what the accuracy lies with 95% confidence, were there more messages of this kind.</summary>
    public (double Low, double High) Interval => Statistics.WilsonInterval(Right, Total);

    /// <summary>The model's own confidence, or null where there is no answer of that kind.</summary>
    public double? MeanConfidence(Func<Judged, bool> which) => Rows.Where(which).Average(row => row.Confidence);

    public BatchUsage Usage => Rows.Aggregate(default(BatchUsage), (sum, row) => sum + (row.Outcome.Usage ?? default));
}
