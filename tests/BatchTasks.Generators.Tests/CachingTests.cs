using System.Collections;
using System.Reflection;
using BatchTasks.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BatchTasks.Generators.Tests;

public class CachingTests
{
    private static readonly string s_source = Cases.Usings + Cases.All["structured-result"];

    [Fact]
    public void An_unrelated_edit_leaves_every_step_as_it_was()
    {
        var compilation = TestCompilation.Create([s_source, "class Unrelated { }"]);
        var (steps, outputs) = Rerun(compilation, compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[1], Parse("class Unrelated { int _x; }", compilation)));
        Assert.All(steps, s => Assert.Contains(s, new[] { IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged }));
        Assert.All(outputs, s => Assert.Equal(IncrementalStepRunReason.Cached, s));
        Assert.NotEmpty(outputs);
    }

    [Fact]
    public void A_comment_in_the_same_file_leaves_the_output_as_it_was()
    {
        var (_, outputs) = Edit(s_source, s_source.Replace("public enum", "/* comment */ public enum"));
        Assert.All(outputs, s => Assert.Equal(IncrementalStepRunReason.Cached, s));
    }

    [Theory]
    [InlineData("\"gpt-4o-mini\"", "\"gpt-4o\"")]
    [InlineData("Judge whether", "Say whether")]
    [InlineData("Positive, Negative", "Positive, Negative, Neutral")]
    [InlineData("0 to 1", "0 to 100")]
    [InlineData("review-{Id}", "r-{Id}")]
    [InlineData("\"temperature\", 0", "\"temperature\", 1")]
    public void A_related_edit_runs_the_steps_again(string before, string after)
    {
        Assert.Contains(before, s_source, StringComparison.Ordinal);
        var (steps, outputs) = Edit(s_source, s_source.Replace(before, after));
        Assert.Contains(IncrementalStepRunReason.Modified, steps);
        Assert.Contains(IncrementalStepRunReason.Modified, outputs);
    }

    [Fact]
    public void An_edit_of_one_task_leaves_the_others_output_as_it_was()
    {
        var other = Cases.Usings + Cases.All["embedding"];
        var compilation = TestCompilation.Create([s_source, other]);
        var (_, outputs) = Rerun(compilation, compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[1], Parse(other.Replace("256", "512"), compilation)));
        Assert.Equal(new[] { IncrementalStepRunReason.Cached, IncrementalStepRunReason.Modified }, outputs.OrderDescending());
    }

    [Fact]
    public void Every_named_step_is_tracked()
    {
        var named = typeof(BatchTaskGenerator.StepNames).GetFields().Select(f => (string)f.GetRawConstantValue()!).Except(["Stubs"]);
        var tracked = GeneratorRun.Of(Cases.Usings + Cases.All["prompt-files"], Cases.Project).Result.Results.Single().TrackedSteps.Keys;
        Assert.All(named, n => Assert.Contains(n, tracked));
    }

    [Theory]
    [MemberData(nameof(GeneratedCodeTests.CaseNames), MemberType = typeof(GeneratedCodeTests))]
    public void Models_of_one_source_are_equal_and_hold_no_symbol_or_syntax(string name)
    {
        var first = Models(Cases.Usings + Cases.All[name]);
        var second = Models(Cases.Usings + Cases.All[name]);
        Assert.NotEmpty(first);
        Assert.Equal(first, second);
        Assert.Equal(first.Select(m => m.GetHashCode()), second.Select(m => m.GetHashCode()));
        Assert.All(first.Zip(second), pair => Assert.NotSame(pair.First, pair.Second));
        foreach (var model in first)
            AssertPlainData(model, new HashSet<object>(ReferenceEqualityComparer.Instance));
    }

    private static List<object> Models(string source) =>
        [.. GeneratorRun.Of(source, Cases.Project).Result.Results.Single().TrackedSteps[BatchTaskGenerator.StepNames.Tasks].SelectMany(s => s.Outputs).Select(o => o.Value)];

    private static void AssertPlainData(object? node, HashSet<object> seen)
    {
        if (node is null || !seen.Add(node) || node is string || node.GetType().IsPrimitive || node.GetType().IsEnum || node is Type)
            return;

        Assert.False(node is ISymbol or Compilation or SyntaxNode or SyntaxTree or SemanticModel or Location or AttributeData or Diagnostic, $"The model holds a {node.GetType()}.");
        if (node is IEnumerable items)
        {
            foreach (var item in items)
                AssertPlainData(item, seen);
        }

        for (var type = node.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                AssertPlainData(field.GetValue(node), seen);
        }
    }

    private static (List<IncrementalStepRunReason> Steps, List<IncrementalStepRunReason> Outputs) Edit(string before, string after)
    {
        var compilation = TestCompilation.Create(before);
        return Rerun(compilation, compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[0], Parse(after, compilation)));
    }

    private static (List<IncrementalStepRunReason> Steps, List<IncrementalStepRunReason> Outputs) Rerun(Compilation before, Compilation after)
    {
        var result = GeneratorRun.Of(before).Driver.RunGenerators(after).GetRunResult().Results.Single();
        var steps = new[] { BatchTaskGenerator.StepNames.Parse, BatchTaskGenerator.StepNames.Tasks }
            .SelectMany(name => result.TrackedSteps[name])
            .SelectMany(s => s.Outputs)
            .Select(o => o.Reason);
        var outputs = result.TrackedOutputSteps.SelectMany(s => s.Value).SelectMany(s => s.Outputs).Select(o => o.Reason);
        return ([.. steps], [.. outputs]);
    }

    private static SyntaxTree Parse(string source, Compilation compilation) =>
        CSharpSyntaxTree.ParseText(source, (CSharpParseOptions)compilation.SyntaxTrees.First().Options);
}
