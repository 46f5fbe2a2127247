using System.Globalization;
using BatchTasks.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Tests.Files;

/// <summary>Severities by the files' own key, as the compiler's reaches sources only.</summary>
public class FileSeverityTests
{
    /// <summary>BT5003, which is a warning.</summary>
    private const string Line = """{"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{"model":"m","messages":[{"role":"user","content":"x"}]},"x":1}""";

    [Theory]
    [InlineData("silent", DiagnosticSeverity.Hidden)]
    [InlineData("suggestion", DiagnosticSeverity.Info)]
    [InlineData("warning", DiagnosticSeverity.Warning)]
    [InlineData("error", DiagnosticSeverity.Error)]
    [InlineData("ERROR", DiagnosticSeverity.Error)]
    [InlineData("default", DiagnosticSeverity.Warning)]
    public async Task The_key_gives_the_severity(string value, DiagnosticSeverity severity) =>
        Assert.Equal(("BT5003", severity), Of(Assert.Single(await RunAsync($"[*.jsonl]\nbatchtasks.BT5003.severity = {value}"))));

    [Theory]
    [InlineData("[*.jsonl]\nbatchtasks.BT5003.severity = none")]
    [InlineData("[{data,other}/**.jsonl]\nbatchtasks.bt5003.severity = none")]
    [InlineData("[*]\nbatchtasks.BT5003.severity = none")]
    public async Task The_key_turns_the_rule_off(string editorConfig) => Assert.Empty(await RunAsync(editorConfig));

    [Theory]
    [InlineData("[*.cs]\nbatchtasks.BT5003.severity = none")]
    [InlineData("[other/*.jsonl]\nbatchtasks.BT5003.severity = none")]
    [InlineData("[*.jsonl]\nbatchtasks.BT5002.severity = none")]
    public async Task The_key_holds_for_its_rule_and_files_alone(string editorConfig) =>
        Assert.Equal(("BT5003", DiagnosticSeverity.Warning), Of(Assert.Single(await RunAsync(editorConfig))));

    [Fact]
    public async Task A_severity_that_is_not_known_is_told_and_not_gone_by()
    {
        var diagnostics = await RunAsync("[*.jsonl]\nbatchtasks.BT5003.severity = warnning");
        Assert.Equal([("BT0007", DiagnosticSeverity.Warning), ("BT5003", DiagnosticSeverity.Warning)], diagnostics.Select(Of));
        Assert.Equal(
            "batchtasks.BT5003.severity is 'warnning', which is not known; it can be none, silent, suggestion, warning, error, default",
            diagnostics[0].GetMessage(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(ReportDiagnostic.Suppress)]
    [InlineData(ReportDiagnostic.Info)]
    public async Task What_the_compiler_is_told_goes_before_the_key(ReportDiagnostic report)
    {
        var compilation = TestCompilation.Create("");
        var options = compilation.Options.WithSpecificDiagnosticOptions([KeyValuePair.Create("BT5003", report)]);
        var project = new TestProject { EditorConfig = "[*.jsonl]\nbatchtasks.BT5003.severity = error" };
        project.WithBatchFile(BatchFileRun.Path, Microsoft.CodeAnalysis.Text.SourceText.From(Line, BatchFileRun.Utf8));
        var diagnostics = await AnalyzerRun.Of(compilation.WithOptions(options), project);
        Assert.Equal(report == ReportDiagnostic.Suppress ? [] : [DiagnosticSeverity.Info], diagnostics.Select(d => d.Severity));
    }

    private static (string Id, DiagnosticSeverity Severity) Of(Diagnostic diagnostic) => (diagnostic.Id, diagnostic.Severity);

    private static async Task<IReadOnlyList<Diagnostic>> RunAsync(string editorConfig) => await BatchFileRun.Of(Line, new TestProject { EditorConfig = editorConfig });
}
