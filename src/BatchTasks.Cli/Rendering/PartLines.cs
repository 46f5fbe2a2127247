using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace BatchTasks.Cli.Rendering;

/// <summary>
/// The parts of a run, a line each. The widths are computed here: a table that is too wide breaks its cells into several lines, and the picture jumps.
/// </summary>
internal static class PartLines
{
    private const string Gap = "  ";
    private const int NarrowestBar = 16;
    private const int WidestBar = 40;
    private const int ShortestId = 10;

    /// <param name="parts">All parts.</param>
    /// <param name="width">The columns of the screen.</param>
    /// <param name="most">The lines that there is room for.</param>
    public static IEnumerable<IRenderable> Of(IReadOnlyList<BatchPartProgress> parts, int width, int most)
    {
        var shown = parts.Count <= most ? parts : PartChoice.Of(parts, most - 1);
        var rows = shown.Select(static part => new Row(part)).Prepend(Row.Titles).ToList();
        var id = rows.Max(static row => row.Batch.Length);
        var (name, state) = (rows.Max(static row => row.Name.Length), rows.Max(static row => row.State.Length));
        var (done, failed) = (rows.Max(static row => row.Done.Length), rows.Max(static row => row.Failed.Length));
        var rest = width - name - state - done - failed - (5 * Gap.Length);
        id = rest - id < NarrowestBar ? Math.Clamp(rest - NarrowestBar, ShortestId, id) : id;
        var bar = Math.Clamp(rest - id, 4, WidestBar);
        foreach (var row in rows)
        {
            yield return Line(string.Join(
                Gap,
                row.Styled(row.Name.PadRight(name), null),
                row.Styled(Shorten(row.Batch, id).PadRight(id), null),
                row.Styled(row.State.PadRight(state), row.StateStyle),
                row.Bar(bar),
                row.Styled(row.Done.PadLeft(done), null),
                row.Styled(row.Failed.PadLeft(failed), row.FailedStyle)));
        }

        if (shown.Count < parts.Count)
            yield return Line($"[grey]…{Gap}{Markup.Escape(PartChoice.Others(parts, shown))}[/]");
    }

    private static Markup Line(string markup) => new Markup(markup).Overflow(Overflow.Ellipsis);

    private static string Shorten(string id, int width) => id.Length <= width ? id : $"{id[..(width - 5)]}…{id[^4..]}";

    /// <summary>A part in words.</summary>
    private sealed class Row
    {
        private readonly BatchPartProgress? _part;

        public Row(BatchPartProgress part)
        {
            _part = part;
            Name = PartState.Name(part);
            Batch = part.BatchId ?? "-";
            State = PartState.Of(part);
            StateStyle = part.Status is { } status && State == status.Text ? BatchView.ColorOf(status).ToMarkup() : "grey";
            Done = PartState.Counts(PartState.Done(part), part.Requests);
            Failed = PartState.Failed(part).ToString("N0", CultureInfo.InvariantCulture);
            FailedStyle = PartState.Failed(part) == 0 ? null : "red";
        }

        private Row() => (Name, Batch, State, Done, Failed) = ("PART", "BATCH", "STATUS", "DONE", "FAILED");

        public static Row Titles { get; } = new();

        public string Name { get; }

        public string Batch { get; }

        public string State { get; }

        public string? StateStyle { get; }

        public string Done { get; }

        public string Failed { get; }

        public string? FailedStyle { get; }

        public string Styled(string text, string? style) =>
            (_part is null ? "grey" : style) is { } given ? $"[{given}]{Markup.Escape(text)}[/]" : Markup.Escape(text);

        public string Bar(int width) =>
            _part is null ? new string(' ', width) : Rendering.Bar.Of(PartState.Done(_part), PartState.Failed(_part), _part.Requests, width);
    }
}
