namespace BatchTasks.ClientTests.State;

/// <summary>What every store keeps of runs and parts.</summary>
public abstract class RunStoreTests<TDatabase> : RunStoreTestBase<TDatabase>
    where TDatabase : ITestDatabase, new()
{
    [Fact]
    public async Task Nothing_is_in_a_store_before_the_first_run()
    {
        Assert.Null(await Store.FindRunAsync(Name, Cancellation));
        Assert.Null(await Store.FindRunByKeyAsync("x", Cancellation));
        Assert.Empty(await Store.ListRunsAsync(unfinishedOnly: false, Cancellation));
        Assert.Empty(await Store.ReadPartsAsync("x", Cancellation));
        Assert.Empty(await Store.ListAsync(cancellationToken: Cancellation));
    }

    [Fact]
    public async Task A_run_is_read_as_it_was_added()
    {
        var run = await AddRunAsync(parts: 12);

        Assert.Equal(run, await Store.FindRunAsync(Name, Cancellation));
        Assert.Equal(run, await Open().FindRunByKeyAsync(run.Key, Cancellation));
        Assert.Null(await Store.FindRunAsync(Name + "!", Cancellation));
        Assert.Equal(Enumerable.Range(1, 12).Select(number => Part(run, number)), await Open().ReadPartsAsync(run.Key, Cancellation));
    }

    [Fact]
    public async Task A_run_may_name_no_model_and_no_type()
    {
        var run = Run() with { Model = null, TaskType = null, IsDone = true };

        Assert.True(await Store.TryAddRunAsync(run, [], Cancellation));

        Assert.Equal(run, await Store.FindRunAsync(Name, Cancellation));
    }

    [Fact]
    public async Task The_second_run_of_a_name_is_not_added()
    {
        var first = await AddRunAsync();
        var second = Run();
        WriteFile(second, "batch-1.jsonl", "other\n");

        Assert.False(await Open().TryAddRunAsync(second, [Part(second, 1)], Cancellation));

        Assert.Equal(first, await Store.FindRunAsync(Name, Cancellation));
        Assert.Empty(await Store.ReadPartsAsync(second.Key, Cancellation));
    }

    [Fact]
    public async Task Of_many_that_add_a_run_at_once_one_does()
    {
        var added = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            await Task.Yield();
            return await Open().TryAddRunAsync(Run(), [], Cancellation);
        }));

        Assert.Single(added, static was => was);
    }

    [Fact]
    public async Task A_run_whose_input_file_is_missing_is_not_added()
    {
        var run = Run();

        var error = await Assert.ThrowsAsync<FileNotFoundException>(() => Store.TryAddRunAsync(run, [Part(run, 1)], Cancellation));

        Assert.Contains("batch-1.jsonl", error.Message, StringComparison.Ordinal);
        Assert.Null(await Store.FindRunAsync(Name, Cancellation));
    }

    [Fact]
    public async Task Runs_are_listed_until_they_are_done()
    {
        var run = await AddRunAsync();

        var info = Assert.Single(await Store.ListAsync(unfinishedOnly: true, Cancellation));
        Assert.Equal((run.Name, run.Endpoint, run.Model, run.TaskType, run.CreatedAt, false),
            (info.Name, info.Endpoint, info.Model, info.TaskType, info.CreatedAt, info.IsDone));

        var part = await LeaseAsync(run);
        await Store.SetDoneAsync(run.Key, Cancellation);
        Assert.Single(await Store.ListAsync(unfinishedOnly: true, Cancellation)); // It is open.
        part = await Store.SaveAsync(part with { State = PartState.Settled }, Cancellation);
        await Store.SetDoneAsync(run.Key, Cancellation);
        Assert.Single(await Store.ListAsync(unfinishedOnly: true, Cancellation)); // It was not handed over.
        part = await Store.SaveAsync(part with { IsHandedOver = true }, Cancellation);
        await Store.SetDoneAsync(run.Key, Cancellation);
        Assert.Empty(await Store.ListAsync(unfinishedOnly: true, Cancellation));
        Assert.True(Assert.Single(await Store.ListAsync(cancellationToken: Cancellation)).IsDone);

        // Open again with a part that is.
        await Store.SaveAsync(part with { State = PartState.Planned }, Cancellation);
        Assert.Equal(run, Assert.Single(await Store.ListRunsAsync(unfinishedOnly: true, Cancellation)));
    }

    [Fact]
    public async Task Every_field_of_a_part_is_saved()
    {
        var run = await AddRunAsync();
        var leased = await LeaseAsync(run);
        var changed = leased with
        {
            Attempt = 2,
            Parent = 7,
            InputFile = "other.jsonl",
            Requests = 50_000,
            Bytes = 5_000_000_000,
            EmbeddingInputs = 11,
            Tokens = 6_000_000_000,
            State = PartState.Ended,
            Submission = 3,
            IntentAt = Time.GetUtcNow().AddSeconds(1),
            InputFileId = "file-1",
            BatchId = "batch_1",
            Batch = """{"id":"batch_1"}""",
            EndedAt = Time.GetUtcNow().AddSeconds(2),
            NotBefore = Time.GetUtcNow().AddSeconds(3),
            Looks = 4,
            Failures = 5,
            OutputFile = "out.jsonl",
            ErrorFile = "err.jsonl",
            Problem = "Ein Problem – 問題",
            Refusal = "{}",
            Tally = "[]",
            IsHandedOver = true,
            IsCleanedUp = true,
        };

        var saved = await Store.SaveAsync(changed, Cancellation);

        Assert.Equal(changed with { Version = leased.Version + 1, LeaseUntil = saved.LeaseUntil }, saved);
        Assert.Equal(saved, await ReadPartAsync(run));
        Assert.Equal(leased with { Version = leased.Version + 2, LeaseUntil = saved.LeaseUntil },
            await Store.SaveAsync(leased with { Version = saved.Version }, Cancellation));
    }

    [Fact]
    public async Task Every_state_is_kept_by_its_name()
    {
        var run = await AddRunAsync();
        var part = await LeaseAsync(run);
        foreach (var state in Enum.GetValues<PartState>())
        {
            part = await Store.SaveAsync(part with { State = state }, Cancellation);
            Assert.Equal(state, (await ReadPartAsync(run)).State);
        }
    }

    [Fact]
    public async Task Text_that_databases_do_not_take_is_made_storable()
    {
        var run = await AddRunAsync();
        var part = await LeaseAsync(run);

        await Store.SaveAsync(part with { Problem = "a\0b\ud800c\r\n'\"\ud83d\ude00" }, Cancellation);

        Assert.Equal("a\ufffdb\ufffdc\r\n'\"\ud83d\ude00", (await ReadPartAsync(run)).Problem);
    }

    [Fact]
    public async Task A_time_is_the_same_moment_in_whatever_zone_it_was_given()
    {
        var run = await AddRunAsync();
        var part = await LeaseAsync(run);
        var time = new DateTimeOffset(2026, 3, 1, 23, 59, 59, 999, TimeSpan.FromHours(-9));

        await Store.SaveAsync(part with { NotBefore = time }, Cancellation);

        Assert.Equal(time, (await ReadPartAsync(run)).NotBefore);
    }

    [Fact]
    public async Task Parts_are_added_with_the_save_that_they_come_from_or_not_at_all()
    {
        var run = await AddRunAsync();
        var part = await LeaseAsync(run);
        var child = Part(run, 2) with { Attempt = 2, Parent = 1 };
        WriteFile(run, child.InputFile, "again\n");

        var saved = await Store.SaveAsync(part with { State = PartState.Settled }, [child], Cancellation);

        Assert.Equal([saved, child], await Store.ReadPartsAsync(run.Key, Cancellation));
        var missing = Part(run, 3);
        await Assert.ThrowsAsync<FileNotFoundException>(() => Store.SaveAsync(saved with { Looks = 9 }, [missing], Cancellation));
        await Assert.ThrowsAsync<LeaseLostException>(() => Store.SaveAsync(part, [child with { Number = 4 }], Cancellation));
        Assert.Equal([saved, child], await Store.ReadPartsAsync(run.Key, Cancellation));
    }
}
