namespace BatchTasks.Simulation;

/// <summary>A timer of a <see cref="VirtualTime"/>.</summary>
internal sealed class VirtualTimer(VirtualTime time, TimerCallback callback, object? state) : ITimer
{
    private readonly ExecutionContext? _context = ExecutionContext.Capture();

    /// <summary>Tells which of its settings counts; 0 while it is not set. Under the clock's lock.</summary>
    public long Order { get; set; }

    public TimeSpan Period { get; private set; } = Timeout.InfiniteTimeSpan;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        Period = period;
        time.Set(this, dueTime);
        return true;
    }

    /// <summary>Lets the thread pool call back, so that the caller sees it at work at once.</summary>
    public void Fire() => ThreadPool.UnsafeQueueUserWorkItem(
        static timer =>
        {
            if (timer._context is null)
                timer.Call();
            else
                ExecutionContext.Run(timer._context, static state => ((VirtualTimer)state!).Call(), timer);
        },
        this,
        preferLocal: false);

    public void Dispose() => time.Set(this, Timeout.InfiniteTimeSpan);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }

    private void Call() => callback(state);
}
