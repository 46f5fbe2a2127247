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
        .Where(o => o.Contains('=') && !o.StartsWith("LangVersion=", StringComparison.Ordinal))
        .ToDictionary(o => o.Split('=')[0], o => o.Split('=')[1]);

    public LanguageVersion Version
    {
        get
        {
            const string Option = "LangVersion=";
            var option = Info.Split(' ').SingleOrDefault(o => o.StartsWith(Option, StringComparison.Ordinal));
            if (option is null)
                return LanguageVersion.CSharp12;

            Assert.True(LanguageVersionFacts.TryParse(option[Option.Length..], out var version), $"{option} is no version of C#");
            return version;
        }
    }
}
