using System.Text;
using BatchTasks.Tests.HandWritten;

namespace BatchTasks.Tests.Files;

/// <summary>What is read on several threads is what is read on one.</summary>
public sealed class ParallelReadingTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public static TheoryData<int> Degrees => [2, 3, 8];

    private static string Ok(int i, int length = 10) => Outcomes.Line($"a{i}", $"answer {i} {new string('x', length)}");

    private static Task<List<BatchOutcome<string>>> ReadAsync(byte[] file, int degree, BatchReadOptions? options = null, int atATime = int.MaxValue) =>
        BatchFile.ReadAsync<AskTask, string>(new PiecewiseStream(file, atATime), "f", (options ?? new()) with { MaxDegreeOfParallelism = degree }).ToListAsync().AsTask();

    private static async Task<List<BatchOutcome<string>>> CompareAsync(byte[] file, BatchReadOptions? options = null)
    {
        options = (options ?? new()) with { KeepRawBodies = true };
        var expected = await ReadAsync(file, 1, options);
        SameOutcomes.Check(expected, await ReadAsync(file, 1, options, atATime: 7001));
        foreach (var degree in Degrees)
        {
            SameOutcomes.Check(expected, await ReadAsync(file, degree.Data, options));
            SameOutcomes.Check(expected, await ReadAsync(file, degree.Data, options, atATime: 7001));
        }

        return expected;
    }

    private static Task<List<BatchOutcome<string>>> CompareAsync(string file, BatchReadOptions? options = null) => CompareAsync(Encoding.UTF8.GetBytes(file), options);

    [Fact]
    public async Task Result_files_of_services_are_read_alike()
    {
        var corpus = Environment.GetEnvironmentVariable("BATCHTASKS_CORPUS");
        Assert.SkipWhen(string.IsNullOrEmpty(corpus), "BATCHTASKS_CORPUS is not set.");
        foreach (var path in Directory.GetFiles(Path.Combine(corpus!, "results"), "*.jsonl"))
        {
            var file = await File.ReadAllBytesAsync(path);
            await CompareAsync(file);

            // So often that it is many blocks; the last line of one may go on with the first of the next.
            await CompareAsync([.. Enumerable.Repeat(file, 1 + (2_000_000 / file.Length)).SelectMany(bytes => bytes)]);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("\ufeff")]
    [InlineData("\ufeff\r\n \t\r\n")]
    public async Task Files_without_a_line_give_nothing(string file) => Assert.Empty(await CompareAsync(file));

    [Theory]
    [InlineData("\n", "")]
    [InlineData("\r\n", "")]
    [InlineData("\n", "\n")]
    [InlineData("\n \t\n\r\n", "\r\n")]
    public async Task Broken_lines_line_ends_blank_lines_and_a_mark_are_read_alike(string lineEnd, string end)
    {
        var lines = Enumerable.Range(0, 4000).Select(i => (i % 10) switch
        {
            1 => Ok(i)[..^60],
            3 => "<<<<<<< HEAD",
            5 => Outcomes.Line($"a{i}", 429, "{\"error\": {\"code\": \"rate_limit_exceeded\", \"message\": \"slow\"}}"),
            7 => Outcomes.Line($"a{i}", 200, Outcomes.Completion("cut", "length")),
            8 => "{\"custom_id\": \"a\", \"response\": {\"status_code\": 200}, \"error\": null}",
            _ => Ok(i, i % 700),
        });

        var outcomes = await CompareAsync("\ufeff" + string.Join(lineEnd, lines) + end);

        Assert.Equal(4000, outcomes.Count);
        Assert.Equal(1 + (3999L * lineEnd.Count(c => c == '\n')), outcomes[^1].Location!.Value.LineNumber);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("")]
    public async Task Lines_longer_than_a_block_are_read_alike(string end)
    {
        int[] lengths = [10, 300_000, 20, 262_144, 131_072, 5_000_000, 30, 40, 131_071, 1_000_000];

        var outcomes = await CompareAsync(string.Join('\n', lengths.Select((length, i) => Ok(i, length))) + end);

        Assert.All(outcomes, outcome => Assert.Equal(BatchOutcomeKind.Succeeded, outcome.Kind));
        Assert.Equal(lengths.Length, outcomes.Count);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(1000)]
    [InlineData(65_536)]
    [InlineData(300_000)]
    public async Task Lines_over_the_limit_are_read_alike_whatever_comes_at_a_time(int maxLineBytes)
    {
        int[] lengths = [700_000, 10, 300, 65_000, 65_535, 70_000, 200_000, 299_700, 300_100, 20, 900_000, 2_000_000, 50, 400_000];
        var lines = lengths.Select((length, i) => Ok(i, length)).Append(new string(' ', 800_000)).Append(new string('\t', 90_000) + "x");
        foreach (var lineEnd in new[] { "\n", "\r\n" })
        {
            var file = "\ufeff" + string.Join(lineEnd, lines);
            var outcomes = await CompareAsync(file, new() { MaxLineBytes = maxLineBytes });
            Assert.Equal(lengths.Length + 1, outcomes.Count);
            Assert.All(outcomes, (outcome, i) => Assert.Equal(i + (i == lengths.Length ? 2 : 1), outcome.Location!.Value.LineNumber));
            Assert.All(outcomes, outcome => Assert.InRange(outcome.RawBody.Length, 1, Math.Max(65_536, maxLineBytes)));
        }
    }

    [Fact]
    public async Task A_hundred_thousand_lines_come_in_their_order()
    {
        var file = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 100_000).Select(i => Ok(i, i % 300) + "\n")));
        var expected = await ReadAsync(file, 1);
        foreach (var degree in Degrees)
            SameOutcomes.Check(expected, await ReadAsync(file, degree.Data));

        Assert.Equal(Enumerable.Range(0, 100_000).Select(i => $"a{i}"), expected.Select(outcome => outcome.CustomId));
    }

    [Theory]
    [MemberData(nameof(Degrees))]
    public async Task Both_files_are_read_and_what_is_missing_comes_last(int degree)
    {
        await BatchFile.WriteAsync(_folder["input.jsonl"], Enumerable.Range(0, 3000).Select(i => new AskTask($"a{i}", "")).ToList());
        var output = _folder.Write("output.jsonl", string.Join('\n', Enumerable.Range(100, 2000).Select(i => Ok(i, 500))));
        var errors = _folder.Write("errors.jsonl", "{\"custom_id\":\"a7\",\"response\":null,\"error\":{\"code\":\"batch_expired\",\"message\":\"late\"}}");
        var options = new BatchReadOptions { InputFile = _folder["input.jsonl"] };

        var expected = await BatchFile.ReadAsync<AskTask, string>(output, errors, options).ToListAsync();
        var outcomes = await BatchFile.ReadAsync<AskTask, string>(output, errors, options with { MaxDegreeOfParallelism = degree }).ToListAsync();

        SameOutcomes.Check(expected, outcomes);
        Assert.Equal(999, outcomes.Count(outcome => outcome is BatchOutcome<string>.Missing));
        Assert.Equal(BatchOutcomeKind.Expired, outcomes[2000].Kind);
    }

    [Theory]
    [MemberData(nameof(Degrees))]
    public async Task Files_without_a_line_are_an_error(int degree)
    {
        var file = _folder.Write("output.jsonl", "\n \n");

        await Assert.ThrowsAsync<InvalidDataException>(
            async () => await BatchFile.ReadAsync<AskTask, string>(file, null, new() { MaxDegreeOfParallelism = degree }).ToListAsync());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_degree_that_is_not_positive_is_refused(int degree)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() =>
            BatchFile.ReadAsync<AskTask, string>(Stream.Null, "f", new() { MaxDegreeOfParallelism = degree }));

        Assert.Equal(nameof(BatchReadOptions.MaxDegreeOfParallelism), error.ParamName);
    }

    [Fact]
    public async Task Any_number_of_threads_may_be_allowed()
    {
        var outcomes = await ReadAsync(Encoding.UTF8.GetBytes(Ok(1)), int.MaxValue);

        Assert.Single(outcomes);
    }

    public void Dispose() => _folder.Dispose();
}
