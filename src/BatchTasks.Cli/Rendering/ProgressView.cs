using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace BatchTasks.Cli.Rendering;

/// <summary>A run on the screen: its parts, the whole, time, tokens, cost, and what goes wrong.</summary>
internal sealed class ProgressView(RunHeading heading, IAnsiConsole console)
{
    // Beside the rows of parts: heading, column names, the whole, the figures and the hint, with blank lines, and the line of the cursor.
    private const int OtherLines = 9;
    private const int MostProblems = 3;

    // The terminal writes ^C behind the last line; one that it breaks there leaves a line behind.
    private const int RoomForEcho = 4;

    public IRenderable Draw(BatchProgress progress, DateTimeOffset now)
    {
        var width = Math.Max(40, console.Profile.Width);
        var problems = progress.Parts.Where(static part => part.Problem is not null).Reverse().Take(MostProblems).ToList();
        var problemLines = problems.Sum(part => 1 + ((part.Problem!.Length + "part 1: ".Length) / width));
        var rows = new List<IRenderable> { Heading(progress), Text.Empty };
        rows.AddRange(PartLines.Of(progress.Parts, width, Math.Max(3, console.Profile.Height - OtherLines - problemLines)));
        if (progress.Parts.Count > 1)
        {
            rows.Add(Text.Empty);
            rows.Add(Whole(progress, width));
        }

        rows.Add(Text.Empty);
        rows.Add(new Text(Figures(progress, now) + (heading.Hint is null ? "" : NextLook(progress, now))).Ellipsis());
        rows.AddRange(problems.Select(static part => new Markup($"[yellow]part {part.Number}:[/] {Markup.Escape(part.Problem!)}")));
        if (heading.Hint is { } hint && !progress.IsDone)
            rows.Add(new Markup($"[grey]{Markup.Escape(Crop(hint, width - RoomForEcho))}[/]"));

        return new Rows(rows);
    }

    private Markup Heading(BatchProgress progress)
    {
        string[] facts = [.. new[] { heading.Endpoint, heading.Model }.OfType<string>(), Counted.Of(progress.Requests, "request")];
        return new Markup($"[bold]{Markup.Escape(heading.Name)}[/]  [grey]{Markup.Escape(string.Join(" · ", facts))}[/]").Ellipsis();
    }

    private static Markup Whole(BatchProgress progress, int width)
    {
        var done = PartState.Done(progress);
        var percent = progress.Requests == 0 ? 0 : done * 100 / progress.Requests;
        var text = string.Create(CultureInfo.InvariantCulture, $"{percent,3} %  {PartState.Counts(done, progress.Requests)} tasks done{Unsuccessful(progress)}");
        return new($"{Bar.Of(done, 0, progress.Requests, Math.Clamp(width - text.Length - 3, 10, 60))}  {text}");
    }

    private string Figures(BatchProgress progress, DateTimeOffset now)
    {
        var figures = new List<string>();
        if (progress.Parts.Min(static part => part.Batch?.CreatedAt) is { } begin)
            figures.Add(Times.Span((progress.IsDone ? Last(progress) ?? now : now) - begin));

        if (progress.Summary is { } summary)
        {
            if (summary.Usage != default)
                figures.Add($"tokens {Tokens.Of(summary.Usage)}");

            if (summary.Cost is { } cost)
                figures.Add(Money.Of(cost, heading.Prices.Currency));

            if (summary.Retried > 0)
                figures.Add($"{Counted.Of(summary.Retried, "task")} sent again");
        }

        return string.Join(" · ", figures);
    }

    private static string NextLook(BatchProgress progress, DateTimeOffset now)
    {
        var next = progress.Parts.Where(static part => !part.IsEnded).Min(static part => part.NextStep) - now;
        return next is not { } span ? "" : span.TotalSeconds >= 1 ? $" · next look in {Times.Span(span)}" : " · looking";
    }

    private static string Unsuccessful(BatchProgress progress) =>
        progress.Summary is { } summary && summary.Outcomes - summary[BatchOutcomeKind.Succeeded] is > 0 and var count
            ? string.Create(CultureInfo.InvariantCulture, $", {count:N0} of them without success")
            : "";

    private static DateTimeOffset? Last(BatchProgress progress) =>
        progress.Parts.Max(static part => part.Batch is { } batch ? batch.CompletedAt ?? batch.FailedAt ?? batch.ExpiredAt ?? batch.CancelledAt : null);

    private static string Crop(string text, int width) => text.Length <= width ? text : $"{text[..(width - 1)]}…";
}
