using System.Globalization;
using BatchTasks;
using Spectre.Console;

namespace RestaurantReviews;

/// <summary>What the sample shows.</summary>
internal static class Report
{
    public static void Preview(ReviewTask task, BatchOutcome<Verdict> outcome) =>
        AnsiConsole.MarkupLineInterpolated($"  {task.Text} [grey]->[/] {Describe(outcome)}");

    public static void Plan(BatchPlan<ReviewTask, Verdict> plan, long tokens)
    {
        AnsiConsole.MarkupLineInterpolated($"[bold]The planned batch[/]");
        AnsiConsole.MarkupLineInterpolated($"  {plan.Requests} requests to {plan.Definition.Endpoint} ({plan.Definition.Model}) in {plan.Files.Parts.Count} file");
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"  {plan.Bytes:N0} bytes, at most {tokens:N0} tokens");
        foreach (var part in plan.Files.Parts)
            AnsiConsole.MarkupLineInterpolated($"  [grey]{part.Path}[/]");
    }

    /// <summary>One line for each change of a batch's status.</summary>
    public static IProgress<BatchProgress> Progress()
    {
        var shown = new HashSet<string>();
        return new SynchronousProgress(progress =>
        {
            foreach (var part in progress.Parts.Where(p => p.Batch is not null))
            {
                var counts = part.Batch!.RequestCounts;
                if (shown.Add(part.BatchId!))
                    AnsiConsole.MarkupLineInterpolated($"  {part.BatchId}");

                var line = $"  {part.Status,-12} {counts?.Completed ?? 0} of {part.Requests} completed, {counts?.Failed ?? 0} failed";
                if (shown.Add(part.BatchId + line))
                    AnsiConsole.MarkupLineInterpolated($"[grey]{line}[/]");
            }
        });
    }

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

    public static void Summary(BatchSummary summary, int tasks)
    {
        AnsiConsole.MarkupLine("[bold]Summary[/]");
        AnsiConsole.Write(summary.ToString());
        AnsiConsole.MarkupLineInterpolated(summary.Total == tasks
            ? (FormattableString)$"[green]{tasks} tasks, {summary.Total} outcomes: it balances.[/]"
            : $"[red]{tasks} tasks, {summary.Total} outcomes: it does not balance.[/]");
    }

    private static string Describe(BatchOutcome<Verdict> outcome) => outcome switch
    {
        BatchOutcome<Verdict>.Succeeded { Value: var verdict } => $"{verdict.Sentiment}, {verdict.Confidence.ToString("0.00", CultureInfo.InvariantCulture)} ({verdict.Evidence})",
        _ => outcome.Reason,
    };

    /// <summary>Reports where it happens, so that lines come in order.</summary>
    private sealed class SynchronousProgress(Action<BatchProgress> report) : IProgress<BatchProgress>
    {
        public void Report(BatchProgress value) => report(value);
    }
}
