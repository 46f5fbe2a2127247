namespace BatchTasks.Simulation;

/// <summary>
/// The clock of a simulation. It stands still while anything is at work and goes on by itself to the next timer when nothing is: a day of waiting takes no time,
/// and no timer comes early. Timers fire in the order of their due times, of the same time in the order in which they were set, one at a time.
/// </summary>
/// <remarks>
/// At work means: the thread pool of the process has something to do (<see cref="PoolIdleness"/>). So nothing of a simulation may wait for the real time, for a
/// socket or for another process, and other work in the process keeps the clock standing until it ends. Any number of simulations may run at once.
/// </remarks>
public sealed class VirtualTime : TimeProvider
{
    private readonly object _lock = new();
    private readonly PriorityQueue<VirtualTimer, (long Due, long Order)> _timers = new();
    private readonly DateTimeOffset _start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private long _elapsed;
    private long _lastOrder;

    private VirtualTime()
    {
    }

    /// <summary>Runs a simulation on the thread pool under a clock of its own.</summary>
    /// <exception cref="InvalidOperationException">Nothing is at work, no timer is set, and the simulation has not ended: it would never end.</exception>
    public static async Task<T> RunAsync<T>(Func<VirtualTime, Task<T>> simulation)
    {
        var time = new VirtualTime();
        using var driven = VirtualTimeDriver.Drive(time);
        var run = Task.Run(() => simulation(time));
        await Task.WhenAny(run, driven.Standstill).ConfigureAwait(false);
        return run.IsCompleted ? await run.ConfigureAwait(false) : throw new InvalidOperationException("The simulation stands still: nothing is at work and no timer is set.");
    }

    /// <inheritdoc cref="RunAsync{T}"/>
    public static Task RunAsync(Func<VirtualTime, Task> simulation) => RunAsync(async time =>
    {
        await simulation(time).ConfigureAwait(false);
        return true;
    });

    /// <summary>The time since the simulation's beginning.</summary>
    public TimeSpan Elapsed
    {
        get
        {
            lock (_lock)
                return TimeSpan.FromTicks(_elapsed);
        }
    }

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override long GetTimestamp() => Elapsed.Ticks;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _start + Elapsed;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Goes on to the next timer and fires it. False where none is set.</summary>
    internal bool TryAdvance()
    {
        VirtualTimer timer;
        lock (_lock)
        {
            do
            {
                if (!_timers.TryDequeue(out timer!, out var at))
                    return false;

                if (timer.Order == at.Order)
                    _elapsed = Math.Max(_elapsed, at.Due);
                else
                    timer = null!; // It was stopped, or set anew.
            }
            while (timer is null);

            timer.Order = 0;
            if (timer.Period > TimeSpan.Zero)
                Set(timer, timer.Period);
        }

        timer.Fire();
        return true;
    }

    /// <summary>Sets a timer, or stops it with <see cref="Timeout.InfiniteTimeSpan"/>.</summary>
    internal void Set(VirtualTimer timer, TimeSpan dueTime)
    {
        lock (_lock)
        {
            timer.Order = dueTime == Timeout.InfiniteTimeSpan ? 0 : ++_lastOrder;
            if (timer.Order != 0)
                _timers.Enqueue(timer, (_elapsed + dueTime.Ticks, timer.Order));
        }
    }
}
