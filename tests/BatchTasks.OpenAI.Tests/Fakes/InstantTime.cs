namespace BatchTasks.ClientTests.Fakes;

/// <summary>A clock on which every wait is over at once, and which remembers how long each would have been.</summary>
internal sealed class InstantTime : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<TimeSpan> _waits = [];
    private DateTimeOffset _now = DateTimeOffset.UnixEpoch;

    public IReadOnlyList<double> WaitedSeconds
    {
        get
        {
            lock (_lock)
                return [.. _waits.Select(static wait => wait.TotalSeconds)];
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
            return _now;
    }

    public void SetBack(TimeSpan by)
    {
        lock (_lock)
            _now -= by;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (_lock)
        {
            _waits.Add(dueTime);
            _now += dueTime;
        }

        return System.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
