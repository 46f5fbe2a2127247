using System.Collections.Concurrent;

namespace BatchTasks.Chaos.Tests.Schedules;

/// <summary>
/// Random schedules of faults and deaths over the emulator. Each follows from its seed: <c>BATCHTASKS_CHAOS_SEED=123 dotnet test tests/BatchTasks.Chaos.Tests</c>
/// plays one again, <c>BATCHTASKS_CHAOS_SCHEDULES=10000</c> plays more.
/// </summary>
public sealed class ChaosTests(ITestOutputHelper output)
{
    private const int Schedules = 1000;
    private const int AtOnce = 8;

    [Fact]
    public async Task Every_task_comes_back_once_and_none_is_billed_twice_whatever_happens()
    {
        var failures = new ConcurrentDictionary<int, Exception>();
        var (deaths, suspensions, runs) = (0, 0, 0);
        await Parallel.ForEachAsync(Seeds(), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (seed, _) =>
        {
            try
            {
                var stopped = await SimulatedRun.PlayAsync(FaultSchedule.Of(seed));
                Interlocked.Add(ref deaths, stopped.Deaths);
                Interlocked.Add(ref suspensions, stopped.Suspensions);
                Interlocked.Increment(ref runs);
            }
            catch (Exception e)
            {
                failures[seed] = e;
            }
        });

        output.WriteLine($"{runs} schedules, {deaths} processes that ended in the middle and {suspensions} that were suspended.");
        Assert.True(
            failures.IsEmpty,
            string.Join("\n\n", failures.OrderBy(static pair => pair.Key).Take(5).Select(static pair => $"BATCHTASKS_CHAOS_SEED={pair.Key}: {pair.Value}")) + $"\n{failures.Count} seeds failed: {string.Join(' ', failures.Keys.Order())}");
        if (runs >= 100)
        {
            Assert.InRange(deaths, runs / 2, int.MaxValue);
            Assert.InRange(suspensions, runs / 4, int.MaxValue);
        }
    }

    private static IEnumerable<int> Seeds() => Variable.Number("BATCHTASKS_CHAOS_SEED") is { } seed ? [seed] : Enumerable.Range(1, Variable.Number("BATCHTASKS_CHAOS_SCHEDULES") ?? Schedules);
}
