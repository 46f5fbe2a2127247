using BatchTasks.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BatchTasks.Generators.Tests;

/// <summary>Source as it is while somebody types it: neither the generator nor the analyzer may fail on it.</summary>
public class HalfTypedSourceTests
{
    [Theory]
    [MemberData(nameof(GeneratedCodeTests.CaseNames), MemberType = typeof(GeneratedCodeTests))]
    public async Task A_source_cut_off_at_any_token_is_taken(string name)
    {
        var source = Cases.Usings + Cases.All[name];
        var ends = CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens().Select(t => t.Span.End).Where(e => e > Cases.Usings.Length).ToList();
        foreach (var end in ends.Where((_, i) => i % 5 == 0))
            await Take(source[..end]);
    }

    [Theory]
    [MemberData(nameof(GeneratedCodeTests.CaseNames), MemberType = typeof(GeneratedCodeTests))]
    public async Task A_source_with_a_token_left_out_or_doubled_is_taken(string name)
    {
        var source = Cases.Usings + Cases.All[name];
        var random = new Random(20240601);
        var tokens = CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens().Where(t => t.SpanStart > Cases.Usings.Length && t.Span.Length > 0).ToList();
        for (var i = 0; i < 20; i++)
        {
            var token = tokens[random.Next(tokens.Count)];
            await Take(source.Remove(token.SpanStart, token.Span.Length));
            await Take(source.Insert(token.Span.End, " " + token.Text));
        }
    }

    private static async Task Take(string source)
    {
        var compilation = TestCompilation.Create(source);
        var run = GeneratorRun.Of(compilation);
        Assert.Null(run.Result.Results.Single().Exception);
        await AnalyzerRun.Of(compilation);
    }
}
