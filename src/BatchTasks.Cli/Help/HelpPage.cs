namespace BatchTasks.Cli.Help;

/// <summary>Text in the width of the terminal.</summary>
internal sealed class HelpPage(TextWriter writer)
{
    private const int WidestColumn = 30;

    private readonly int _width = Console.IsOutputRedirected ? 100 : Math.Clamp(Console.WindowWidth, 40, 110);

    public void Line(string text) => writer.WriteLine(text);

    public void Heading(string title)
    {
        Line("");
        Line($"{title}:");
    }

    /// <summary>Lines of the text, blank ones apart, are one paragraph.</summary>
    public void Paragraph(string text)
    {
        var paragraphs = text.ReplaceLineEndings("\n").Split("\n\n");
        for (var i = 0; i < paragraphs.Length; i++)
        {
            if (i > 0)
                Line("");

            foreach (var line in Wrap(paragraphs[i].Replace('\n', ' '), _width))
                Line(line);
        }
    }

    public void Table(string title, IEnumerable<(string Name, string Text)> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0)
            return;

        Heading(title);
        var column = Math.Min(WidestColumn, all.Max(static row => row.Name.Length)) + 4;
        foreach (var (name, text) in all)
        {
            var head = $"  {name}";
            foreach (var line in Wrap(text, _width - column))
            {
                // A name that is too long has a line of its own.
                if (head.Length > column - 2)
                {
                    Line(head);
                    head = "";
                }

                Line(head.PadRight(column) + line);
                head = "";
            }
        }
    }

    private static IEnumerable<string> Wrap(string text, int width)
    {
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = word;
            }
            else
            {
                line = line.Length == 0 ? word : $"{line} {word}";
            }
        }

        yield return line;
    }
}
