using System.Collections.Concurrent;

namespace BatchTasks;

/// <summary>When a worker's runs are due.</summary>
internal sealed class RunDates
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<string, Date> _dates = [];
    private readonly ConcurrentDictionary<string, bool> _hurried = [];

    /// <summary>Whether the run is to be stepped. One that is not known is.</summary>
    public bool IsDue(string run, DateTimeOffset now) => !_dates.TryGetValue(run, out var date) || date.Due <= now;

    /// <summary>The time of the next run that is due, if there is any.</summary>
    public DateTimeOffset? Next => _dates.IsEmpty ? null : _dates.Values.Min(static date => date.Due);

    /// <summary>A step begins: what hurries the run from now on is not seen by it. Until the step ends the run is not due.</summary>
    public void Begin(string run)
    {
        _hurried.TryRemove(run, out _);
        if (_dates.TryGetValue(run, out var date))
            _dates[run] = date with { Due = DateTimeOffset.MaxValue };
    }

    public void Set(string run, DateTimeOffset due) => Set(run, new Date(due, 0));

    /// <summary>Puts a run off that nothing is left to be done for here. It is looked at again if it stays unfinished, since tasks may be sent again.</summary>
    public void Rest(string run, DateTimeOffset now) => Set(run, new Date(now + LongestPause, 0));

    /// <summary>Puts a run off whose step failed: for longer and longer.</summary>
    public TimeSpan PutOff(string run, DateTimeOffset now)
    {
        var failures = _dates.TryGetValue(run, out var date) ? date.Failures + 1 : 1;
        var pause = FirstPause * Math.Pow(2, Math.Min(failures - 1, 10));
        pause = pause < LongestPause ? pause : LongestPause;
        Set(run, new Date(now + pause, failures));
        return pause;
    }

    /// <summary>Has the run stepped next, even where a step of it is just being made.</summary>
    public void Hurry(string run)
    {
        _hurried[run] = true;
        _dates.TryRemove(run, out _);
    }

    /// <summary>Forgets runs that are not there any more.</summary>
    public void KeepOnly(IReadOnlySet<string> runs)
    {
        foreach (var run in _dates.Keys.Where(run => !runs.Contains(run)))
            _dates.TryRemove(run, out _);
    }

    private void Set(string run, Date date)
    {
        _dates[run] = date;
        if (_hurried.ContainsKey(run))
            _dates.TryRemove(run, out _);
    }

    private sealed record Date(DateTimeOffset Due, int Failures);
}
