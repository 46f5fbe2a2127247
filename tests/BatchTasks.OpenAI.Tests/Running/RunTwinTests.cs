using System.Net;
using System.Text.Json;
using BatchTasks.ClientTests.Fakes;
using BatchTasks.ClientTests.HandWritten;

namespace BatchTasks.ClientTests.Running;

/// <summary>A creation that reaches the service when it was given up already.</summary>
public sealed class RunTwinTests : RunFixture
{
    [Fact]
    public async Task Of_two_batches_of_one_part_the_later_is_cancelled_and_the_older_collected()
    {
        var tasks = AskTask.Many(2);
        var creations = 0;
        Fake.Intercept = (call, _) =>
        {
            if (call != "POST /v1/batches" || ++creations > 1)
                return null;

            return FakeService.Error(HttpStatusCode.BadGateway, "bad_gateway");
        };
        Fake.BeforeCreate = (service, request) =>
        {
            // What the first call asked for arrives just before the second.
            if (service.Batches.Count == 0)
                service.Create(request);
        };

        (await RunAsync(tasks)).AssertEachOnce(tasks);

        Assert.Equal([false, true], Fake.Batches.Select(static batch => batch.IsCancelled));
        Assert.Contains("GET /v1/files/" + Fake.Batches[0].Members["output_file_id"] + "/content", Fake.Log);
    }
}
