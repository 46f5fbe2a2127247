using BatchTasks.Emulator;
using BatchTasks.HostingTests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BatchTasks.HostingTests.Working;

/// <summary>Hosts that work on the runs of a store.</summary>
public sealed class BatchWorkerTests : HostFixture
{
    [Fact]
    public async Task A_planned_run_is_worked_on_and_its_outcomes_come_to_the_handler()
    {
        var host = await StartAsync();

        await Runs(host).PlanAsync("nightly", NoteTask.Many(12), cancellationToken: Cancellation);
        await WaitForDoneAsync(host, "nightly");

        Assert.Equal(IdsOf(12), Sink.Ids);
        Assert.All(Sink.Handled, static one => Assert.Equal(("nightly", BatchOutcomeKind.Succeeded), (one.Run, one.Kind)));
        Assert.Equal(["nightly", "nightly", "nightly"], Sink.Completed);
        Assert.Empty(await Runs(host).ListAsync(unfinishedOnly: true, Cancellation));
    }

    [Fact]
    public async Task Runs_of_several_names_are_worked_on_at_once()
    {
        var host = await StartAsync();

        string[] names = ["a", "b", "c", "d", "e", "f"];
        foreach (var name in names)
            await Runs(host).PlanAsync(name, NoteTask.Many(6), cancellationToken: Cancellation);

        foreach (var name in names)
            await WaitForDoneAsync(host, name);

        Assert.All(Sink.Handled.GroupBy(static one => one.Run), static run =>
            Assert.Equal(IdsOf(6), run.Select(static one => one.CustomId).Order(StringComparer.Ordinal)));
        Assert.Equal(names, Sink.Handled.Select(static one => one.Run).Distinct().Order());
    }

    [Fact]
    public async Task A_run_whose_handler_takes_its_time_holds_no_other_up()
    {
        var host = await StartAsync();
        using var goOn = new ManualResetEventSlim();
        var isWaiting = false;
        Sink.Before = id =>
        {
            if (id != "note-6")
                return;

            isWaiting = true;
            goOn.Wait(TimeSpan.FromMinutes(1), Cancellation);
        };

        await Runs(host).PlanAsync("slow", NoteTask.Many(6), cancellationToken: Cancellation);
        await WaitForAsync(() => Task.FromResult(isWaiting));
        await Runs(host).PlanAsync("quick", NoteTask.Many(3), cancellationToken: Cancellation);
        await WaitForDoneAsync(host, "quick");

        Assert.Equal("slow", Assert.Single(await Runs(host).ListAsync(unfinishedOnly: true, Cancellation)).Name);
        goOn.Set();
        await WaitForDoneAsync(host, "slow");
    }

    [Fact]
    public async Task Hosts_on_one_store_share_the_work_and_nothing_is_done_twice()
    {
        var planner = await StartAsync(works: false);
        await Runs(planner).PlanAsync("nightly", NoteTask.Many(60), cancellationToken: Cancellation);

        await StartAsync();
        await StartAsync();
        await StartAsync();
        await WaitForDoneAsync(planner, "nightly");

        Assert.Equal(IdsOf(60), Sink.Ids);
        var ledger = Emulator.Ledger;
        Assert.Equal((60, 60, 12), (ledger.Executions, ledger.DistinctRequests, ledger.BatchesCreated));
    }

    [Fact]
    public async Task A_run_that_another_host_has_planned_is_found()
    {
        var planner = await StartAsync(works: false);
        var worker = await StartAsync();

        await Runs(planner).PlanAsync("nightly", NoteTask.Many(3), cancellationToken: Cancellation);

        await WaitForDoneAsync(worker, "nightly");
        Assert.Equal(IdsOf(3), Sink.Ids);
    }

    [Fact]
    public async Task A_host_that_stops_leaves_the_run_to_its_next_start()
    {
        var first = await StartAsync();
        await Runs(first).PlanAsync("nightly", NoteTask.Many(40), Quick with { MaxBatchesInFlight = 2 }, Cancellation);
        await WaitForAsync(() => Task.FromResult(Emulator.Ledger.BatchesCreated > 2));
        await first.StopAsync(Cancellation);
        var store = first.Services.GetRequiredService<BatchRunStore>();
        Assert.False((await store.FindAsync("nightly", Cancellation))!.IsDone);

        var second = await StartAsync();
        await WaitForDoneAsync(second, "nightly");

        Assert.Equal(IdsOf(40), Sink.Ids.Distinct());
        Assert.Equal((40, 40, 8), (Emulator.Ledger.Executions, Emulator.Ledger.DistinctRequests, Emulator.Ledger.BatchesCreated));
        Assert.DoesNotContain(Log.GetSnapshot(), static record => record.Level >= LogLevel.Error);
    }

    [Fact]
    public async Task A_part_whose_handler_fails_comes_again()
    {
        var failures = 0;
        Sink.Before = id =>
        {
            if (id == "note-3" && Interlocked.Increment(ref failures) == 1)
                throw new InvalidOperationException("The database of the application is down.");
        };
        var host = await StartAsync();

        await Runs(host).PlanAsync("nightly", NoteTask.Many(5), cancellationToken: Cancellation);
        await WaitForAsync(() => Task.FromResult(failures == 1));
        await WaitForAsync(() => Task.FromResult(Log.GetSnapshot().Any(static record => record.Level == LogLevel.Error)));
        Assert.Empty(Sink.Completed);
        await Runs(host).ScheduleAsync("nightly", Cancellation);
        await WaitForDoneAsync(host, "nightly");

        Assert.Equal(IdsOf(5), Sink.Ids.Distinct());
        Assert.Single(Sink.Completed);
        var error = Assert.Single(Log.GetSnapshot(), static record => record.Level == LogLevel.Error);
        Assert.Equal("Run 'nightly': the step failed; the next try is in 00:00:15.", error.Message);
        Assert.IsType<InvalidOperationException>(error.Exception);
    }

    [Fact]
    public async Task A_run_without_a_handler_is_worked_on_and_its_outcomes_can_be_read()
    {
        var host = await StartAsync();

        await Runs(host).PlanAsync("others", new List<OtherTask> { new(1), new(2) }, cancellationToken: Cancellation);
        await WaitForAsync(() => Task.FromResult(Log.GetSnapshot().Any(static record => record.Level == LogLevel.Warning)));

        var warning = Assert.Single(Log.GetSnapshot(), static record => record.Level == LogLevel.Warning);
        Assert.Equal("Run 'others' is done, and nobody takes its outcomes: no handler is registered for BatchTasks.HostingTests.Harness.OtherTask. "
            + "They can be read from the store.", warning.Message);
        Assert.Equal("others", Assert.Single(await Runs(host).ListAsync(unfinishedOnly: true, Cancellation)).Name);
        await using var run = await Runs(host).OpenAsync("others", Cancellation);
        Assert.Equal(2, await run.ReadOutcomesAsync<OtherTask, string>(Cancellation).CountAsync(Cancellation));
        Assert.NotEmpty(await Runs(host).ListAsync(unfinishedOnly: true, Cancellation));
        await run.NoteHandedOverAsync(Cancellation);
        Assert.Empty(await Runs(host).ListAsync(unfinishedOnly: true, Cancellation));
    }

    [Fact]
    public async Task The_same_plan_again_goes_on_and_another_one_of_that_name_is_refused()
    {
        var host = await StartAsync();
        await Runs(host).PlanAsync("nightly", NoteTask.Many(3), cancellationToken: Cancellation);
        await WaitForDoneAsync(host, "nightly");

        await Runs(host).PlanAsync("nightly", NoteTask.Many(3), cancellationToken: Cancellation);
        var error = await Assert.ThrowsAsync<BatchInputChangedException>(
            () => Runs(host).PlanAsync("nightly", NoteTask.Many(4), cancellationToken: Cancellation));

        Assert.Contains("'nightly'", error.Message, StringComparison.Ordinal);
        Assert.Equal(IdsOf(3), Sink.Ids);
        Assert.Equal(1, Emulator.Ledger.BatchesCreated);
    }
}
