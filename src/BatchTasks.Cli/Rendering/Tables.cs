using Spectre.Console;

namespace BatchTasks.Cli.Rendering;

/// <summary>Tables without lines: columns that a person reads and a script can cut.</summary>
internal static class Tables
{
    public static Table Plain(params string[] columns)
    {
        var table = new Table().NoBorder();
        foreach (var name in columns)
            table.AddColumn(new TableColumn(new Markup($"[grey]{Markup.Escape(name.ToUpperInvariant())}[/]")).NoWrap().PadLeft(0).PadRight(2));

        return table;
    }
}
