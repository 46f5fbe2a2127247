using BatchTasks.ClientTests.Fakes;
using BatchTasks.ClientTests.HandWritten;

namespace BatchTasks.ClientTests.Running;

/// <summary>The same call carries a run on, whatever ended it.</summary>
public sealed class RunResumeTests : RunFixture
{
    private readonly List<AskTask> _tasks = AskTask.Many(6);

    public static TheoryData<int> EveryCall => [.. Enumerable.Range(1, 16)];

    [Theory]
    [MemberData(nameof(EveryCall))]
    public async Task A_process_that_ends_before_any_call_of_the_service_is_carried_on(int call) => await CrashAsync(call, afterTheEffect: false);

    [Theory]
    [MemberData(nameof(EveryCall))]
    public async Task A_process_that_ends_after_any_call_had_its_effect_is_carried_on(int call) => await CrashAsync(call, afterTheEffect: true);

    [Fact]
    public async Task A_run_that_is_done_is_handed_over_again_without_a_call()
    {
        (await RunAsync(_tasks, PartsOf(2))).AssertEachOnce(_tasks);
        var calls = Fake.Log.Count;

        var again = await RunAsync(_tasks, PartsOf(2));

        again.AssertEachOnce(_tasks);
        Assert.All(again, static outcome => Assert.Equal(BatchOutcomeKind.Succeeded, outcome.Kind));
        Assert.Equal(calls, Fake.Log.Count);
    }

    [Fact]
    public async Task Parts_that_were_handed_over_are_left_out_when_asked_for()
    {
        Fake.OnLook = (service, batch) =>
        {
            if (batch.Number == 1)
                service.Complete(batch);
        };
        await using (var outcomes = Fake.CreateClient().RunBatchAsync(_tasks, PartsOf(2)).GetAsyncEnumerator())
        {
            for (var i = 0; i < 2; i++)
                Assert.True(await outcomes.MoveNextAsync());

            // The next one asked for tells that the part was taken; nothing else has ended yet.
            var next = Task.Run(() => outcomes.MoveNextAsync().AsTask());
            await Task.Delay(50);
            Fake.OnLook = static (service, batch) => service.Complete(batch);
            Assert.True(await next);
        }

        var rest = await RunAsync(_tasks, PartsOf(2) with { SkipHandedOver = true });

        rest.AssertEachOnce(_tasks.Skip(2));
        Assert.Equal(3, Fake.Batches.Count);
    }

    [Theory]
    [InlineData("changed")]
    [InlineData("added")]
    [InlineData("removed")]
    public async Task Other_tasks_are_refused_with_the_row_that_differs(string change)
    {
        (await RunAsync(_tasks, PartsOf(4))).AssertEachOnce(_tasks);
        var calls = Fake.Log.Count;
        var other = change switch
        {
            "changed" => [.. _tasks.Take(4), new AskTask("ask-x"), _tasks[5]],
            "added" => [.. _tasks, new AskTask("ask-7")],
            _ => _tasks[..5],
        };

        var error = await Assert.ThrowsAsync<BatchInputChangedException>(() => RunAsync(other, PartsOf(4)));

        Assert.Equal(change switch { "changed" => 5, "added" => 7, _ => 6 }, error.Difference.Row);
        Assert.Contains(Folder["state"], error.Message, StringComparison.Ordinal);
        Assert.Contains("choose another state directory", error.Message, StringComparison.Ordinal);
        Assert.Equal(calls, Fake.Log.Count);
    }

    [Fact]
    public async Task Two_processes_at_once_hand_over_all_and_submit_each_part_once()
    {
        Fake.OnLook = static (service, batch) =>
        {
            if (batch.Looks > 3)
                service.Complete(batch);
        };

        var both = await Task.WhenAll(Task.Run(() => RunAsync(_tasks, PartsOf(2))), Task.Run(() => RunAsync(_tasks, PartsOf(2))));

        Assert.All(both, outcomes => outcomes.AssertEachOnce(_tasks));
        Assert.Equal(3, Fake.Batches.Count);
    }

    [Fact]
    public async Task A_file_of_the_run_that_was_deleted_is_named()
    {
        (await RunAsync(_tasks)).AssertEachOnce(_tasks);
        File.Delete(Path.Combine(Folder["state"], "batch.jsonl"));

        var error = await Assert.ThrowsAsync<FileNotFoundException>(() => RunAsync(_tasks));

        Assert.Contains("batch.jsonl", error.Message, StringComparison.Ordinal);
    }

    private async Task CrashAsync(int call, bool afterTheEffect)
    {
        var calls = 0;
        HttpResponseMessage? CrashAt(string _, int __) => ++calls >= call ? throw new CrashException() : null;

        if (afterTheEffect)
            Fake.InterceptAfter = CrashAt;
        else
            Fake.Intercept = CrashAt;

        var first = await Record.ExceptionAsync(() => RunAsync(_tasks, PartsOf(2)));
        Fake.Intercept = Fake.InterceptAfter = null;
        var outcomes = await RunAsync(_tasks, PartsOf(2));

        outcomes.AssertEachOnce(_tasks);
        Assert.All(outcomes, static outcome => Assert.Equal(BatchOutcomeKind.Succeeded, outcome.Kind));
        Assert.Equal(3, Fake.Batches.Count);
        Assert.True(first is null ? calls < call : first is CrashException, $"{first}");
    }

    /// <summary>Ends the process, as far as the run can see: nothing of ours catches it.</summary>
    private sealed class CrashException : Exception;
}
