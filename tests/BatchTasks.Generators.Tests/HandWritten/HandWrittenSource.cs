using BatchTasks.Generators.Analyzers;
using BatchTasks.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Tests.HandWritten;

/// <summary>Sources around an expression or some statements, and what is reported in them.</summary>
internal static class HandWrittenSource
{
    /// <summary>What a chat line has beside the parts that a test is about.</summary>
    public const string Body = "body = new { model = \"m\", messages = new[] { new { role = \"user\", content = text } } }";

    public static string OfExpression(string expression) => OfStatements($"Take({expression});");

    public static string OfStatements(string statements) => $$"""
        using System; using System.Collections.Generic; using System.IO; using System.Linq; using System.Text; using System.Text.Json; using System.Text.Json.Nodes;
        using System.Threading.Tasks; using BatchTasks; using OpenAI.Batch; using System.ClientModel;
        #pragma warning disable OPENAI001
        class C
        {
            const string Window = "24h";
            static object Take(params object[] values) => values;
            static object Take(ReadOnlySpan<byte> utf8) => 1;
            static List<string> shared = new();
            IEnumerable<object> M(string id, string text, int number, object anything, List<string> texts, List<object> lines, StringBuilder builder, BatchClient client)
            {
                {{statements}}
                yield break;
            }
        }
        """;

    /// <summary>Asserts what is reported, but for the note that each line gets.</summary>
    public static async Task Verify(string markedSource, TestProject? project = null)
    {
        var source = Markup.Parse(markedSource, out var expected);
        var compilation = TestCompilation.Create(source);
        Assert.DoesNotContain(compilation.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
        var diagnostics = await AnalyzerRun.Of(compilation, [new HandWrittenLineAnalyzer()], project);
        var isMarked = expected.Any(e => e.Id == "BT4001");
        Assert.Equal(
            expected.Select(e => $"{e.Id} '{source.Substring(e.Span.Start, e.Span.Length)}'"),
            diagnostics
                .Where(d => isMarked || d.Id != "BT4001")
                .OrderBy(d => d.Location.SourceSpan.Start).ThenBy(d => d.Id)
                .Select(d => $"{d.Id} '{source.Substring(d.Location.SourceSpan.Start, d.Location.SourceSpan.Length)}'"));
        if (!isMarked)
            Assert.Contains(diagnostics, d => d.Id is "BT4001" or "BT1002" or "BT1007" or "BT4004");
    }

    /// <summary>Asserts that nothing in it is taken for a line or a CreateBatch body.</summary>
    public static Task VerifyNothing(string source) => AnalyzerRun.Verify<HandWrittenLineAnalyzer>(source);
}
