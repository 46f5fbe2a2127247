using System.Reflection;
using System.Text.RegularExpressions;
using BatchTasks.ClientTests.Fakes;
using BatchTasks.ClientTests.Running;

namespace BatchTasks.ClientTests.Nasty;

/// <summary>Everything that goes wrong in result files, in one batch: each row is accounted for, by the reading of files and by a run.</summary>
public sealed partial class NastyFileTests : RunFixture
{
    private static readonly string s_page = Path.Combine(
        Path.GetDirectoryName(typeof(NastyFileTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Readme").Value!)!, "docs", "runs.md");

    private static int Lines => NastyFiles.Rows.Sum(static row =>
        $"{row.Output}{row.Error}".Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Length);

    [Fact]
    public async Task The_reading_of_files_has_an_outcome_for_every_line_and_every_task()
    {
        await BatchFile.WriteAsync(Folder["batch.jsonl"], NastyFiles.Tasks);
        await File.WriteAllBytesAsync(Folder["output.jsonl"], NastyFiles.Output);
        await File.WriteAllBytesAsync(Folder["errors.jsonl"], NastyFiles.Error);

        var outcomes = await NoteTask.ReadResultsAsync(
            Folder["output.jsonl"], Folder["errors.jsonl"], new BatchReadOptions { InputFile = Folder["batch.jsonl"] }).ToListAsync();

        // One for each line, each at its place, and one for each task without a line.
        var missing = outcomes.Where(static outcome => outcome.Kind == BatchOutcomeKind.Missing).ToList();
        Assert.Equal(Lines, outcomes.Count - missing.Count);
        Assert.Equal(Lines, outcomes.Select(static outcome => outcome.Location).OfType<BatchLineLocation>().Distinct().Count());
        foreach (var row in NastyFiles.Rows)
            AssertFirstIs(row, [.. outcomes.Where(outcome => row.Outcome is not null && outcome.CustomId == row.Id)], 1 + row.Unmatched.Count(IsDuplicate));

        // What is left belongs to no task.
        var foreign = outcomes.Where(static outcome => NastyFiles.Tasks.All(task => task.Id != outcome.CustomId)).ToList();
        Assert.Equal(NastyFiles.Rows.Sum(static row => row.Unmatched.Count(static reason => !IsDuplicate(reason))), foreign.Count);
    }

    [Fact]
    public async Task A_run_hands_over_each_task_once_and_reports_every_other_line()
    {
        Fake.OnLook = static (service, batch) =>
        {
            batch.Members["status"] = "completed";
            batch.Members["output_file_id"] = service.AddFile(NastyFiles.Output);
            batch.Members["error_file_id"] = service.AddFile(NastyFiles.Error);
        };

        var outcomes = await Fake.CreateClient().RunBatchAsync(NastyFiles.Tasks, Options with { Retry = BatchRetryPolicy.None }).ToListAsync();

        outcomes.AssertEachOnce(NastyFiles.Tasks.Select(static task => task.Id));
        foreach (var row in NastyFiles.Rows)
            AssertFirstIs(row, [.. outcomes.Where(outcome => row.Outcome is not null && outcome.CustomId == row.Id)], 1);

        Assert.Equal(
            NastyFiles.Rows.SelectMany(static row => row.Unmatched).CountBy(static reason => reason).OrderBy(static pair => pair.Key),
            Unmatched.Select(static line => line.Reason).CountBy(static reason => reason).OrderBy(static pair => pair.Key));

        // The lines of the files are those that were taken and those that were reported.
        var summary = Reports.All[^1].Summary!;
        Assert.True(summary.Balances);
        Assert.Equal(NastyFiles.Tasks.Count, summary.Tasks);
        Assert.Equal(Lines, summary.Tasks - summary[BatchOutcomeKind.Missing] + summary.UnmatchedLines);
    }

    [Fact]
    public void The_table_of_the_docs_says_the_same()
    {
        var rows = TableRow().Matches(Section(File.ReadAllText(s_page))).Select(static match => (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value)).ToList();

        Assert.Equal(NastyFiles.Rows.Select(static row => (row.What, row.Becomes)), rows.Select(static row => (row.Item1, row.Item2)));
        Assert.All(rows, static row => Assert.NotEmpty(row.Item3));
    }

    private static void AssertFirstIs(NastyRow row, List<BatchOutcome<Note>> outcomes, int count)
    {
        if (row.Outcome is not { } kind)
            return;

        Assert.True(outcomes.Count == count, $"{row.What}: {outcomes.Count} outcomes");
        var first = outcomes[0];
        Assert.True(first.Kind == kind, $"{row.What}: {first.Reason}");
        Assert.Equal(row.Text, (first as BatchOutcome<Note>.Succeeded)?.Value.Text);
        if (row.Reason is { } reason)
            Assert.Contains(reason, first.Reason, StringComparison.Ordinal);
    }

    private static bool IsDuplicate(BatchUnmatchedReason reason) => reason == BatchUnmatchedReason.DuplicateCustomId;

    private static string Section(string page)
    {
        const string Heading = "## Rows accounted for";
        var section = page[(page.IndexOf(Heading, StringComparison.Ordinal) + Heading.Length)..];
        return section.IndexOf("\n## ", StringComparison.Ordinal) is >= 0 and var end ? section[..end] : section;
    }

    [GeneratedRegex(@"^\| (?!in the files|---)(.*?) \| (.*?) \| (.*?) \|$", RegexOptions.Multiline)]
    private static partial Regex TableRow();
}
