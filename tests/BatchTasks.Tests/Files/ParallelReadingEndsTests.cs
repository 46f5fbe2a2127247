using System.Collections.Concurrent;
using System.Text;
using BatchTasks.Tests.HandWritten;

namespace BatchTasks.Tests.Files;

/// <summary>How reading on several threads ends before its end: nothing is read any more, and nothing is left.</summary>
public sealed class ParallelReadingEndsTests
{
    private const int Block = 256 * 1024;
    private const int Lines = 20_000;

    private static readonly byte[] s_file = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, Lines).Select(i => Outcomes.Line($"a{i}", $"{i}") + "\n")));

    public static TheoryData<int> Degrees => [1, 2, 3, 8];

    private static IAsyncEnumerable<BatchOutcome<string>> Read<TTask>(Stream stream, int degree, CancellationToken cancellationToken = default)
        where TTask : IBatchTaskSerializer<TTask, string> =>
        BatchFile.ReadAsync<TTask, string>(stream, "f", new() { MaxDegreeOfParallelism = degree }, cancellationToken);

    /// <summary>Takes outcomes until an error comes.</summary>
    private static async Task<(int Count, Exception? Error)> CountAsync(IAsyncEnumerable<BatchOutcome<string>> outcomes)
    {
        var count = 0;
        try
        {
            await foreach (var outcome in outcomes)
                Assert.Equal($"a{count++}", outcome.CustomId);

            return (count, null);
        }
        catch (Exception e) when (e is not Xunit.Sdk.XunitException)
        {
            return (count, e);
        }
    }

    [Theory]
    [MemberData(nameof(Degrees))]
    public async Task A_slow_consumer_holds_the_stream_up(int degree)
    {
        using var stream = new PiecewiseStream(s_file);
        var count = 0;
        await foreach (var outcome in Read<AskTask>(stream, degree))
        {
            if (++count % 500 != 1)
                continue;

            var given = stream.BytesGiven;
            await Task.Delay(5);
            var consumed = (long)count * s_file.Length / Lines;

            Assert.Equal(given, stream.BytesGiven);
            Assert.InRange(given, 0, consumed + ((degree + 4) * Block));
        }

        Assert.Equal(Lines, count);
    }

    [Theory]
    [MemberData(nameof(Degrees))]
    public async Task A_consumer_that_has_enough_stops_the_reading_and_leaves_the_stream_open(int degree)
    {
        using var stream = new PiecewiseStream(s_file);
        foreach (var enough in new[] { 1, 700, 5000 })
        {
            stream.Position = 0;
            var ids = await Read<AskTask>(stream, degree).Take(enough).Select(outcome => outcome.CustomId).ToListAsync();

            Assert.Equal(Enumerable.Range(0, enough).Select(i => $"a{i}"), ids);
            var given = stream.BytesGiven;
            await Task.Delay(20);
            Assert.Equal(given, stream.BytesGiven);
            Assert.False(stream.IsDisposed);
        }
    }

    [Theory]
    [MemberData(nameof(Degrees))]
    public async Task No_outcome_comes_once_it_is_cancelled(int degree)
    {
        foreach (var enough in new[] { 1, 600, 5000 })
        {
            using var cancellation = new CancellationTokenSource();
            using var stream = new PiecewiseStream(s_file);
            var outcomes = Read<AskTask>(stream, degree, cancellation.Token).GetAsyncEnumerator();
            for (var i = 0; i < enough; i++)
                Assert.True(await outcomes.MoveNextAsync());

            await cancellation.CancelAsync();

            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await outcomes.MoveNextAsync());
            Assert.False(await outcomes.MoveNextAsync());
        }
    }

    [Theory]
    [MemberData(nameof(Degrees))]
    public async Task An_error_of_the_stream_comes_after_the_outcomes_before_it(int degree)
    {
        foreach (var failsAt in new[] { 0, 1, 1000, Block, Block + 1, s_file.Length / 2, s_file.Length - 1, s_file.Length })
        {
            foreach (var atATime in new[] { 10_000, int.MaxValue })
            {
                var (count, error) = await CountAsync(Read<AskTask>(new PiecewiseStream(s_file, atATime, failsAt), degree));

                Assert.Equal(PiecewiseStream.Failure, Assert.IsType<IOException>(error).Message);
                Assert.Equal(s_file.AsSpan(0, failsAt).Count((byte)'\n'), count);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Degrees))]
    public async Task An_error_of_a_reader_comes_after_the_outcomes_before_it(int degree)
    {
        var (count, error) = await CountAsync(Read<StoppingTask>(new PiecewiseStream(s_file), degree));

        Assert.Equal("That is enough.", Assert.IsType<OperationCanceledException>(error).Message);
        Assert.Equal(StoppingTask.StopsAt, count);
    }

    [Theory]
    [MemberData(nameof(Degrees))]
    public async Task Readers_that_cannot_be_made_are_an_error(int degree)
    {
        var (count, error) = await CountAsync(Read<UndefinedTask>(new PiecewiseStream(s_file), degree));

        Assert.IsType<NotSupportedException>(error);
        Assert.Equal(0, count);
    }

    [Fact]
    public async Task Errors_that_nobody_waits_for_are_observed()
    {
        var unobserved = new ConcurrentQueue<Exception>();
        void Note(object? sender, UnobservedTaskExceptionEventArgs e)
        {
            if (e.Exception.ToString().Contains(PiecewiseStream.Failure, StringComparison.Ordinal) || e.Exception.ToString().Contains(nameof(UndefinedTask), StringComparison.Ordinal))
                unobserved.Enqueue(e.Exception);
        }

        TaskScheduler.UnobservedTaskException += Note;
        try
        {
            for (var i = 0; i < 10; i++)
            {
                await Read<AskTask>(new PiecewiseStream(s_file, failsAt: 2 * Block), 8).FirstAsync();
                await CountAsync(Read<UndefinedTask>(new PiecewiseStream(s_file), 8));
            }

            GC.Collect();
            GC.WaitForPendingFinalizers();
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Note;
        }

        Assert.Empty(unobserved);
    }

    /// <summary>A task whose reader stops the reading at an answer.</summary>
    private sealed record StoppingTask : IBatchTaskSerializer<StoppingTask, string>
    {
        public const int StopsAt = 7654;

        public static BatchTaskDefinition Definition => AskTask.Definition;

        public static void WriteCustomId(StoppingTask task, ref BatchLineWriter writer) => writer.WriteConstant("x"u8);

        public static void WriteBody(StoppingTask task, ref BatchLineWriter writer) => writer.WriteConstant("{}"u8);

        public static string ReadResult(BatchAnswer answer)
        {
            var text = answer.ReadString();
            return text == $"{StopsAt}" ? throw new OperationCanceledException("That is enough.") : text;
        }
    }

    /// <summary>A task that can't say what it is.</summary>
    private sealed record UndefinedTask : IBatchTaskSerializer<UndefinedTask, string>
    {
        public static BatchTaskDefinition Definition => throw new NotSupportedException(nameof(UndefinedTask));

        public static void WriteCustomId(UndefinedTask task, ref BatchLineWriter writer) => writer.WriteConstant("x"u8);

        public static void WriteBody(UndefinedTask task, ref BatchLineWriter writer) => writer.WriteConstant("{}"u8);

        public static string ReadResult(BatchAnswer answer) => answer.ReadString();
    }
}
