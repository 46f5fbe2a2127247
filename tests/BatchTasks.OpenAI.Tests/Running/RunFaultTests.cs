using System.Net;
using BatchTasks.ClientTests.Fakes;
using BatchTasks.ClientTests.HandWritten;

namespace BatchTasks.ClientTests.Running;

/// <summary>What the service and the connection do wrong in between.</summary>
public sealed class RunFaultTests : RunFixture
{
    private readonly List<AskTask> _tasks = AskTask.Many(4);

    public static TheoryData<string> PassingFailures => ["500", "503", "429", "408", "dropped", "html", "{}", "[]", "{\"id\":7}"];

    [Theory]
    [MemberData(nameof(PassingFailures))]
    public async Task Passing_failures_while_polling_are_waited_out(string failure)
    {
        Fake.Intercept = (call, times) => call == "GET /v1/batches/batch_1" && times is > 1 and < 6 ? Fail(failure) : null;

        var summary = (await RunAsync(_tasks)).AssertEachOnce(_tasks);

        Assert.Equal(4, summary[BatchOutcomeKind.Succeeded]);
        Assert.Contains(Reports.All, static report => report.Parts is [{ Problem: { } problem }] && problem.StartsWith("Reading batch_1 failed", StringComparison.Ordinal));
        Assert.Null(Reports.All[^1].Parts[0].Problem);
    }

    [Theory]
    [InlineData("500")]
    [InlineData("503")]
    [InlineData("429")]
    [InlineData("408")]
    [InlineData("dropped")]
    public async Task Passing_failures_while_downloading_are_waited_out(string failure)
    {
        Fake.Intercept = (call, times) => call.EndsWith("/content", StringComparison.Ordinal) && times < 4 ? Fail(failure) : null;

        var summary = (await RunAsync(_tasks)).AssertEachOnce(_tasks);

        Assert.Equal(4, summary[BatchOutcomeKind.Succeeded]);
    }

    [Fact]
    public async Task A_download_that_breaks_off_is_done_again()
    {
        Fake.Intercept = static (call, times) => call.EndsWith("/content", StringComparison.Ordinal) && times == 1
            ? new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new BreakingStream(1000)) }
            : null;

        var summary = (await RunAsync(_tasks)).AssertEachOnce(_tasks);

        Assert.Equal(4, summary[BatchOutcomeKind.Succeeded]);
        Assert.Empty(Unmatched);
    }

    [Theory]
    [MemberData(nameof(PassingFailures))]
    public async Task A_creation_that_failed_after_it_was_carried_out_is_not_done_twice(string failure)
    {
        Fake.InterceptAfter = (call, times) => call == "POST /v1/batches" && times == 1 ? Fail(failure) : null;

        var summary = (await RunAsync(_tasks)).AssertEachOnce(_tasks);

        Assert.Equal(4, summary[BatchOutcomeKind.Succeeded]);
        Assert.Single(Fake.Batches);
    }

    [Theory]
    [MemberData(nameof(PassingFailures))]
    public async Task A_creation_that_failed_before_it_was_carried_out_is_done_again(string failure)
    {
        Fake.Intercept = (call, times) => call is "POST /v1/batches" or "POST /v1/files" && times < 3 ? Fail(failure) : null;

        (await RunAsync(_tasks)).AssertEachOnce(_tasks);

        Assert.Single(Fake.Batches);
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.NotFound)]
    public async Task A_lasting_failure_while_polling_ends_the_run_and_says_where_the_batch_is(HttpStatusCode status)
    {
        Fake.Intercept = (call, _) => call == "GET /v1/batches/batch_1" ? FakeService.Error(status, "nope") : null;

        var error = await Assert.ThrowsAsync<BatchServiceException>(() => RunAsync(_tasks));

        Assert.Equal((int)status, error.StatusCode);
        Assert.Contains("batch_1 (validating) remains at the service", error.Message, StringComparison.Ordinal);
        Assert.Contains(Folder["state"], error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST /v1/files")]
    [InlineData("POST /v1/batches")]
    public async Task A_run_of_which_nothing_could_be_submitted_throws(string refused)
    {
        Fake.Intercept = (call, _) => call == refused ? FakeService.Error(HttpStatusCode.Unauthorized, "invalid_api_key") : null;

        var error = await Assert.ThrowsAsync<BatchServiceException>(() => RunAsync(_tasks, PartsOf(2)));

        Assert.Equal("invalid_api_key", error.Code);
        Assert.Equal(1, Fake.Log.Count(call => call == refused));
        Assert.Empty(Fake.Batches);
    }

    [Theory]
    [InlineData("POST /v1/files")]
    [InlineData("POST /v1/batches")]
    public async Task A_part_that_can_not_be_submitted_fails_and_the_others_go_on(string refused)
    {
        Fake.Intercept = (call, times) => call == refused && times == 2 ? FakeService.Error(HttpStatusCode.BadRequest, "billing_hard_limit_reached") : null;

        var tasks = AskTask.Many(6);
        var outcomes = await RunAsync(tasks, PartsOf(2));

        var summary = outcomes.AssertEachOnce(tasks);
        Assert.Equal((4, 2), (summary[BatchOutcomeKind.Succeeded], summary[BatchOutcomeKind.Failed]));
        var error = outcomes.Of<BatchOutcome<string>.Failed>("ask-3").Error;
        Assert.Equal((400, "billing_hard_limit_reached"), (error.StatusCode, error.Code));
        Assert.StartsWith("The part was not submitted.", error.Message, StringComparison.Ordinal);
        outcomes.Of<BatchOutcome<string>.Failed>("ask-4");
        Assert.Equal(BatchRunPhase.Done, Reports.All[^1].Phase);
        Assert.NotNull(Reports.All[^1].Parts[1].Problem);
    }

    [Fact]
    public async Task A_creation_of_which_nothing_can_be_found_out_is_found_out_by_the_next_call()
    {
        Fake.InterceptAfter = (call, times) => call == "POST /v1/batches" && times == 2 ? Fail("500") : null;
        Fake.Intercept = (call, _) => call == "GET /v1/batches" ? Fail("401") : null;
        var tasks = AskTask.Many(4);

        var error = await Assert.ThrowsAsync<BatchServiceException>(() => RunAsync(tasks, PartsOf(2)));
        Assert.Equal(401, error.StatusCode);
        Assert.Contains("the same call carries it on", error.Message, StringComparison.Ordinal);

        Fake.Intercept = null;
        (await RunAsync(tasks, PartsOf(2))).AssertEachOnce(tasks);
        Assert.Equal(2, Fake.Batches.Count);
    }

    [Fact]
    public async Task A_record_that_can_not_be_written_is_an_error_that_has_the_ids_itself()
    {
        Fake.InterceptAfter = (call, _) =>
        {
            if (call == "POST /v1/batches")
                Directory.Delete(Folder["state"], recursive: true);

            return null;
        };

        var error = await Assert.ThrowsAsync<IOException>(() => RunAsync(_tasks));

        Assert.Contains("batch_1, which was just created, could not be noted", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outcomes_are_enumerated_once_so_that_nothing_is_paid_twice()
    {
        var outcomes = Fake.CreateClient().RunBatchAsync(_tasks, Options, TestContext.Current.CancellationToken);
        (await outcomes.ToListAsync(TestContext.Current.CancellationToken)).AssertEachOnce(_tasks);

        var error = await Assert.ThrowsAsync<InvalidOperationException>(async () => await outcomes.CountAsync(TestContext.Current.CancellationToken));

        Assert.Contains("pay for, all tasks again", error.Message, StringComparison.Ordinal);
        Assert.Single(Fake.Batches);
    }

    [Fact]
    public async Task A_service_that_stays_unreachable_is_waited_for_and_the_problem_names_the_file()
    {
        using var stop = new CancellationTokenSource();
        var tries = 0;
        Fake.Intercept = (_, _) =>
        {
            if (++tries == 8)
                stop.Cancel();

            throw new HttpRequestException("Name or service not known");
        };

        await Assert.ThrowsAsync<BatchRunCanceledException>(() => RunAsync(_tasks, Options, stop.Token));

        Assert.Contains(Reports.All, report => report.Parts is [{ Problem: { } problem }]
            && problem.Contains(Path.Combine(Folder["state"], "batch.jsonl"), StringComparison.Ordinal)
            && problem.Contains("Name or service not known", StringComparison.Ordinal));
    }

    private static HttpResponseMessage Fail(string failure) => failure switch
    {
        "dropped" => throw new HttpRequestException("The connection was reset."),
        ['{' or '[', ..] => FakeService.Json(failure),
        "html" => FakeService.Json("<html>please wait</html>"),
        _ => FakeService.Error((HttpStatusCode)int.Parse(failure, System.Globalization.CultureInfo.InvariantCulture), "busy"),
    };
}
