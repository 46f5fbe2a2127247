namespace BatchTasks.ClientTests.State;

/// <summary>Which parts come into the service's queue.</summary>
public abstract class RunStoreQueueTests<TDatabase> : RunStoreTestBase<TDatabase>
    where TDatabase : ITestDatabase, new()
{
    [Fact]
    public async Task An_admitted_part_is_uploading()
    {
        var run = await AddRunAsync();
        var part = await LeaseAsync(run);
        Time.Advance(TimeSpan.FromMinutes(1));

        var admitted = await Store.TryAdmitAsync(part with { Submission = 1 }, run.Model, 1000, 1, Cancellation);

        Assert.Equal(part with
        {
            State = PartState.Uploading,
            Submission = 1,
            IntentAt = Store.UtcNow,
            Version = part.Version + 1,
            LeaseUntil = Store.UtcNow + TimeSpan.FromMinutes(5),
        }, admitted);
        Assert.Equal(admitted, await ReadPartAsync(run));
    }

    [Fact]
    public async Task Tokens_in_the_queue_leave_no_room_for_more_than_the_budget()
    {
        var run = await AddRunAsync(parts: 3, tokens: 100);

        Assert.NotNull(await AdmitAsync(run, 1, maxTokens: 250));
        var second = await AdmitAsync(run, 2, maxTokens: 250);
        Assert.NotNull(second);
        Assert.Null(await AdmitAsync(run, 3, maxTokens: 250));
        Assert.Equal(PartState.Planned, (await ReadPartAsync(run, 3)).State);

        await Store.SaveAsync(second with { State = PartState.Ended }, Cancellation);
        Assert.NotNull(await AdmitAsync(run, 3, maxTokens: 250));
    }

    [Fact]
    public async Task The_budget_may_be_used_up_to_the_last_token()
    {
        var run = await AddRunAsync(parts: 2, tokens: 100);

        Assert.NotNull(await AdmitAsync(run, 1, maxTokens: 200));
        Assert.NotNull(await AdmitAsync(run, 2, maxTokens: 200));
    }

    [Fact]
    public async Task A_part_alone_has_room_for_its_tokens()
    {
        var run = await AddRunAsync(parts: 2, tokens: 100);

        Assert.NotNull(await AdmitAsync(run, 1, maxTokens: 50));
        Assert.Null(await AdmitAsync(run, 2, maxTokens: 50));
    }

    [Fact]
    public async Task Tokens_that_were_not_counted_take_no_room()
    {
        var run = await AddRunAsync(parts: 2, tokens: null);

        Assert.NotNull(await AdmitAsync(run, 1, maxTokens: 50));
        Assert.NotNull(await AdmitAsync(run, 2, maxTokens: 50));
    }

    [Fact]
    public async Task No_more_batches_are_in_the_queue_than_allowed()
    {
        var run = await AddRunAsync(parts: 3);

        Assert.NotNull(await AdmitAsync(run, 1, maxBatches: 2));
        Assert.NotNull(await AdmitAsync(run, 2, maxBatches: 2));
        Assert.Null(await AdmitAsync(run, 3, maxBatches: 2));
    }

    [Theory]
    [InlineData("Planned", true)]
    [InlineData("Uploading", false)]
    [InlineData("Uploaded", false)]
    [InlineData("Creating", false)]
    [InlineData("Submitted", false)]
    [InlineData("Ended", true)]
    [InlineData("Settled", true)]
    [InlineData("Refused", true)]
    public async Task A_part_takes_its_place_from_its_upload_to_its_batchs_end(string state, bool isFree)
    {
        var run = await AddRunAsync(parts: 2);
        await Store.SaveAsync(await LeaseAsync(run) with { State = Enum.Parse<PartState>(state) }, Cancellation);

        Assert.Equal(isFree, await AdmitAsync(run, 2, maxBatches: 1) is not null);
    }

    [Fact]
    public async Task Who_lost_the_lease_comes_not_in()
    {
        var run = await AddRunAsync();
        var part = await LeaseAsync(run);
        Time.Advance(TimeSpan.FromHours(1));
        await LeaseAsync(run);

        await Assert.ThrowsAsync<LeaseLostException>(() => Store.TryAdmitAsync(part, run.Model, null, null, Cancellation));

        Assert.Equal(PartState.Planned, (await ReadPartAsync(run)).State);
    }

    [Fact]
    public async Task Of_many_that_want_in_at_once_no_more_come_than_have_room()
    {
        const int Parts = 8;
        var run = await AddRunAsync(Parts, tokens: 100);
        (BatchRunStore Store, PartRecord Part)[] all = [.. await Task.WhenAll(Enumerable.Range(1, Parts).Select(async number =>
        {
            var store = Open();
            return (store, await LeaseAsync(run, number, store));
        }))];

        var admitted = await Task.WhenAll(all.Select(async one =>
        {
            await Task.Yield();
            return await one.Store.TryAdmitAsync(one.Part, run.Model, 300, null, Cancellation);
        }));

        Assert.Equal(3, admitted.Count(static part => part is not null));
    }

    private async Task<PartRecord?> AdmitAsync(RunRecord run, int number, long? maxTokens = null, int? maxBatches = null)
    {
        var part = await LeaseAsync(run, number);
        var admitted = await Store.TryAdmitAsync(part, run.Model, maxTokens, maxBatches, Cancellation);
        if (admitted is null)
            await Store.ReleaseAsync(part, Cancellation);

        return admitted;
    }
}
