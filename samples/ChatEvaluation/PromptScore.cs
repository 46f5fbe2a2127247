using BatchTasks;

namespace ChatEvaluation;

/// <summary>A message and what the model made of it under one prompt.</summary>
internal sealed record Judged(LabelledMessage Message, BatchOutcome<BatchChoice<Topic>> Outcome)
{
    /// <summary>The topic that the model chose, or null where there is no answer.</summary>
    public Topic? Topic => Choice?.Value;

    /// <summary>
    /// How likely this answer was to the model: the product of the probabilities of its tokens. All answers have the same form and about the same length, and
    /// the schema leaves no other token where the form is, so this is the probability of the topic.
    /// </summary>
    public double? Probability => Choice?.SequenceProbability;

    /// <summary>An answer that did not come is not right.</summary>
    public bool IsRight => Topic == Message.Topic;

    private BatchChoice<Topic>? Choice => (Outcome as BatchOutcome<BatchChoice<Topic>>.Succeeded)?.Value;
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

    /// <summary>The mean probability of the answers, or null where there is none of that kind.</summary>
    public double? MeanProbability(Func<Judged, bool> which) => Rows.Where(which).Average(row => row.Probability);

    public BatchUsage Usage => Rows.Aggregate(default(BatchUsage), (sum, row) => sum + (row.Outcome.Usage ?? default));
}
