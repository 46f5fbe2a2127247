namespace BatchTasks.ClientTests.State;

/// <summary>A clock that stands still until it is moved.</summary>
internal sealed class StoreTime : TimeProvider
{
    private DateTimeOffset _now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan by) => _now += by;
}
