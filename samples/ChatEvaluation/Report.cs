using System.Globalization;
using Spectre.Console;

namespace ChatEvaluation;

/// <summary>What the sample shows.</summary>
internal static class Report
{
    private static readonly Topic[] s_topics = Enum.GetValues<Topic>();

    public static void Accuracy(params PromptScore[] scores)
    {
        AnsiConsole.MarkupLine("\n[bold]Accuracy[/]");
        var table = new Table().Border(TableBorder.Rounded)
            .AddColumns("Prompt", "Right", "Accuracy", "95% interval", "Sure", "when right", "when wrong", "Tokens");
        foreach (var score in scores)
        {
            table.AddRow(
                score.Prompt,
                $"{score.Right}/{score.Total}",
                Percent(score.Accuracy),
                $"{Percent(score.Interval.Low)} to {Percent(score.Interval.High)}",
                Number(score.MeanProbability(_ => true)),
                Number(score.MeanProbability(row => row.IsRight)),
                Number(score.MeanProbability(row => !row.IsRight)),
                score.Usage.TotalTokens.ToString("N0", CultureInfo.InvariantCulture));
        }

        AnsiConsole.Write(table);
        AnsiConsole.MarkupLine("[grey]The interval is Wilson's. Sure: the probability of the whole answer, from the log probabilities of its tokens.[/]");
    }

    /// <summary>Where the prompts differ, which tells more than their accuracies apart: both judged the same messages.</summary>
    public static void Difference(PromptScore first, PromptScore second)
    {
        var pairs = first.Rows.Zip(second.Rows).ToList();
        var bothRight = pairs.Count(pair => pair.First.IsRight && pair.Second.IsRight);
        var onlyFirst = pairs.Count(pair => pair.First.IsRight && !pair.Second.IsRight);
        var onlySecond = pairs.Count(pair => !pair.First.IsRight && pair.Second.IsRight);
        var chance = Statistics.McNemar(onlyFirst, onlySecond);
        AnsiConsole.MarkupLine("\n[bold]Where they differ[/]");
        AnsiConsole.MarkupLineInterpolated($"  both right {bothRight}, both wrong {pairs.Count - bothRight - onlyFirst - onlySecond}");
        AnsiConsole.MarkupLineInterpolated($"  only {first.Prompt} right {onlyFirst}, only {second.Prompt} right {onlySecond}");
        var p = chance < 0.0001 ? "p < 0.0001" : string.Create(CultureInfo.InvariantCulture, $"p = {chance:0.0000}");
        var verdict = chance < 0.05 ? "more than chance would do" : "which chance could do: take more messages";
        AnsiConsole.MarkupLineInterpolated($"  McNemar's exact test: {p}, {verdict}");
    }

    public static void Confusion(PromptScore score)
    {
        AnsiConsole.MarkupLineInterpolated($"\n[bold]What {score.Prompt} took for what[/] [grey](a row for each label, a column for each answer)[/]");
        var table = new Table().Border(TableBorder.Rounded).AddColumn("").AddColumns([.. s_topics.Select(topic => topic.ToString()), "no answer"]);
        foreach (var label in s_topics)
        {
            var rows = score.Rows.Where(row => row.Message.Topic == label).ToList();
            var answers = s_topics.Select(topic => Cell(rows.Count(row => row.Topic == topic), topic == label));
            table.AddRow([label.ToString(), .. answers, Cell(rows.Count(row => row.Topic is null), isRight: false)]);
        }

        AnsiConsole.Write(table);
    }

    public static void Misjudged(PromptScore first, PromptScore second)
    {
        AnsiConsole.MarkupLine("\n[bold]Misjudged[/]");
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Id", "Label", first.Prompt, second.Prompt, "Message");
        foreach (var (one, other) in first.Rows.Zip(second.Rows).Where(pair => !pair.First.IsRight || !pair.Second.IsRight))
        {
            var (id, label, text) = one.Message;
            table.AddRow(id.ToString(CultureInfo.InvariantCulture), label.ToString(), Answer(one), Answer(other), Markup.Escape(text));
        }

        AnsiConsole.Write(table);
    }

    private static string Answer(Judged row) => row switch
    {
        { IsRight: true } => "[green]right[/]",
        { Topic: { } topic } => $"[red]{topic}[/] {Number(row.Probability)}",
        _ => $"[yellow]{row.Outcome.Kind}[/]",
    };

    private static string Cell(int count, bool isRight) => (count, isRight) switch
    {
        (0, _) => "[grey]0[/]",
        (_, true) => $"[green]{count}[/]",
        _ => $"[red]{count}[/]",
    };

    private static string Percent(double share) => share.ToString("0.0%", CultureInfo.InvariantCulture);

    private static string Number(double? value) => value?.ToString("0.00", CultureInfo.InvariantCulture) ?? "-";
}
