using System.Net;
using BatchTasks.ClientTests.Fakes;
using BatchTasks.ClientTests.HandWritten;

namespace BatchTasks.ClientTests.Running;

/// <summary>How long a run waits, on a clock that does not.</summary>
public sealed class RunTimingTests : RunFixture
{
    private readonly InstantTime _time = new();
    private readonly List<AskTask> _tasks = AskTask.Many(2);

    private BatchRunOptions Timed => Options with { TimeProvider = _time, PollInterval = TimeSpan.FromSeconds(30), ResultFileWait = TimeSpan.FromMinutes(2) };

    [Fact]
    public async Task The_first_looks_come_soon_and_then_one_each_interval()
    {
        Fake.OnLook = static (service, batch) =>
        {
            if (batch.Looks == 8)
                service.Complete(batch);
        };

        (await RunAsync(_tasks, Timed)).AssertEachOnce(_tasks);

        Assert.Equal([1, 2, 4, 8, 16, 30, 30, 30], _time.WaitedSeconds);
    }

    [Fact]
    public async Task A_clock_that_is_set_back_does_not_stop_the_looks()
    {
        // While the second part is looked at, so that the first one's next look is due by the clock before.
        Fake.OnLook = (service, batch) =>
        {
            if (batch is { Number: 2, Looks: 1 })
                _time.SetBack(TimeSpan.FromDays(1));

            if (batch.Looks == 3)
                service.Complete(batch);
        };

        (await RunAsync(_tasks, Timed with { Provider = PartsOf(1).Provider })).AssertEachOnce(_tasks);

        Assert.All(_time.WaitedSeconds, static seconds => Assert.InRange(seconds, 0, 300));
    }

    [Fact]
    public async Task A_creation_is_not_looked_for_sooner_than_the_service_allows()
    {
        Fake.Intercept = static (call, times) =>
        {
            if (call != "POST /v1/batches" || times > 1)
                return null;

            var busy = FakeService.Error(HttpStatusCode.ServiceUnavailable, "overloaded");
            busy.Headers.RetryAfter = new(TimeSpan.FromSeconds(77));
            return busy;
        };
        Fake.OnLook = static (service, batch) => service.Complete(batch);

        (await RunAsync(_tasks, Timed)).AssertEachOnce(_tasks);

        Assert.Equal(77, _time.WaitedSeconds[0], 0.01);
    }

    [Fact]
    public async Task Failures_in_a_row_are_waited_out_longer_each_time_up_to_five_minutes()
    {
        Fake.Intercept = static (call, times) =>
            call == "GET /v1/batches/batch_1" && times <= 6 ? FakeService.Error(HttpStatusCode.InternalServerError, "server_error") : null;
        Fake.OnLook = static (service, batch) => service.Complete(batch);

        (await RunAsync(_tasks, Timed)).AssertEachOnce(_tasks);

        double[] expected = [1, 30, 60, 120, 240, 300, 300];
        Assert.Equal(expected.Length, _time.WaitedSeconds.Count);
        Assert.All(expected.Zip(_time.WaitedSeconds), static pair => Assert.InRange(pair.Second, pair.First * 0.8, pair.First * 1.2));
    }

    [Fact]
    public async Task A_promised_file_is_waited_for_no_longer_than_was_allowed()
    {
        Fake.OnLook = static (_, batch) =>
        {
            batch.Members["status"] = "completed";
            batch.Members["request_counts"] = new { total = 2, completed = 2, failed = 0 };
        };

        (await RunAsync(_tasks, Timed)).AssertEachOnce(_tasks);

        // After the first look, which shows the end, at least 120 seconds.
        Assert.InRange(_time.WaitedSeconds.Skip(1).Sum(), 120, 150);
    }

    [Fact]
    public async Task A_creation_is_tried_again_only_after_the_batch_was_looked_for_long_enough()
    {
        Fake.Intercept = static (call, times) =>
            call == "POST /v1/batches" && times < 4 ? FakeService.Error(HttpStatusCode.InternalServerError, "server_error") : null;
        Fake.OnLook = static (service, batch) => service.Complete(batch);

        (await RunAsync(_tasks, Timed with { CreationWait = TimeSpan.FromSeconds(30) })).AssertEachOnce(_tasks);

        var calls = Fake.Log.SkipWhile(static call => call != "POST /v1/batches").ToList();
        Assert.Equal(4, calls.Count(static call => call == "POST /v1/batches"));
        Assert.All(calls.Zip(calls.Skip(1)).Where(static pair => pair.Second == "POST /v1/batches"), static pair => Assert.Equal("GET /v1/batches", pair.First));
        Assert.True(_time.WaitedSeconds.Sum() >= 3 * 30, "Each of the three failed creations is looked for for 30 seconds.");
        Assert.Single(Fake.Batches);
    }

    [Fact]
    public async Task A_batch_is_not_created_again_while_nobody_can_tell_whether_it_exists()
    {
        Fake.InterceptAfter = static (call, times) => call switch
        {
            "POST /v1/batches" => FakeService.Error(HttpStatusCode.BadGateway, "bad_gateway"),
            "GET /v1/batches" when times < 4 => FakeService.Error(HttpStatusCode.BadGateway, "bad_gateway"),
            _ => null,
        };

        (await RunAsync(_tasks, Timed)).AssertEachOnce(_tasks);

        Assert.Single(Fake.Batches);
    }

    [Fact]
    public async Task A_run_cancelled_while_the_creation_is_open_is_carried_on_with_that_batch()
    {
        using var stop = new CancellationTokenSource();
        Fake.InterceptAfter = (call, times) =>
        {
            if (call != "POST /v1/batches" || times > 1)
                return null;

            stop.Cancel();
            return FakeService.Error(HttpStatusCode.BadGateway, "bad_gateway");
        };

        await Assert.ThrowsAsync<BatchRunCanceledException>(() => RunAsync(_tasks, Timed, stop.Token));
        (await RunAsync(_tasks, Timed)).AssertEachOnce(_tasks);

        Assert.Single(Fake.Batches);
    }
}
