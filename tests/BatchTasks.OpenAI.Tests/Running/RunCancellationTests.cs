using BatchTasks.ClientTests.Fakes;
using BatchTasks.ClientTests.HandWritten;

namespace BatchTasks.ClientTests.Running;

public sealed class RunCancellationTests : RunFixture
{
    private readonly CancellationTokenSource _stop = new();

    [Fact]
    public async Task Cancelling_leaves_the_batches_running_and_tells_their_ids()
    {
        StopAtThirdLook();

        var error = await Assert.ThrowsAsync<BatchRunCanceledException>(() => RunAsync(AskTask.Many(4), PartsOf(2), _stop.Token));

        Assert.Equal(_stop.Token, error.CancellationToken);
        Assert.Equal(["batch_1", "batch_2"], error.BatchIds);
        Assert.Equal(Folder["state"], error.StateDirectory);
        Assert.Contains("batch_1 (in_progress), batch_2 (in_progress) remain at the service", error.Message, StringComparison.Ordinal);
        Assert.All(Fake.Batches, static batch => Assert.False(batch.IsCancelled));
        Assert.Contains("the same call carries it on", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_cancels_at_the_service_when_asked_to()
    {
        StopAtThirdLook();

        var error = await Assert.ThrowsAsync<BatchRunCanceledException>(
            () => RunAsync(AskTask.Many(4), PartsOf(2) with { CancelRemotely = true }, _stop.Token));

        Assert.All(Fake.Batches, static batch => Assert.True(batch.IsCancelled));
        Assert.Equal(["batch_1", "batch_2"], error.BatchIds);
    }

    [Fact]
    public async Task A_cancellation_that_the_service_refuses_is_told()
    {
        StopAtThirdLook();
        Fake.Intercept = static (call, _) => call == "POST /v1/batches/batch_1/cancel"
            ? FakeService.Error(System.Net.HttpStatusCode.Conflict, "conflict", "Cannot cancel a batch with status 'completed'.")
            : null;

        var error = await Assert.ThrowsAsync<BatchRunCanceledException>(
            () => RunAsync(AskTask.Many(4), PartsOf(2) with { CancelRemotely = true }, _stop.Token));

        Assert.Contains("Cannot cancel a batch with status 'completed'.", error.Message, StringComparison.Ordinal);
        Assert.True(Fake.Batches[1].IsCancelled);
    }

    [Fact]
    public async Task A_batch_that_is_finalizing_is_left_to_its_end()
    {
        StopAtThirdLook();
        Fake.Intercept = (call, _) =>
        {
            if (call != "POST /v1/batches/batch_1/cancel")
                return null;

            Fake.OnLook = static (_, batch) => batch.Members["status"] = "finalizing";
            return FakeService.Error(System.Net.HttpStatusCode.Conflict, "conflict", "Cannot cancel a batch with status 'finalizing'.");
        };

        var error = await Assert.ThrowsAsync<BatchRunCanceledException>(
            () => RunAsync(AskTask.Many(4), PartsOf(2) with { CancelRemotely = true }, _stop.Token));

        Assert.DoesNotContain("Cannot cancel", error.Message, StringComparison.Ordinal);
        Assert.True(Fake.Batches[1].IsCancelled);
    }

    [Fact]
    public async Task A_batch_that_was_created_while_cancelling_is_not_lost()
    {
        Fake.Intercept = (call, _) =>
        {
            if (call == "POST /v1/batches")
                _stop.Cancel();

            return null;
        };

        var error = await Assert.ThrowsAsync<BatchRunCanceledException>(() => RunAsync(AskTask.Many(4), PartsOf(2), _stop.Token));

        Assert.Equal(["batch_1"], error.BatchIds);
        Assert.Single(Fake.Batches);
    }

    [Fact]
    public async Task A_cancelled_token_sends_nothing()
    {
        await _stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(AskTask.Many(4), Options, _stop.Token));

        Assert.Empty(Fake.Log);
    }

    [Fact]
    public async Task The_token_of_the_loop_stops_the_run_too()
    {
        StopAtThirdLook();

        await Assert.ThrowsAsync<BatchRunCanceledException>(async () =>
        {
            await foreach (var outcome in Fake.CreateClient().RunBatchAsync(AskTask.Many(2), Options).WithCancellation(_stop.Token))
                Assert.Fail(outcome.CustomId);
        });
    }

    protected override void Dispose(bool disposing)
    {
        _stop.Dispose();
        base.Dispose(disposing);
    }

    private void StopAtThirdLook()
    {
        var looks = 0;
        Fake.OnLook = (_, batch) =>
        {
            batch.Members["status"] = "in_progress";
            if (++looks == 3)
                _stop.CancelAfter(TimeSpan.FromMilliseconds(1));
        };
    }
}
