using System.Collections.Concurrent;

namespace BatchTasks;

/// <summary>
/// Renews the leases that works of this store hold, so that one may take longer than a lease: a large upload over a slow line, a handler of outcomes that waits for
/// something itself. It goes by the machine's own clock, since it is real work that takes that long.
/// </summary>
/// <param name="renewAsync">Renews the lease of a part; false where it is lost.</param>
internal sealed class LeaseKeeper(Func<PartRecord, Task<bool>> renewAsync) : IAsyncDisposable
{
    // Work that takes longer hangs, and is to be another's.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<string, (PartRecord Part, DateTime Since)> _held = [];
    private readonly object _lock = new();
    private readonly CancellationTokenSource _stop = new();
    private Task _renewing = Task.CompletedTask;
    private bool _isRenewing;
    private bool _isDisposed;

    /// <summary>The time between two renewals.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(1);

    public void Add(PartRecord part)
    {
        _held[part.LeaseOwner!] = (part, DateTime.UtcNow);
        lock (_lock)
        {
            if (_isRenewing || _isDisposed)
                return;

            _isRenewing = true;
            _renewing = RenewAsync(_stop.Token);
        }
    }

    public void Remove(PartRecord part)
    {
        if (part.LeaseOwner is { } owner)
            _held.TryRemove(owner, out _);
    }

    public async ValueTask DisposeAsync()
    {
        lock (_lock)
        {
            if (_isDisposed)
                return;

            _isDisposed = true;
        }

        await _stop.CancelAsync().ConfigureAwait(false);
        await _renewing.ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task RenewAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await Task.Delay(Interval, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (cancellationToken.IsCancellationRequested || HasNoMore())
                return;

            foreach (var (part, since) in _held.Values)
            {
                if (DateTime.UtcNow - since > Longest || !await TryRenewAsync(part).ConfigureAwait(false))
                    Remove(part);
            }
        }
    }

    private async Task<bool> TryRenewAsync(PartRecord part)
    {
        try
        {
            return await renewAsync(part).ConfigureAwait(false);
        }
        catch (BatchStoreException)
        {
            // The next try comes before the lease ends.
            return true;
        }
        catch (Exception e) when (e is ObjectDisposedException or InvalidOperationException)
        {
            // The store's connections are closed: its leases run out.
            return false;
        }
    }

    /// <summary>Ends the renewing where nothing is held, until something is again.</summary>
    private bool HasNoMore()
    {
        lock (_lock)
        {
            _isRenewing = !_held.IsEmpty;
            return !_isRenewing;
        }
    }
}
