using System.Globalization;
using Spectre.Console;

namespace BatchTasks.Cli.Rendering;

/// <summary>What came of a run.</summary>
internal static class SummaryView
{
    public static void Write(BatchRunSummary summary, BatchPriceTable prices, Screen screen)
    {
        var grid = new Grid().AddColumn(new GridColumn().PadRight(2)).AddColumn(new GridColumn().RightAligned());
        foreach (var kind in Enum.GetValues<BatchOutcomeKind>().Where(kind => summary[kind] > 0))
            grid.AddRow(new Text(kind.ToString().ToLowerInvariant(), kind == BatchOutcomeKind.Succeeded ? Color.Green : Color.Red), Number(summary[kind]));

        if (!summary.Balances)
            grid.AddRow(new Text("open", Color.Blue), Number(summary.Tasks - summary.Outcomes));

        grid.AddRow(new Text("tasks"), Number(summary.Tasks));
        screen.Console.Write(grid);

        string[] rest =
        [
            .. summary.Retried > 0 ? [$"{Counted.Of(summary.Retried, "task")} sent again"] : Array.Empty<string>(),
            .. summary.UnmatchedLines > 0 ? [$"{Counted.Of(summary.UnmatchedLines, "line")} of the result files belong to no task"] : Array.Empty<string>(),
            .. summary.Usage != default ? [$"tokens: {Tokens.Of(summary.Usage)}"] : Array.Empty<string>(),
            .. summary.Cost is { } cost ? [$"cost: {Money.Of(cost, prices.Currency)}"] : Array.Empty<string>(),
            summary.Balances ? "each task has its outcome: it balances" : "not each task has its outcome yet",
        ];
        foreach (var line in rest)
            screen.Text.WriteLine(line);
    }

    private static Text Number(long count) => new(count.ToString("N0", CultureInfo.InvariantCulture));
}
