using Microsoft.CodeAnalysis.CSharp;

namespace BatchTasks.Generators.Tests.Robustness;

/// <summary>
/// Source as it is while somebody types it: no generator, analyzer, code fix or refactoring may fail on it. With BATCHTASKS_LONG_TESTS=1 each source is cut
/// off at all of its tokens and mutated many times more.
/// </summary>
public class HalfTypedSourceTests
{
    private static readonly bool s_isLong = Environment.GetEnvironmentVariable("BATCHTASKS_LONG_TESTS") == "1";

    public static TheoryData<string> Sources => [.. Cases.All.Keys, .. HandWrittenSources.All.Keys];

    /// <summary>The sources that are cut off at all of their tokens even in the short run.</summary>
    public static TheoryData<string> WholeSources => ["structured-result", .. HandWrittenSources.All.Keys];

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task A_source_cut_off_at_a_token_is_taken(string name)
    {
        var source = new TypedSource();
        var ends = Mutation.Tokens(Text(name)).Select(t => t.Span.End).ToList();
        foreach (var end in ends.Where((_, i) => s_isLong || i % 10 == 0))
            await source.TakeAsync(Text(name)[..end]);
    }

    [Theory]
    [MemberData(nameof(WholeSources))]
    public async Task A_source_cut_off_at_any_token_with_its_rest_is_taken(string name)
    {
        // What somebody types stands in the midst of what is there already.
        var source = new TypedSource();
        var text = Text(name);
        var ends = Mutation.Tokens(text).Select(t => t.Span.End).ToList();
        foreach (var end in ends.Where((_, i) => s_isLong || i % 6 == 0))
        {
            var rest = text.IndexOf('\n', end);
            await source.TakeAsync(text[..end] + (rest < 0 ? "" : text[rest..]));
        }
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task A_mutated_source_is_taken(string name)
    {
        var source = new TypedSource();
        var random = new Random(20240601);
        var other = Mutation.Tokens(string.Join("\n", HandWrittenSources.All.Values.Append(Cases.All["holes"]))).Select(t => t.Text).ToArray();
        for (var i = 0; i < (s_isLong ? 500 : 6); i++)
        {
            var text = Text(name);
            for (var step = random.Next(1, 4); step > 0; step--)
                text = Mutation.Apply(text, random, other);

            await source.TakeAsync(text);
        }
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task A_whole_source_is_taken(string name)
    {
        Assert.DoesNotContain(CSharpSyntaxTree.ParseText(Text(name)).GetDiagnostics(), d => d.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
        await new TypedSource().TakeAsync(Text(name));
    }

    private static string Text(string name) => Cases.All.TryGetValue(name, out var source) ? Cases.Usings + source : HandWrittenSources.All[name];
}
