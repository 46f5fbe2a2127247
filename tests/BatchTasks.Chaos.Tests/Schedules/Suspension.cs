namespace BatchTasks.Chaos.Tests.Schedules;

/// <summary>
/// A process that is suspended once and resumed: of the clock that it goes by no timer fires meanwhile, and those that were due fire when it is resumed.
/// </summary>
internal sealed class Suspension(TimeProvider time) : TimeProvider
{
    private readonly object _lock = new();
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _resumed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<Action> _due = [];

    /// <summary>Ends when the process is suspended.</summary>
    public Task Begun => _begun.Task;

    public void Begin() => _begun.TrySetResult();

    /// <summary>Lets it go on after a while.</summary>
    public async Task ResumeAfterAsync(TimeSpan pause)
    {
        await Task.Delay(pause, time);
        lock (_lock)
        {
            _resumed.TrySetResult();
            foreach (var callback in _due)
                ThreadPool.QueueUserWorkItem(static callback => callback(), callback, preferLocal: false);
        }
    }

    /// <summary>Ends at once, unless the process is suspended: then when it is resumed.</summary>
    public Task WaitAsync() => _begun.Task.IsCompleted ? _resumed.Task : Task.CompletedTask;

    public override TimeZoneInfo LocalTimeZone => time.LocalTimeZone;

    public override long TimestampFrequency => time.TimestampFrequency;

    public override long GetTimestamp() => time.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => time.GetUtcNow();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        time.CreateTimer(state => Fire(() => callback(state)), state, dueTime, period);

    private void Fire(Action callback)
    {
        lock (_lock)
        {
            if (_begun.Task.IsCompleted && !_resumed.Task.IsCompleted)
            {
                _due.Add(callback);
                return;
            }
        }

        callback();
    }
}
