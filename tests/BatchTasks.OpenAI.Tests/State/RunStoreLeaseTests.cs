using System.Diagnostics;

namespace BatchTasks.ClientTests.State;

/// <summary>Who may work on a part.</summary>
public abstract class RunStoreLeaseTests<TDatabase> : RunStoreTestBase<TDatabase>
    where TDatabase : ITestDatabase, new()
{
    private static readonly TimeSpan LeaseTime = TimeSpan.FromMinutes(5);

    // A database's clock goes on between two stores' looks at it, while ours stands still.
    private static readonly TimeSpan OfClocks = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_part_is_leased_to_one_at_a_time()
    {
        var run = await AddRunAsync(parts: 2);

        var part = await LeaseAsync(run);

        Assert.Equal(Store.UtcNow + LeaseTime, part.LeaseUntil);
        Assert.Equal(part, await ReadPartAsync(run));
        Assert.Null(await Open().TryLeaseAsync(run.Key, 1, Cancellation));
        Assert.Null(await Store.TryLeaseAsync(run.Key, 1, Cancellation));
        Assert.NotNull(await Open().TryLeaseAsync(run.Key, 2, Cancellation));
    }

    [Fact]
    public async Task There_is_nothing_to_lease_where_there_is_no_part()
    {
        var run = await AddRunAsync();

        Assert.Null(await Store.TryLeaseAsync(run.Key, 2, Cancellation));
        Assert.Null(await Store.TryLeaseAsync("x", 1, Cancellation));
    }

    [Fact]
    public async Task Of_many_that_want_a_part_at_once_one_gets_it()
    {
        var run = await AddRunAsync();
        BatchRunStore[] stores = [.. Enumerable.Range(0, 8).Select(_ => Open())];

        var leased = await Task.WhenAll(stores.Select(async store =>
        {
            await Task.Yield();
            return await store.TryLeaseAsync(run.Key, 1, Cancellation);
        }));

        Assert.Single(leased, static part => part is not null);
    }

    [Fact]
    public async Task A_released_part_is_free()
    {
        var run = await AddRunAsync();
        var part = await LeaseAsync(run);

        await Store.ReleaseAsync(part, Cancellation);

        Assert.Null((await ReadPartAsync(run)).LeaseOwner);
        await LeaseAsync(run, store: Open());
    }

    [Fact]
    public async Task A_release_leaves_the_next_owner_alone()
    {
        var run = await AddRunAsync();
        var first = await LeaseAsync(run);
        Time.Advance(LeaseTime);
        var second = await LeaseAsync(run);

        await Store.ReleaseAsync(first, Cancellation);

        Assert.Equal(second, await ReadPartAsync(run));
    }

    [Fact]
    public async Task A_lease_ends_with_its_time()
    {
        var run = await AddRunAsync();
        var first = await LeaseAsync(run);
        var other = Open();
        Assert.Null(await other.TryLeaseAsync(run.Key, 1, Cancellation));

        Time.Advance(TimeSpan.FromMinutes(4));
        Assert.Null(await other.TryLeaseAsync(run.Key, 1, Cancellation));

        Time.Advance(TimeSpan.FromMinutes(1) + OfClocks);
        var second = await LeaseAsync(run, store: other);
        await Assert.ThrowsAsync<LeaseLostException>(() => Store.SaveAsync(first with { State = PartState.Creating }, Cancellation));
        Assert.Equal(second, await ReadPartAsync(run));
    }

    [Fact]
    public async Task A_save_renews_the_lease()
    {
        var run = await AddRunAsync();
        var part = await LeaseAsync(run);
        Time.Advance(TimeSpan.FromMinutes(4));

        await Store.SaveAsync(part, Cancellation);

        Time.Advance(TimeSpan.FromMinutes(4));
        Assert.Null(await Store.TryLeaseAsync(run.Key, 1, Cancellation));
    }

    [Fact]
    public async Task An_owner_that_came_back_late_still_owns_what_nobody_took()
    {
        var run = await AddRunAsync();
        var part = await LeaseAsync(run);
        Time.Advance(TimeSpan.FromHours(1));

        var saved = await Store.SaveAsync(part with { Looks = 1 }, Cancellation);

        Assert.Equal(Store.UtcNow + LeaseTime, saved.LeaseUntil);
    }

    [Fact]
    public async Task A_record_that_was_saved_since_is_not_saved()
    {
        var run = await AddRunAsync();
        var part = await LeaseAsync(run);
        var saved = await Store.SaveAsync(part with { Looks = 1 }, Cancellation);

        await Assert.ThrowsAsync<LeaseLostException>(() => Store.SaveAsync(part with { Looks = 2 }, Cancellation));

        Assert.Equal(saved, await ReadPartAsync(run));
    }

    [Fact]
    public async Task A_record_without_a_lease_is_not_saved()
    {
        var run = await AddRunAsync();
        var unleased = await ReadPartAsync(run);

        await Assert.ThrowsAsync<LeaseLostException>(() => Store.SaveAsync(unleased, Cancellation));

        var part = await LeaseAsync(run);
        await Store.ReleaseAsync(part, Cancellation);
        await Assert.ThrowsAsync<LeaseLostException>(() => Store.SaveAsync(part, Cancellation));
    }

    [Fact]
    public async Task The_lease_of_a_killed_process_is_void_at_once()
    {
        var run = await AddRunAsync();
        using var sleeper = StartSleeper();
        var killed = Open();
        killed.Leases.Process = ProcessIdentity.Of(sleeper.Id);
        await LeaseAsync(run, store: killed);
        Assert.Null(await Store.TryLeaseAsync(run.Key, 1, Cancellation));

        sleeper.Kill();
        await sleeper.WaitForExitAsync(Cancellation);

        await LeaseAsync(run);
    }

    [Fact]
    public async Task The_lease_of_an_earlier_process_with_the_number_of_a_running_one_is_void_at_once()
    {
        var run = await AddRunAsync();
        var earlier = Open();
        earlier.Leases.Process = ProcessIdentity.Current with { StartedAt = ProcessIdentity.Current.StartedAt - 10_000 };
        await LeaseAsync(run, store: earlier);

        await LeaseAsync(run);
    }

    [Fact]
    public async Task The_lease_of_another_machine_lasts_whatever_runs_here()
    {
        var run = await AddRunAsync();
        var elsewhere = Open();
        elsewhere.Leases.Process = new("elsewhere", int.MaxValue, 1);
        await LeaseAsync(run, store: elsewhere);

        Assert.Null(await Store.TryLeaseAsync(run.Key, 1, Cancellation));

        Time.Advance(LeaseTime + OfClocks);
        await LeaseAsync(run);
    }

    private static Process StartSleeper() =>
        Process.Start(OperatingSystem.IsWindows() ? new ProcessStartInfo("timeout", "600") : new ProcessStartInfo("sleep", "600"))!;
}
