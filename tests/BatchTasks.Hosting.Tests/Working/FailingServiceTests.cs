using BatchTasks.Emulator;
using BatchTasks.HostingTests.Harness;
using Microsoft.Extensions.Logging;

namespace BatchTasks.HostingTests.Working;

/// <summary>A service that refuses the key.</summary>
public sealed class RefusedWorkerTests : HostFixture
{
    internal override BatchEmulatorOptions EmulatorOptions { get; } = new() { ApiKey = "right" };

    [Fact]
    public async Task A_run_that_the_service_refuses_is_tried_again_with_pauses()
    {
        var key = "wrong";
        var host = Build(
            static services => services.AddBatchOutcomes<NoteTask, string, NoteHandler>(),
            options => options.Client = _ => Client(key));
        await StartAsync(host);

        await Runs(host).PlanAsync("nightly", NoteTask.Many(2), cancellationToken: Cancellation);
        await WaitForAsync(() => Task.FromResult(Log.GetSnapshot().Any(static record => record.Level == LogLevel.Error)));
        await host.StopAsync(Cancellation);
        Assert.IsType<BatchServiceException>(Log.GetSnapshot().First(static record => record.Level == LogLevel.Error).Exception);

        key = "right";
        var repaired = Build(
            static services => services.AddBatchOutcomes<NoteTask, string, NoteHandler>(),
            options => options.Client = _ => Client(key));
        await StartAsync(repaired);
        await WaitForDoneAsync(repaired, "nightly");

        Assert.Equal(IdsOf(2), Sink.Ids);
    }
}

/// <summary>A service whose first answer to each request is cut off.</summary>
public sealed class TruncatingServiceTests : HostFixture
{
    private int _requests;

    internal override BatchEmulatorOptions EmulatorOptions => new()
    {
        Handler = (request, _) => ValueTask.FromResult(
            Interlocked.Increment(ref _requests) <= 2 ? EmulatedResponse.Truncated(request, "half") : EmulatedResponse.Text(request, "whole")),
    };

    [Fact]
    public async Task Tasks_that_are_sent_again_afterwards_come_to_the_handler()
    {
        var host = await StartAsync();
        await Runs(host).PlanAsync("nightly", NoteTask.Many(2), cancellationToken: Cancellation);
        await WaitForDoneAsync(host, "nightly");

        await using (var run = await Runs(host).OpenAsync("nightly", Cancellation))
            Assert.Equal(2, await run.RetryAsync(new BatchRetryPolicy { Kinds = [BatchOutcomeKind.Truncated] }, Cancellation));
        await Runs(host).ScheduleAsync("nightly", Cancellation);

        await WaitForAsync(() => Task.FromResult(Sink.Handled.Count == 4));
        await WaitForDoneAsync(host, "nightly");
        Assert.Equal(
            [("note-1", BatchOutcomeKind.Succeeded), ("note-1", BatchOutcomeKind.Truncated), ("note-2", BatchOutcomeKind.Succeeded), ("note-2", BatchOutcomeKind.Truncated)],
            Sink.Handled.Select(static one => (one.CustomId, one.Kind)).OrderBy(static one => one.CustomId).ThenBy(static one => one.Kind));
    }
}
