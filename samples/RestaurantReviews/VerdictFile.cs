using BatchTasks;
using CsvHelper;

namespace RestaurantReviews;

/// <summary>The typed results on disk: a row for each task, whatever became of it.</summary>
internal static partial class VerdictFile
{
    public static void Write(string path, IEnumerable<BatchOutcome<Verdict>> outcomes)
    {
        using var writer = new StreamWriter(path);
        using var csv = CsvWriter.Create(writer);
        csv.WriteRecords(outcomes.Select(Row.Of));
    }

    [CsvRecord]
    internal sealed partial record Row(string CustomId, string Outcome, Sentiment? Sentiment, double? Confidence, string Detail)
    {
        public static Row Of(BatchOutcome<Verdict> outcome) => outcome is BatchOutcome<Verdict>.Succeeded { Value: var verdict }
            ? new Row(outcome.CustomId, outcome.Kind.ToString(), verdict.Sentiment, verdict.Confidence, verdict.Evidence)
            : new Row(outcome.CustomId, outcome.Kind.ToString(), null, null, outcome.Reason);
    }
}
