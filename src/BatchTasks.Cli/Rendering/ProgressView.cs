using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace BatchTasks.Cli.Rendering;

/// <summary>A run on the screen: its parts, the whole, time, tokens, cost, and what goes wrong.</summary>
internal sealed class ProgressView(RunHeading heading, IAnsiConsole console)
{
    // Beside the rows of parts: heading, column names, the whole, the figures, problems and the hint, with blank lines.
    private const int OtherLines = 12;
    private const int MostProblems = 3;

    public IRenderable Draw(BatchProgress progress, DateTimeOffset now)
    {
        var width = Math.Max(40, console.Profile.Width);
        var rows = new List<IRenderable> { Heading(progress), Text.Empty };
        rows.Add(Parts(progress, width));
        if (progress.Parts.Count > 1)
            rows.Add(Whole(progress, width));

        rows.Add(Text.Empty);
        rows.Add(Line(Figures(progress, now)));
        rows.AddRange(Problems(progress));
        if (heading.Hint is { } hint && !progress.IsDone)
            rows.Add(new Markup($"[grey]{Markup.Escape(hint)}[/]").Ellipsis());

        return new Rows(rows);
    }

    private Markup Heading(BatchProgress progress)
    {
        string[] facts = [.. new[] { heading.Endpoint, heading.Model }.OfType<string>(), Counted.Of(progress.Requests, "request")];
        return new Markup($"[bold]{Markup.Escape(heading.Name)}[/]  [grey]{Markup.Escape(string.Join(" · ", facts))}[/]").Ellipsis();
    }

    private Table Parts(BatchProgress progress, int width)
    {
        var most = Math.Max(3, console.Profile.Height - OtherLines);
        var shown = progress.Parts.Count <= most ? progress.Parts : PartChoice.Of(progress.Parts, most - 1);
        var idWidth = width >= 110 ? 40 : 16;
        var table = Tables.Plain("part", "batch", "status", "", "done", "failed");
        table.Columns[4].RightAligned();
        table.Columns[5].RightAligned();
        foreach (var part in shown)
        {
            table.AddRow(
                new Text(PartState.Name(part)),
                new Text(part.BatchId is { } id ? Shorten(id, idWidth) : "-"),
                part.Status is { } status && PartState.Of(part) == status.Text ? BatchView.Status(status) : new Markup($"[grey]{PartState.Of(part)}[/]"),
                Bar.Of(PartState.Done(part), PartState.Failed(part), part.Requests, BarWidth(width)),
                new Text(PartState.Counts(PartState.Done(part), part.Requests)),
                Failed(PartState.Failed(part)));
        }

        if (shown.Count < progress.Parts.Count)
            table.AddRow(new Text("…"), new Markup($"[grey]{Markup.Escape(PartChoice.Others(progress.Parts, shown))}[/]"));

        return table;
    }

    private static Rows Whole(BatchProgress progress, int width)
    {
        var done = PartState.Done(progress);
        var percent = progress.Requests == 0 ? 0 : done * 100 / progress.Requests;
        var grid = new Grid().AddColumns(3);
        grid.AddRow(
            Bar.Of(done, 0, progress.Requests, Math.Max(20, width - 50)),
            new Text(string.Create(CultureInfo.InvariantCulture, $"{percent} %")),
            new Text($"{PartState.Counts(done, progress.Requests)} tasks done"));
        return new Rows(Text.Empty, grid);
    }

    private static string Figures(BatchProgress progress, DateTimeOffset now)
    {
        var figures = new List<string>();
        if (progress.Parts.Min(static part => part.Batch?.CreatedAt) is { } begin)
            figures.Add(Times.Span((progress.IsDone ? Last(progress) ?? now : now) - begin));

        if (progress.Summary is { } summary)
        {
            if (summary.Usage != default)
                figures.Add($"tokens {Tokens.Of(summary.Usage)}");

            if (summary.Cost is { } cost)
                figures.Add($"{Money.Of(cost)}");

            if (summary.Retried > 0)
                figures.Add($"{Counted.Of(summary.Retried, "task")} sent again");
        }

        if (progress.Parts.Where(static part => !part.IsEnded).Min(static part => part.NextStep) is { } next)
            figures.Add(next > now ? $"next look in {Times.Span(next - now)}" : "looking");

        return string.Join(" · ", figures);
    }

    private static DateTimeOffset? Last(BatchProgress progress) =>
        progress.Parts.Max(static part => part.Batch is { } batch ? batch.CompletedAt ?? batch.FailedAt ?? batch.ExpiredAt ?? batch.CancelledAt : null);

    private static IEnumerable<IRenderable> Problems(BatchProgress progress) => progress.Parts
        .Where(static part => part.Problem is not null)
        .Reverse()
        .Take(MostProblems)
        .Select(static part => new Markup($"[yellow]part {part.Number}:[/] {Markup.Escape(part.Problem!)}"));

    private static Text Line(string text) => new Text(text).Ellipsis();

    private static IRenderable Failed(long count) =>
        count == 0 ? new Text("0") : new Markup($"[red]{count.ToString("N0", CultureInfo.InvariantCulture)}[/]");

    private static int BarWidth(int width) => Math.Clamp(width - 76, 8, 40);

    private static string Shorten(string id, int width) => id.Length <= width ? id : $"{id[..(width - 6)]}…{id[^5..]}";
}
