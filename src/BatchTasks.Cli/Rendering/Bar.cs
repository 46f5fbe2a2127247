namespace BatchTasks.Cli.Rendering;

/// <summary>Markup of a line: how much is done, and how much of that failed. Thick and thin lines tell it without colours too.</summary>
internal static class Bar
{
    public static string Of(long done, long failed, long all, int width)
    {
        var full = Cells(done, all, width);
        var bad = failed == 0 ? 0 : Math.Min(full, Math.Max(1, Cells(failed, all, width)));
        return $"[green]{new string('━', full - bad)}[/][red]{new string('━', bad)}[/][grey]{new string('─', width - full)}[/]";
    }

    // Rounded down: a full bar is a part that is done.
    private static int Cells(long part, long all, int width) => all <= 0 ? 0 : (int)Math.Clamp(part * width / all, 0, width);
}
