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
        Blocks = [.. Fence().Matches(Text).Select(m => new PageBlock(m.Groups["info"].Value, m.Groups["content"].Value))];
    }

    public string Text { get; }

    public string Heading { get; }

    /// <summary>The row of the page's first table: category, severity, where it is found.</summary>
    public string[] Facts { get; }

    public IReadOnlyList<string> Sections { get; }

    public IReadOnlyList<PageBlock> Blocks { get; }

    public static IReadOnlyList<string> Ids =>
        [.. Directory.GetFiles(s_directory, "*.md").Select(f => Path.GetFileNameWithoutExtension(f)!).Where(id => id != "README").Order(StringComparer.Ordinal)];

    public static RulePage Of(string id) => new(Path.Combine(s_directory, id + ".md"));

    /// <summary>The rows of the index of all pages.</summary>
    public static IReadOnlyList<string[]> Index => TableRows(File.ReadAllText(Path.Combine(s_directory, "README.md")).ReplaceLineEndings("\n"));

    /// <summary>The blocks of one language, in order.</summary>
    public IReadOnlyList<PageBlock> BlocksOf(string language) => [.. Blocks.Where(b => b.Info.Split(' ')[0] == language)];

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

    private static bool IsRule(string line) => line.StartsWith("|-", StringComparison.Ordinal);

    [GeneratedRegex("^## (.+)$", RegexOptions.Multiline)]
    private static partial Regex SectionHeading();

    [GeneratedRegex("^```(?<info>[^\n]+)\n(?<content>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}

/// <summary>A fenced block.</summary>
/// <param name="Info">What stands after the fence: the language, and for C# the version of it where that matters, as <c>csharp LangVersion=10</c>.</param>
/// <param name="Content">The lines, each with its end.</param>
internal sealed record PageBlock(string Info, string Content)
{
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
