using BatchTasks.Generators.Analyzers;
using BatchTasks.Generators.Tests.Harness;

namespace BatchTasks.Generators.Tests.HandWritten;

/// <summary>The project's own code writes no line by hand, although it is full of their names.</summary>
public class RepositoryTests
{
    [Theory]
    [InlineData("src")]
    [InlineData("samples")]
    public async Task Nothing_is_taken_for_a_line_in(string folder)
    {
        var files = Directory.GetFiles(Path.Combine(RulePage.Repository, folder), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}Mistakes{Path.DirectorySeparatorChar}", StringComparison.Ordinal)) // Made to be reported.
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(File.ReadAllText)
            .Where(t => t.Contains("custom_id", StringComparison.Ordinal) || t.Contains("completion_window", StringComparison.Ordinal) || t.Contains("/v1/", StringComparison.Ordinal) || t.Contains(".jsonl", StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(files);
        Assert.Empty(await AnalyzerRun.Of(TestCompilation.Create(files), [new HandWrittenLineAnalyzer()]));
    }
}
