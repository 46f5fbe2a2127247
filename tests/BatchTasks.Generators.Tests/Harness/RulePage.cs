using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;

namespace BatchTasks.Generators.Tests.Harness;

/// <summary>A page of <c>docs/rules</c>: its heading, its table of facts, its sections and its fenced blocks.</summary>
internal sealed partial class RulePage
{
    /// <summary>The folder of the repository.</summary>
    public static readonly string Repository = typeof(RulePage).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Repository").Value!;

    private static readonly string s_directory = Path.Combine(Repository, "docs", "rules");

    private readonly string _file;

    private RulePage(string file)
    {
        _file = file;
        Text = File.ReadAllText(file).ReplaceLineEndings("\n");
        Heading = Text.Split('\n')[0];
        Facts = TableRows(Text).FirstOrDefault() ?? [];
        Sections = [.. SectionHeading().Matches(Text).Select(m => m.Groups[1].Value)];
    }

    public string Text { get; }

    public string Heading { get; }

    /// <summary>The row of the page's first table: category, severity, where it is found.</summary>
    public string[] Facts { get; }

    public IReadOnlyList<string> Sections { get; }

    public static IReadOnlyList<string> Ids =>
        [.. Directory.GetFiles(s_directory, "*.md").Select(f => Path.GetFileNameWithoutExtension(f)!).Where(id => id != "README").Order(StringComparer.Ordinal)];

    public static RulePage Of(string id) => new(Path.Combine(s_directory, id + ".md"));

    /// <summary>The rows of the index of all pages.</summary>
    public static IReadOnlyList<string[]> Index => TableRows(File.ReadAllText(Path.Combine(s_directory, "README.md")).ReplaceLineEndings("\n"));

    /// <summary>Writes the index anew, with its text kept.</summary>
    public static void WriteIndex(IEnumerable<string> rows)
    {
        var file = Path.Combine(s_directory, "README.md");
        var lines = File.ReadAllText(file).ReplaceLineEndings("\n").Split('\n');
        var rule = Array.FindIndex(lines, IsRule);
        var rest = lines.Skip(rule + 1).SkipWhile(line => line.StartsWith('|'));
        File.WriteAllText(file, string.Join("\n", lines.Take(rule + 1).Concat(rows.Select(r => $"| {r} |")).Concat(rest)));
    }

    /// <summary>The blocks of one section in one of the languages, in order.</summary>
    public IReadOnlyList<PageBlock> Blocks(string section, params string[] languages) =>
    [
        .. Fence().Matches(SectionText(section))
            .Select(m => new PageBlock(m.Groups["info"].Value, m.Groups["content"].Value))
            .Where(b => languages.Contains(b.Language)),
    ];

    /// <summary>Writes the page with other content in one of its blocks.</summary>
    public void Replace(PageBlock block, string content) => File.WriteAllText(_file, Text.Replace($"```{block.Info}\n{block.Content}```", $"```{block.Info}\n{content}```"));

    /// <summary>The cells of every table row that is neither a head nor the line under one.</summary>
    private static List<string[]> TableRows(string text)
    {
        var lines = text.Split('\n');
        return [.. lines
            .Where((line, i) => line.StartsWith('|') && !IsRule(line) && !(i + 1 < lines.Length && IsRule(lines[i + 1])))
            .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))];
    }

    private string SectionText(string section)
    {
        var start = Text.IndexOf($"\n## {section}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"{_file} has no section {section}.");
        var end = Text.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        return Text[start..(end < 0 ? Text.Length : end)];
    }

    private static bool IsRule(string line) => line.StartsWith("|-", StringComparison.Ordinal);

    [GeneratedRegex("^## (.+)$", RegexOptions.Multiline)]
    private static partial Regex SectionHeading();

    [GeneratedRegex("^```(?<info>[^\n]+)\n(?<content>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}

/// <summary>A fenced block.</summary>
/// <param name="Info">What stands after the fence: the language, and properties of the project where they matter, as <c>csharp LangVersion=10</c>.</param>
/// <param name="Content">The lines, each with its end.</param>
internal sealed record PageBlock(string Info, string Content)
{
    public string Language => Info.Split(' ')[0];

    /// <summary>Whether it is a batch file rather than source.</summary>
    public bool IsFile => Language == "jsonl";

    /// <summary>The MSBuild properties that the example is of, named likewise.</summary>
    public Dictionary<string, string> Properties => Info.Split(' ')
        .Where(o => !IsFile && o.Contains('=') && !o.StartsWith("LangVersion=", StringComparison.Ordinal))
        .ToDictionary(o => o.Split('=')[0], o => o.Split('=')[1]);

    /// <summary>A file that the project has beside the example: <c>csharp PromptFile=prompts/judge.md</c>.</summary>
    public string? PromptFile => Option("PromptFile");

    /// <summary>The service that the file goes to, where that matters: <c>jsonl Provider=Portable</c>.</summary>
    public string Provider => Option("Provider") ?? "";

    /// <summary>
    /// The whole file, of which a page shows what is needed: with <c>jsonl Repeat=50001</c>, a line <c>…</c> stands for those between the first, whose id
    /// ends in 1, and the last of so many; within a line, <c>…</c> stands for a text of so many characters.
    /// </summary>
    public string WholeContent
    {
        get
        {
            if (Option("Repeat") is not { } repeat)
                return Content;

            var count = int.Parse(repeat, CultureInfo.InvariantCulture);
            if (Content.Split('\n') is not [var first, Ellipsis, ..])
                return Content.Replace(Ellipsis, Filling(count), StringComparison.Ordinal);

            var between = Enumerable.Range(2, count - 2).Select(i => first.Replace("-1\"", $"-{i}\"", StringComparison.Ordinal) + "\n");
            return Content.Replace($"{Ellipsis}\n", string.Concat(between), StringComparison.Ordinal);
        }
    }

    /// <summary>A stretch of a line of the whole file, as the page shows the line: with <c>…</c> for what it leaves out.</summary>
    public (string Line, int Start, int End) Shown(int line, int start, int end)
    {
        var text = WholeContent.Split('\n')[line];
        if (Option("Repeat") is not { } repeat)
            return (text, start, end);

        var filling = Filling(int.Parse(repeat, CultureInfo.InvariantCulture));
        var at = text.IndexOf(filling, StringComparison.Ordinal);
        if (at < 0)
            return (text, start, end);

        return (text.Replace(filling, Ellipsis, StringComparison.Ordinal), Shortened(start), Shortened(end));

        int Shortened(int column) => column <= at ? column : column - filling.Length + Ellipsis.Length;
    }

    private const string Ellipsis = "…";

    private static string Filling(int count) => new('x', count);

    public LanguageVersion Version
    {
        get
        {
            if (Option("LangVersion") is not { } option)
                return LanguageVersion.CSharp12;

            Assert.True(LanguageVersionFacts.TryParse(option, out var version), $"{option} is no version of C#");
            return version;
        }
    }

    private string? Option(string name) =>
        Info.Split(' ').SingleOrDefault(o => o.StartsWith($"{name}=", StringComparison.Ordinal))?[(name.Length + 1)..];
}
