namespace BatchTasks.ClientTests.State;

/// <summary>Leases of work that takes longer than a lease.</summary>
public sealed class LeaseKeeperTests : RunStoreTestBase<StateDirectory>
{
    [Fact]
    public async Task A_lease_is_renewed_while_it_is_held()
    {
        var run = await AddRunAsync();
        Store.Leases.Keeper.Interval = TimeSpan.FromMilliseconds(10);
        var part = await LeaseAsync(run);
        var other = Open();

        for (var minutes = 0; minutes < 20; minutes += 4)
        {
            Time.Advance(TimeSpan.FromMinutes(4));
            await WaitForAsync(async () => (await ReadPartAsync(run)).LeaseUntil == Store.UtcNow + TimeSpan.FromMinutes(5));
            Assert.Null(await other.TryLeaseAsync(run.Key, 1, Cancellation));
        }

        // The renewing is no change of the part.
        var saved = await Store.SaveAsync(part with { Looks = 1 }, Cancellation);
        Assert.Equal(part.Version + 1, saved.Version);
    }

    [Fact]
    public async Task A_released_part_is_not_renewed()
    {
        var run = await AddRunAsync(parts: 2);
        Store.Leases.Keeper.Interval = TimeSpan.FromMilliseconds(10);
        var released = await LeaseAsync(run, 1);
        await LeaseAsync(run, 2);
        await Store.ReleaseAsync(released, Cancellation);
        Time.Advance(TimeSpan.FromMinutes(1));

        await WaitForAsync(async () => (await ReadPartAsync(run, 2)).LeaseUntil == Store.UtcNow + TimeSpan.FromMinutes(5));

        Assert.Null((await ReadPartAsync(run, 1)).LeaseUntil);
    }

    [Fact]
    public async Task A_lost_lease_is_not_renewed_at_the_cost_of_its_new_owner()
    {
        var run = await AddRunAsync();
        Store.Leases.Keeper.Interval = TimeSpan.FromMilliseconds(10);
        await LeaseAsync(run);
        var other = Open();
        await Database.ExecuteAsync("UPDATE batchtasks_parts SET lease_until = 0");
        var taken = await other.TryLeaseAsync(run.Key, 1, Cancellation);
        while (taken is null)
        {
            // Renewed in between.
            await Database.ExecuteAsync("UPDATE batchtasks_parts SET lease_until = 0");
            taken = await other.TryLeaseAsync(run.Key, 1, Cancellation);
        }

        await Task.Delay(100, Cancellation);

        Assert.Equal(taken, await ReadPartAsync(run));
    }

    [Fact]
    public async Task A_closed_store_renews_nothing()
    {
        var run = await AddRunAsync();
        var closed = Open();
        closed.Leases.Keeper.Interval = TimeSpan.FromMilliseconds(10);
        await LeaseAsync(run, store: closed);
        await closed.DisposeAsync();

        Time.Advance(TimeSpan.FromMinutes(6));
        await Task.Delay(100, Cancellation);

        await LeaseAsync(run);
    }

    [Fact]
    public async Task Leasing_goes_on_after_nothing_was_held()
    {
        var run = await AddRunAsync();
        Store.Leases.Keeper.Interval = TimeSpan.FromMilliseconds(10);
        await Store.ReleaseAsync(await LeaseAsync(run), Cancellation);
        await Task.Delay(50, Cancellation);

        await LeaseAsync(run);
        Time.Advance(TimeSpan.FromMinutes(1));

        await WaitForAsync(async () => (await ReadPartAsync(run)).LeaseUntil == Store.UtcNow + TimeSpan.FromMinutes(5));
    }

    private static async Task WaitForAsync(Func<Task<bool>> condition)
    {
        var limit = DateTime.UtcNow.AddSeconds(30);
        while (!await condition())
        {
            Assert.True(DateTime.UtcNow < limit, "It did not come about.");
            await Task.Delay(5, Cancellation);
        }
    }
}
