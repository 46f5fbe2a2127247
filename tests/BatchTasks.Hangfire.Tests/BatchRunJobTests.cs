using BatchTasks.HostingTests.Harness;
using BatchTasks.JobTests.Harness;
using Hangfire;
using Hangfire.States;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BatchTasks.JobTests;

/// <summary>Runs as jobs of Hangfire, on a real PostgreSQL server.</summary>
public sealed class BatchRunJobTests : JobFixture
{
    [Fact]
    public async Task A_planned_run_is_worked_on_job_by_job_and_then_there_is_no_job_more()
    {
        var host = await StartAsync(works: true);

        await Runs(host).PlanAsync("nightly", NoteTask.Many(12), cancellationToken: Cancellation);
        await WaitForDoneAsync(host, "nightly");
        await WaitForAsync(() => Task.FromResult(LiveJobs(host) == 0));

        Assert.Equal(IdsOf(12), Sink.Ids);
        Assert.Equal((12, 12, 3), (Emulator.Ledger.Executions, Emulator.Ledger.DistinctRequests, Emulator.Ledger.BatchesCreated));
        var statistics = Statistics(host);
        Assert.Equal((0, 0), (statistics.Failed, statistics.Deleted));
        Assert.True(statistics.Succeeded > 1);
    }

    [Fact]
    public async Task Servers_on_several_machines_share_the_work()
    {
        var planner = await StartAsync(works: false);
        string[] names = ["a", "b", "c"];
        foreach (var name in names)
            await Runs(planner).PlanAsync(name, NoteTask.Many(20), cancellationToken: Cancellation);

        await StartAsync(works: true);
        await StartAsync(works: true);
        foreach (var name in names)
            await WaitForDoneAsync(planner, name);

        Assert.All(names, name => Assert.Equal(
            IdsOf(20), Sink.Handled.Where(one => one.Run == name).Select(static one => one.CustomId).Order(StringComparer.Ordinal)));
        Assert.Equal((60, 12), (Emulator.Ledger.Executions, Emulator.Ledger.BatchesCreated));
    }

    [Fact]
    public async Task However_often_it_is_enqueued_a_run_has_one_job()
    {
        var host = await StartAsync(works: false);
        await Runs(host).PlanAsync("nightly", NoteTask.Many(3), cancellationToken: Cancellation);

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => Jobs(host).Enqueue("nightly"), Cancellation)));
        await Jobs(host).EnqueueUnfinishedAsync(Cancellation);
        await Runs(host).ScheduleAsync("nightly", Cancellation);

        Assert.Equal(1, LiveJobs(host));
        Assert.Equal(1, Statistics(host).Enqueued);
    }

    [Fact]
    public async Task A_run_that_waits_for_its_time_is_stepped_at_once_when_asked_for()
    {
        var planner = await StartAsync(works: false);
        await Runs(planner).PlanAsync("nightly", NoteTask.Many(1), Quick with { PollInterval = TimeSpan.FromDays(1) }, Cancellation);
        var host = await StartAsync(works: true);

        // The first looks come early whatever the interval; the job's own time is what is put off here.
        await WaitForAsync(() => Task.FromResult(Statistics(host).Scheduled == 1));
        var client = host.Services.GetRequiredService<IBackgroundJobClient>();
        var id = host.Services.GetRequiredService<JobStorage>().GetMonitoringApi().ScheduledJobs(0, 10).Single().Key;
        client.ChangeState(id, new ScheduledState(TimeSpan.FromDays(1)));
        await Task.Delay(1500, Cancellation);
        Assert.Empty(Sink.Handled);

        Jobs(host).Enqueue("nightly");
        await WaitForDoneAsync(host, "nightly");
        Assert.Equal(IdsOf(1), Sink.Ids);
    }

    [Fact]
    public async Task A_second_job_of_a_run_has_nothing_to_do()
    {
        var planner = await StartAsync(works: false);
        await Runs(planner).PlanAsync("nightly", NoteTask.Many(7), cancellationToken: Cancellation);
        var client = planner.Services.GetRequiredService<IBackgroundJobClient>();
        for (var more = 0; more < 5; more++)
            client.Enqueue<BatchRunJob>(static job => job.StepAsync("nightly", null!, CancellationToken.None));

        await StartAsync(works: true);
        await WaitForDoneAsync(planner, "nightly");
        await WaitForAsync(() => Task.FromResult(LiveJobs(planner) == 0));

        Assert.Equal(IdsOf(7), Sink.Ids);
        Assert.Equal((7, 2), (Emulator.Ledger.Executions, Emulator.Ledger.BatchesCreated));
    }

    [Fact]
    public async Task A_job_that_fails_is_tried_again_by_Hangfire()
    {
        Key = "wrong";
        var failing = await StartAsync(works: true);
        await Runs(failing).PlanAsync("nightly", NoteTask.Many(2), cancellationToken: Cancellation);
        await WaitForAsync(() => Task.FromResult(
            failing.Services.GetRequiredService<JobStorage>().GetMonitoringApi().ScheduledJobs(0, 10).Any(static job => job.Value.Job.Args[0] is "nightly")));
        await failing.StopAsync(Cancellation);

        Key = "right";
        var repaired = await StartAsync(works: true);
        await WaitForDoneAsync(repaired, "nightly");

        Assert.Equal(IdsOf(2), Sink.Ids);
        Assert.Equal(1, Emulator.Ledger.BatchesCreated);
    }

    [Fact]
    public async Task A_handler_that_fails_gets_the_part_again()
    {
        var failures = 0;
        Sink.Before = id =>
        {
            if (id == "note-2" && Interlocked.Increment(ref failures) == 1)
                throw new InvalidOperationException("The database of the application is down.");
        };
        var host = await StartAsync(works: true);

        await Runs(host).PlanAsync("nightly", NoteTask.Many(3), cancellationToken: Cancellation);
        await WaitForDoneAsync(host, "nightly");

        Assert.Equal(IdsOf(3), Sink.Ids.Distinct());
        Assert.Single(Sink.Completed);
    }

    [Fact]
    public async Task Runs_that_were_planned_without_Hangfire_are_found()
    {
        var host = await StartAsync(works: true);
        await BatchPlan.CreateAsync(NoteTask.Many(3), Quick with { Store = Store(host), RunName = "by hand" }, Cancellation);
        Assert.Equal(0, LiveJobs(host));

        var recurring = host.Services.GetRequiredService<IRecurringJobManager>();
        BatchRunJobs.WatchStore(recurring);
        recurring.Trigger("batchtasks");
        await WaitForDoneAsync(host, "by hand");

        Assert.Equal(IdsOf(3), Sink.Ids);
    }

    [Fact]
    public async Task A_job_that_someone_deleted_is_not_begun_anew_by_looking_but_by_asking()
    {
        var planner = await StartAsync(works: false);
        await Runs(planner).PlanAsync("nightly", NoteTask.Many(1), cancellationToken: Cancellation);
        var id = planner.Services.GetRequiredService<JobStorage>().GetMonitoringApi().EnqueuedJobs("default", 0, 10).Single().Key;
        planner.Services.GetRequiredService<IBackgroundJobClient>().Delete(id);

        await Jobs(planner).EnqueueUnfinishedAsync(Cancellation);
        Assert.Equal(0, LiveJobs(planner));

        Jobs(planner).Enqueue("nightly");
        Assert.Equal(1, LiveJobs(planner));
    }

    [Fact]
    public async Task A_server_that_stops_in_the_middle_leaves_the_run_to_the_next()
    {
        var first = await StartAsync(works: true);
        await Runs(first).PlanAsync("nightly", NoteTask.Many(50), Quick with { MaxBatchesInFlight = 2 }, Cancellation);
        await WaitForAsync(() => Task.FromResult(Emulator.Ledger.BatchesCreated > 2));
        await first.StopAsync(Cancellation);
        Assert.False((await Store(first).FindAsync("nightly", Cancellation))!.IsDone);

        var second = await StartAsync(works: true);
        await WaitForDoneAsync(second, "nightly");

        Assert.Equal(IdsOf(50), Sink.Ids.Distinct());
        Assert.Equal((50, 50, 10), (Emulator.Ledger.Executions, Emulator.Ledger.DistinctRequests, Emulator.Ledger.BatchesCreated));
    }
}
