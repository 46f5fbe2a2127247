using System.Globalization;
using BatchTasks;
using Spectre.Console;

namespace RestaurantReviews;

/// <summary>What the sample shows.</summary>
internal static class Report
{
    public static void Preview(ReviewTask task, BatchOutcome<Verdict> outcome) =>
        AnsiConsole.MarkupLineInterpolated($"  {task.Text} [grey]->[/] {Describe(outcome)}");

    public static void Verdicts(IReadOnlyDictionary<int, ReviewTask> reviews, IEnumerable<BatchOutcome<Verdict>> outcomes)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Id", "Verdict", "Sure", "Review");
        foreach (var outcome in outcomes)
        {
            // The id is read back into the members that it was written from: no other list is needed to find the row.
            if (!ReviewTask.TryParseCustomId(outcome.CustomId, out var id))
                continue;

            var (verdict, confidence) = outcome is BatchOutcome<Verdict>.Succeeded { Value: var value }
                ? (value.Sentiment == Sentiment.Positive ? "[green]positive[/]" : "[red]negative[/]", value.Confidence.ToString("0.00", CultureInfo.InvariantCulture))
                : ($"[yellow]{outcome.Kind}[/]", "");
            table.AddRow(id.ToString(CultureInfo.InvariantCulture), verdict, confidence, Markup.Escape(reviews[id].Text.ReplaceLineEndings(" ")));
        }

        AnsiConsole.Write(table);
    }

    public static void Photos(IReadOnlyCollection<ClassifiedPhoto> photos)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Photo", "Class", "Answer", "Shows");
        foreach (var photo in photos)
        {
            var answer = photo.Answer is { } given ? $"[{(given == photo.Class ? "green" : "red")}]{given}[/]" : $"[yellow]{photo.Outcome}[/]";
            table.AddRow(Markup.Escape(photo.File), photo.Class.ToString(), answer, Markup.Escape(photo.Detail));
        }

        AnsiConsole.Write(table);
        AnsiConsole.MarkupLineInterpolated($"{photos.Count(photo => photo.Answer == photo.Class)} of {photos.Count} photos as they were meant.");
    }

    private static string Describe(BatchOutcome<Verdict> outcome) => outcome switch
    {
        BatchOutcome<Verdict>.Succeeded { Value: var verdict } => $"{verdict.Sentiment}, {verdict.Confidence.ToString("0.00", CultureInfo.InvariantCulture)} ({verdict.Evidence})",
        _ => outcome.Reason,
    };
}
