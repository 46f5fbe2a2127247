using System.Net;
using BatchTasks.ClientTests.Fakes;
using BatchTasks.ClientTests.HandWritten;
using Microsoft.Data.Sqlite;

namespace BatchTasks.ClientTests.Running;

/// <summary>A creation that reaches the service when it was given up already.</summary>
public sealed class RunTwinTests : RunFixture
{
    private readonly List<AskTask> _tasks = AskTask.Many(2);

    [Fact]
    public async Task Of_two_batches_of_one_part_the_later_is_cancelled_and_the_older_collected()
    {
        LetTheFirstCreationArriveLate();

        (await RunAsync(_tasks)).AssertEachOnce(_tasks);

        AssertTheLaterIsCancelled();
    }

    [Fact]
    public async Task A_cancellation_that_fails_in_passing_is_made_again()
    {
        LetTheFirstCreationArriveLate((call, times) =>
            call == "POST /v1/batches/batch_2/cancel" && times <= 2 ? FakeService.Error(HttpStatusCode.ServiceUnavailable, "overloaded") : null);

        (await RunAsync(_tasks)).AssertEachOnce(_tasks);

        AssertTheLaterIsCancelled();
        Assert.Equal(3, Fake.Log.Count(static call => call == "POST /v1/batches/batch_2/cancel"));
    }

    [Theory]
    [InlineData("failed")]
    [InlineData("finalizing")]
    [InlineData("cancelling")]
    public async Task A_second_batch_that_ends_by_itself_disturbs_nobody(string status)
    {
        LetTheFirstCreationArriveLate((call, _) =>
        {
            if (call != "POST /v1/batches/batch_2/cancel")
                return null;

            Fake.Batches[1].Members["status"] = status;
            return FakeService.Error(HttpStatusCode.Conflict, "conflict", $"Cannot cancel a batch with status '{status}'.");
        });

        (await RunAsync(_tasks)).AssertEachOnce(_tasks);

        Assert.All(Fake.Batches, static batch => Assert.False(batch.IsCancelled));
    }

    [Fact]
    public async Task A_process_that_has_lost_the_part_while_it_created_cancels_its_batch()
    {
        Fake.BeforeCreate = (service, request) =>
        {
            if (service.Batches.Count > 0)
                return;

            // The process slept, another took the part over and created a batch of it.
            service.Create(request);
            using var database = new SqliteConnection($"Data Source={Path.Combine(Options.StateDirectory!, "batchtasks.db")};Pooling=False");
            database.Open();
            using var command = database.CreateCommand();
            command.CommandText = "UPDATE batchtasks_parts SET state = 'Submitted', batch_id = 'batch_1', version = version + 1, lease_owner = NULL, lease_until = NULL";
            Assert.Equal(1, command.ExecuteNonQuery());
        };
        Fake.Intercept = static (call, times) =>
            call == "POST /v1/batches/batch_2/cancel" && times <= 2 ? FakeService.Error(HttpStatusCode.ServiceUnavailable, "overloaded") : null;

        (await RunAsync(_tasks)).AssertEachOnce(_tasks);

        AssertTheLaterIsCancelled();
        Assert.Equal(3, Fake.Log.Count(static call => call == "POST /v1/batches/batch_2/cancel"));
    }

    /// <summary>The first call for a batch gets no answer, and what it asked for arrives just before the second.</summary>
    private void LetTheFirstCreationArriveLate(Func<string, int, HttpResponseMessage?>? other = null)
    {
        Fake.Intercept = (call, times) => call == "POST /v1/batches" && times == 1 ? FakeService.Error(HttpStatusCode.BadGateway, "bad_gateway") : other?.Invoke(call, times);
        Fake.BeforeCreate = static (service, request) =>
        {
            if (service.Batches.Count == 0)
                service.Create(request);
        };
        Fake.OnLook = static (service, batch) =>
        {
            if (batch.Number == 1)
                service.Complete(batch);
        };
    }

    private void AssertTheLaterIsCancelled()
    {
        Assert.Equal([false, true], Fake.Batches.Select(static batch => batch.IsCancelled));
        Assert.Contains("GET /v1/files/" + Fake.Batches[0].Members["output_file_id"] + "/content", Fake.Log);
    }
}
