using System.Text.RegularExpressions;
using BatchTasks.Package.Tests.Harness;

namespace BatchTasks.Package.Tests;

/// <summary>The sample with one mistake of each kind, built with the packed package: what is reported is what is marked, and what can be fixed gets fixed.</summary>
public sealed partial class MistakesTests(PackedPackages packages)
{
    [Theory]
    [InlineData("")]
    [InlineData("CSharp10")]
    [InlineData("Portable")]
    public async Task A_build_reports_each_mistake_at_its_line_and_nothing_else(string mistakes)
    {
        using var consumer = Sample();
        var log = Path.Combine(consumer.Project, "mistakes.sarif");
        var build = await consumer.BuildAsync($"-p:Mistakes={mistakes}", Sarif.LogTo(log));

        Assert.NotEqual(0, build.ExitCode);
        Assert.Equal(Marked(consumer.Project, mistakes), Sarif.Read(log, "BT"));
        Assert.Empty(Sarif.Read(log, "CS"));
        Assert.Empty(Sarif.Read(log, "AD"));
    }

    [Fact]
    public void Each_rule_has_its_mistake()
    {
        using var consumer = Sample();
        var marked = new[] { "", "CSharp10", "Portable" }.SelectMany(mistakes => Marked(consumer.Project, mistakes)).Select(place => place[^6..]).Distinct().Order(StringComparer.Ordinal);
        var pages = Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs", "rules"), "BT*.md").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal);
        Assert.Equal(pages, marked);
    }

    [Fact]
    public async Task The_formatter_fixes_what_can_be_fixed()
    {
        using var consumer = Sample();
        var log = Path.Combine(consumer.Project, "mistakes.sarif");
        var broken = await consumer.BuildAsync("-p:Mistakes=Fixable", Sarif.LogTo(log));
        Assert.NotEqual(0, broken.ExitCode);

        (await consumer.FormatAsync(("Mistakes", "Fixable"))).Succeeded();

        var output = (await consumer.BuildAsync("-p:Mistakes=Fixable", "--no-incremental", Sarif.LogTo(log))).Succeeded();
        Assert.Contains("0 Warning(s)", output, StringComparison.Ordinal);
        Assert.DoesNotContain(Sarif.Read(log, "BT"), place => !place.EndsWith("BT4001", StringComparison.Ordinal));
    }

    /// <summary>The sample, with the mistakes that need large files.</summary>
    private Consumer Sample()
    {
        var consumer = new Consumer(packages, Path.Combine(Repository.Root, "samples", "Mistakes"));
        File.WriteAllLines(FilePath("BT5004"), Enumerable.Range(1, 50_001).Select(id => $$$"""{"custom_id":"{{{id}}}","method":"POST","url":"/v1/responses","body":{"model":"gpt-4o-mini","input":"Hello"}}"""));
        File.WriteAllLines(FilePath("BT5005"), [Line(1, $"\"{new string('a', 1_000_000)}\"")]);
        File.WriteAllLines(FilePath("BT5008"), Enumerable.Range(1, 25).Select(id => Line(id, $"[{string.Join(',', Enumerable.Repeat("\"a\"", 2048))}]")));
        return consumer;

        string FilePath(string id) => Path.Combine(consumer.Project, "Files", $"{id}.jsonl");

        static string Line(int id, string input) =>
            $$"""{"custom_id":"{{id}}","method":"POST","url":"/v1/embeddings","body":{"model":"text-embedding-3-small","input":{{input}} } }""";
    }

    /// <summary>What the sources mark in a comment, and the files, which have no comments, by their names: their last line is the mistake.</summary>
    private static IEnumerable<string> Marked(string folder, string mistakes)
    {
        string[] folders = mistakes.Length == 0 ? ["Fixable", "ByHand"] : [mistakes];
        var places = new List<string>();
        foreach (var file in folders.SelectMany(each => Directory.EnumerateFiles(Path.Combine(folder, each), "*.cs")))
        {
            var lines = File.ReadAllLines(file);
            for (var i = 0; i < lines.Length; i++)
                places.AddRange(Mark().Matches(lines[i]).SelectMany(m => m.Groups["id"].Captures).Select(id => $"{Path.GetFileName(file)}({i + 1}): {id.Value}"));
        }

        if (mistakes.Length == 0)
        {
            places.Add("BT0007");
            places.AddRange(Directory.EnumerateFiles(Path.Combine(folder, "Files")).Select(file => $"{Path.GetFileName(file)}({File.ReadLines(file).Count()}): {Path.GetFileNameWithoutExtension(file)}"));
        }

        return places.Order(StringComparer.Ordinal);
    }

    [GeneratedRegex(@"// (?:(?<id>BT\d{4})\s?)+$")]
    private static partial Regex Mark();
}
