using System.Diagnostics;
using System.Text;
using BatchTasks.Benchmarks.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.Benchmarks.Compilers;

/// <summary>How long the generator takes after an edit of one file, and which of its steps run again.</summary>
internal static class KeystrokeTimes
{
    // An editor runs all day: what is measured is what the runtime has optimized. Edits that take long are fewer.
    private const int MostWarmUps = 1000;
    private const int MostEdits = 200;
    private static readonly TimeSpan s_longestWarmUp = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(4);

    public static string Measure(int types, int rounds)
    {
        var records = MeasuredCompilation.Parse(RecordSources.Records(types), "Task");
        var unrelated = MeasuredCompilation.Parse(RecordSources.Unrelated, "Unrelated.cs");
        var table = new StringBuilder()
            .AppendLine("| keystroke | ms, median | ms, most | steps that ran |")
            .AppendLine("|---|---|---|---|");

        Row("in a method's body, in an unrelated file", unrelated, "left + right", "left + right + 1");
        Row("the same, for a generator that does nothing and has as many files", unrelated, "left + right", "left + right + 1", new IdleGenerator(types));
        Row("in an unrelated declaration", unrelated, "Add(int", "AddAll(int");
        Row("in a declaration beside a task, in its file", records[0], "record Copy0000", "record Copied0000");
        Row("in a task's message", records[0], "Answer in one word.", "Answer in one words.");
        return table.ToString();

        void Row(string name, SyntaxTree tree, string before, string after, IIncrementalGenerator? generator = null)
        {
            var (times, steps) = Edits(generator ?? MeasuredCompilation.BatchTasks(), [.. records, unrelated], tree, before, after, rounds);
            table.AppendLine($"| {name} | {times.Median():0.00} | {times.Max():0.00} | {steps} |");
        }
    }

    private static (List<double> Times, string Steps) Edits(IIncrementalGenerator generator, SyntaxTree[] trees, SyntaxTree tree, string before, string after, int rounds)
    {
        var compilation = MeasuredCompilation.Create(trees);
        var driver = MeasuredCompilation.Driver(generator).RunGenerators(compilation);
        var times = new List<double>();

        var watch = Stopwatch.StartNew();
        for (var edit = 0; rounds > 1 && edit < MostWarmUps && watch.Elapsed < s_longestWarmUp; edit++)
            Edit();

        watch.Restart();
        while (times.Count < rounds || (rounds > 1 && times.Count < MostEdits && watch.Elapsed < s_longest))
            times.Add(Edit());

        // Once more, with the driver keeping a record, which costs time of its own.
        var tracked = MeasuredCompilation.Driver(generator, isTracked: true).RunGenerators(compilation);
        (compilation, _) = Replace(compilation, tree, before, after);
        var result = tracked.RunGenerators(compilation).GetRunResult().Results.Single();
        var ran = result.TrackedSteps.Concat(result.TrackedOutputSteps)
            .SelectMany(static steps => steps.Value)
            .SelectMany(static step => step.Outputs.Select(output => (step.Name, output.Reason)))
            .Where(static output => output.Reason is not IncrementalStepRunReason.Cached && output.Name is not "Compilation")
            .GroupBy(static output => output)
            .Select(static group => $"{group.Key.Name ?? "output"}: {group.Count()} {group.Key.Reason}");
        return (times, string.Join(", ", ran) is { Length: > 0 } steps ? steps : "none");

        // To and fro, as an editor gives them: each tree made from the one before.
        double Edit()
        {
            (compilation, tree) = Replace(compilation, tree, before, after);
            (before, after) = (after, before);
            var start = Stopwatch.GetTimestamp();
            driver = driver.RunGenerators(compilation);
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
    }

    private static (CSharpCompilation Compilation, SyntaxTree Tree) Replace(CSharpCompilation compilation, SyntaxTree tree, string before, string after)
    {
        var text = tree.GetText();
        var start = text.ToString().IndexOf(before, StringComparison.Ordinal);
        var changed = tree.WithChangedText(text.WithChanges(new TextChange(new TextSpan(start, before.Length), after)));
        return (compilation.ReplaceSyntaxTree(tree, changed), changed);
    }
}
