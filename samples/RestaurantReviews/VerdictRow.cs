using BatchTasks;
using CsvHelper;

namespace RestaurantReviews;

/// <summary>A typed result on disk: a row for each task, whatever became of it.</summary>
[CsvRecord]
internal sealed partial record VerdictRow(string CustomId, string Outcome, Sentiment? Sentiment, double? Confidence, string Detail)
{
    public static VerdictRow Of(BatchOutcome<Verdict> outcome) => outcome is BatchOutcome<Verdict>.Succeeded { Value: var verdict }
        ? new VerdictRow(outcome.CustomId, outcome.Kind.ToString(), verdict.Sentiment, verdict.Confidence, verdict.Evidence)
        : new VerdictRow(outcome.CustomId, outcome.Kind.ToString(), null, null, outcome.Reason);
}
