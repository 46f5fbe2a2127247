using System.Net;
using BatchTasks.ClientTests.Fakes;
using BatchTasks.ClientTests.HandWritten;

namespace BatchTasks.ClientTests.Running;

/// <summary>How many batches are at the service at once, and what happens when it has no room.</summary>
public sealed class RunQueueTests : RunFixture
{
    private readonly List<AskTask> _tasks = AskTask.Many(8);

    [Fact]
    public async Task No_more_batches_are_at_the_service_than_was_allowed()
    {
        var most = 0;
        Fake.OnLook = (service, batch) =>
        {
            most = Math.Max(most, Fake.Batches.Count(static other => other.Members["status"] is not "completed"));
            if (batch.Looks > 1)
                service.Complete(batch);
        };

        (await RunAsync(_tasks, PartsOf(1) with { MaxBatchesInFlight = 3 })).AssertEachOnce(_tasks);

        Assert.Equal((3, 8), (most, Fake.Batches.Count));
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    public async Task A_creation_that_the_queue_has_no_room_for_waits_and_is_not_uploaded_again(HttpStatusCode status)
    {
        Fake.Intercept = (call, times) => call == "POST /v1/batches" && times is 2 or 3 ? FakeService.Error(status, "token_limit_exceeded", "Enqueued token limit reached.") : null;

        (await RunAsync(_tasks, PartsOf(4))).AssertEachOnce(_tasks);

        Assert.Equal(2, Fake.Batches.Count);
        Assert.Equal(2, Fake.Log.Count(static call => call == "POST /v1/files"));
        Assert.Contains(Reports.All, static report => report.Parts.Any(static part => part.Problem?.Contains("Enqueued token limit reached.", StringComparison.Ordinal) == true));
        Assert.Equal("2/3", Fake.Batches[1].Request.GetProperty("metadata").GetProperty("batchtasks_part").GetString());
    }

    [Fact]
    public async Task A_part_that_never_finds_room_says_what_may_be_the_reason()
    {
        Fake.Intercept = (call, times) => call == "POST /v1/batches" && times <= 10 ? FakeService.Error(HttpStatusCode.BadRequest, "token_limit_exceeded", "Enqueued token limit reached.") : null;

        (await RunAsync(_tasks, Options with { PollInterval = TimeSpan.FromMicroseconds(100) })).AssertEachOnce(_tasks);

        var problems = Reports.All.SelectMany(static report => report.Parts).Select(static part => part.Problem ?? "").Distinct();
        Assert.Single(problems, static problem => problem.EndsWith("The part was refused 10 times: where no other batch of the model runs, it has more tokens than its queue, and MaxEnqueuedTokens makes smaller parts.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_batch_that_failed_for_want_of_room_is_created_again()
    {
        Fake.OnLook = static (service, batch) =>
        {
            if (batch.Number > 2)
            {
                service.Complete(batch);
                return;
            }

            batch.Members["status"] = "failed";
            batch.Members["errors"] = new { data = new[] { new { code = "token_limit_exceeded", message = "Enqueued token limit reached for gpt-4o." } } };
        };

        var outcomes = await RunAsync(_tasks);

        outcomes.AssertEachOnce(_tasks);
        Assert.All(outcomes, static outcome => Assert.Equal((BatchOutcomeKind.Succeeded, 1), (outcome.Kind, outcome.Attempt)));
        Assert.Equal(3, Fake.Batches.Count);
        Assert.Single(Fake.Log, static call => call == "POST /v1/files");
    }

    [Fact]
    public async Task A_pause_that_the_service_asks_for_is_kept()
    {
        var time = new InstantTime();
        Fake.Intercept = static (call, times) =>
        {
            if (call != "GET /v1/batches/batch_1" || times > 1)
                return null;

            var answer = FakeService.Error(HttpStatusCode.TooManyRequests, "rate_limit_exceeded");
            answer.Headers.Add("Retry-After", "77");
            return answer;
        };

        (await RunAsync(_tasks, Options with { TimeProvider = time, PollInterval = TimeSpan.FromSeconds(10) })).AssertEachOnce(_tasks);

        Assert.Equal([1, 77], time.WaitedSeconds.Take(2));
    }
}
