using System.Globalization;
using BatchTasks;
using Spectre.Console;

namespace Samples;

/// <summary>What every sample shows of its batch.</summary>
internal static class RunReport
{
    public static async Task PlanAsync<TTask, TResult>(BatchPlan<TTask, TResult> plan)
        where TTask : IBatchTaskSerializer<TTask, TResult>
    {
        var (tokens, cost) = (0L, 0m);
        foreach (var part in plan.Files.Parts)
        {
            var estimate = await BatchEstimator.EstimateFileAsync(part.Path);
            (tokens, cost) = (tokens + estimate.InputTokens, cost + (estimate.BatchInputCost ?? 0));
        }

        AnsiConsole.MarkupLineInterpolated($"[bold]The planned batch[/]");
        AnsiConsole.MarkupLineInterpolated($"  {plan.Requests} requests to {plan.Definition.Endpoint} ({plan.Definition.Model}) in {plan.Files.Parts.Count} file");
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"  {plan.Bytes:N0} bytes, {tokens:N0} tokens of prompts: about {cost:0.00####} USD in a batch");
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

    /// <summary>The outcomes by kind, and each task that has no result, with the reason.</summary>
    /// <returns>Whether there is an outcome for each task.</returns>
    public static bool Summary(IReadOnlyCollection<BatchOutcome> outcomes, int tasks)
    {
        var summary = new BatchSummary();
        foreach (var outcome in outcomes)
            summary.Add(outcome);

        AnsiConsole.MarkupLine("[bold]Summary[/]");
        AnsiConsole.Write(summary.ToString());
        foreach (var outcome in outcomes.Where(o => o.Kind != BatchOutcomeKind.Succeeded))
            AnsiConsole.MarkupLineInterpolated($"[yellow]{outcome.CustomId}: {outcome.Kind}. {outcome.Reason}[/]");

        var balances = summary.Total == tasks;
        AnsiConsole.MarkupLineInterpolated(balances
            ? (FormattableString)$"[green]{tasks} tasks, {summary.Total} outcomes: it balances.[/]"
            : $"[red]{tasks} tasks, {summary.Total} outcomes: it does not balance.[/]");
        return balances;
    }

    /// <summary>Where the files of the run are.</summary>
    public static void Files(string what, SampleOptions options) =>
        AnsiConsole.MarkupLineInterpolated($"[grey]{what} are in {Path.GetFullPath(options.OutputDirectory)}[/]");

    /// <summary>Reports where it happens, so that lines come in order.</summary>
    private sealed class SynchronousProgress(Action<BatchProgress> report) : IProgress<BatchProgress>
    {
        public void Report(BatchProgress value) => report(value);
    }
}
