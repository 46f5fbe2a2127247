using System.Diagnostics;
using BatchTasks.Simulation;

namespace BatchTasks.Emulator.Tests.Simulation;

[Collection(Simulations.Name)]
public sealed class VirtualTimeTests
{
    [Fact]
    public async Task A_month_of_waiting_takes_no_time()
    {
        var real = Stopwatch.StartNew();
        var elapsed = await VirtualTime.RunAsync(async time =>
        {
            for (var day = 0; day < 30; day++)
                await Task.Delay(TimeSpan.FromDays(1), time);

            return (time.Elapsed, time.GetUtcNow(), time.GetElapsedTime(0));
        });
        Assert.Equal((TimeSpan.FromDays(30), new DateTimeOffset(2026, 1, 31, 0, 0, 0, TimeSpan.Zero), TimeSpan.FromDays(30)), elapsed);
        Assert.InRange(real.Elapsed, TimeSpan.Zero, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Timers_fire_in_the_order_of_their_times_and_of_the_same_time_in_that_in_which_they_were_set()
    {
        var fired = await VirtualTime.RunAsync(async time =>
        {
            var fired = new List<(string, TimeSpan)>();
            await Task.WhenAll(Wait("c", 3), Wait("a", 1), Wait("b1", 2), Wait("b2", 2), Wait("d", 4));
            return fired;

            async Task Wait(string name, int hours)
            {
                await Task.Delay(TimeSpan.FromHours(hours), time);
                fired.Add((name, time.Elapsed));
            }
        });
        Assert.Equal([("a", 1), ("b1", 2), ("b2", 2), ("c", 3), ("d", 4)], fired.Select(each => (each.Item1, (int)each.Item2.TotalHours)));
    }

    [Fact]
    public async Task The_clock_stands_still_while_anything_is_at_work()
    {
        // A window of an hour, and work that takes longer than the clock would take to get there if it went on.
        var (isExpired, elapsed) = await VirtualTime.RunAsync(async time =>
        {
            using var window = new CancellationTokenSource(TimeSpan.FromHours(1), time);
            var pieces = Enumerable.Range(0, 20).Select(_ => Task.Run(async () =>
            {
                for (var step = 0; step < 5; step++)
                {
                    Thread.Sleep(1);
                    await Task.Yield();
                }
            }));
            await Task.WhenAll(pieces);
            return (window.IsCancellationRequested, time.Elapsed);
        });
        Assert.Equal((false, TimeSpan.Zero), (isExpired, elapsed));
    }

    [Fact]
    public async Task Timers_can_be_stopped_set_anew_and_repeated()
    {
        var ticks = await VirtualTime.RunAsync(async time =>
        {
            var ticks = new List<double>();
            await using var stopped = time.CreateTimer(_ => ticks.Add(-1), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
            stopped.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            await using var later = time.CreateTimer(_ => ticks.Add(time.Elapsed.TotalSeconds), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
            later.Change(TimeSpan.FromSeconds(25), Timeout.InfiniteTimeSpan);
            await using (time.CreateTimer(_ => ticks.Add(time.Elapsed.TotalSeconds), null, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10)))
                await Task.Delay(TimeSpan.FromSeconds(30), time);

            await Task.Delay(TimeSpan.FromSeconds(30), time);
            return ticks;
        });
        Assert.Equal([5, 15, 25, 25], ticks);
    }

    [Fact]
    public async Task A_simulation_that_waits_for_nothing_is_told_so()
    {
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => VirtualTime.RunAsync(_ => new TaskCompletionSource().Task));
        Assert.Equal("The simulation stands still: nothing is at work and no timer is set.", exception.Message);
    }

    [Fact]
    public async Task What_a_simulation_throws_comes_out() =>
        await Assert.ThrowsAsync<FormatException>(() => VirtualTime.RunAsync(_ => throw new FormatException()));

    [Fact]
    public async Task Simulations_run_beside_each_other_each_with_its_own_clock()
    {
        var elapsed = await Task.WhenAll(Enumerable.Range(1, 50).Select(hours => VirtualTime.RunAsync(async time =>
        {
            for (var hour = 0; hour < hours; hour++)
                await Task.Delay(TimeSpan.FromHours(1), time);

            return time.Elapsed;
        })));
        Assert.Equal(Enumerable.Range(1, 50).Select(hours => TimeSpan.FromHours(hours)), elapsed);
    }
}
