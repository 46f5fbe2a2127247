using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using BatchTasks.Generators.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.Generators.Tests.Harness;

/// <summary>Runs the file analyzer over a batch file.</summary>
internal static class BatchFileRun
{
    public const string Path = "/data/batch.jsonl";

    private static readonly Compilation s_compilation = TestCompilation.Create("");

    /// <summary>UTF-8 without a byte order mark.</summary>
    public static UTF8Encoding Utf8 { get; } = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>What is reported in a file of that text.</summary>
    public static Task<ImmutableArray<Diagnostic>> Of(string text, TestProject? project = null, params (string Name, string Value)[] metadata) =>
        Of(SourceText.From(text, Utf8), project, metadata);

    /// <summary>What is reported in a file of that text, in the order of the file.</summary>
    public static async Task<ImmutableArray<Diagnostic>> Of(SourceText text, TestProject? project = null, params (string Name, string Value)[] metadata)
    {
        project = (project ?? new TestProject()).WithBatchFile(Path, text, metadata);
        var diagnostics = await AnalyzerRun.Of(s_compilation, [new BatchFileAnalyzer()], project);
        return [.. diagnostics.OrderBy(d => d.Location.SourceSpan.Start).ThenBy(d => d.Location.SourceSpan.Length).ThenBy(d => d.Id, StringComparer.Ordinal)];
    }

    /// <summary>
    /// Asserts that exactly the marked diagnostics are reported, each at the line and column that its place has where lines end at '\n' alone:
    /// <c>{|BT1001:"GET"|}</c>.
    /// </summary>
    public static async Task Verify(string marked, TestProject? project = null, params (string Name, string Value)[] metadata)
    {
        var text = Markup.Parse(marked, out var expected);
        var diagnostics = await Of(text, project, metadata);
        Assert.Equal(
            expected.Select(e => $"{e.Id} {Position(text, e.Span.Start)}-{Position(text, e.Span.End)} '{text.Substring(e.Span.Start, e.Span.Length)}'").Order(StringComparer.Ordinal),
            diagnostics.Select(d => $"{d.Id} {d.Location.GetLineSpan().StartLinePosition}-{d.Location.GetLineSpan().EndLinePosition} '{text.Substring(d.Location.SourceSpan.Start, d.Location.SourceSpan.Length)}'").Order(StringComparer.Ordinal));
        Assert.All(diagnostics, d => Assert.Equal(Path, d.Location.GetLineSpan().Path));
        Assert.All(diagnostics, d => Assert.DoesNotContain("{0}", d.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }

    private static LinePosition Position(string text, int offset)
    {
        var before = text[..offset];
        return new(before.Count(c => c == '\n'), offset - (before.LastIndexOf('\n') + 1));
    }
}
