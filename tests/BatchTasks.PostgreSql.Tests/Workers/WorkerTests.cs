using System.Diagnostics;

namespace BatchTasks.PostgreSqlTests.Workers;

/// <summary>Several processes on one run in one database, some of which are killed.</summary>
public sealed class WorkerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(21)]
    public async Task Of_three_workers_one_is_killed_at_work_and_no_task_is_lost_or_paid_for_twice(int batchesBefore)
    {
        await using var run = await SharedRun.CreateAsync(tasks: 200);
        var workers = await run.StartWorkersAsync(3);
        var watch = Stopwatch.StartNew();
        await run.PlanAsync();
        await run.WaitForAsync(async () => run.BatchesCreated >= batchesBefore && (await run.ReadBusyAsync()).Contains(workers[0].Id), workers);

        await workers[0].KillAsync();
        var created = run.BatchesCreated;
        var seen = new HashSet<int>();
        await run.WaitForAsync(
            async () =>
            {
                seen.UnionWith(await run.ReadBusyAsync());
                return await run.IsDoneAsync();
            },
            workers[1..]);

        Assert.InRange(created, batchesBefore, run.Parts - 1);
        await run.AssertPaidOnceAndHandedOverAsync([workers[0].Id]);

        // Both that were left were at work, and did not wait for the leases of the dead to run out.
        Assert.All(workers[1..], worker => Assert.True(seen.Contains(worker.Id), worker.Output));
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(3), $"It took {watch.Elapsed}.");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Workers_that_are_killed_again_and_again_lose_nothing_and_pay_once(int seed)
    {
        const int Kills = 12;
        var random = new Random(seed);
        await using var run = await SharedRun.CreateAsync(tasks: 400);
        List<WorkerProcess> workers = [.. await run.StartWorkersAsync(3)];
        var killed = new HashSet<int>();
        await run.PlanAsync();

        while (killed.Count < Kills && !await run.IsDoneAsync())
        {
            await Task.Delay(random.Next(300), Cancellation);
            var victim = workers[random.Next(workers.Count)];
            await victim.KillAsync();
            killed.Add(victim.Id);
            workers.Remove(victim);
            workers.AddRange(await run.StartWorkersAsync(1));
        }

        await run.WaitForAsync(run.IsDoneAsync, [.. workers]);

        Assert.True(killed.Count > 3, $"The run was done after {killed.Count} kills.");
        await run.AssertPaidOnceAndHandedOverAsync(killed);
    }
}
