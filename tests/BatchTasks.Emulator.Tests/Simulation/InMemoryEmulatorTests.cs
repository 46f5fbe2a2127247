using System.Diagnostics;
using BatchTasks.Simulation;

namespace BatchTasks.Emulator.Tests.Simulation;

[Collection(Simulations.Name)]
public sealed class InMemoryEmulatorTests
{
    [Fact]
    public async Task A_batch_of_hours_runs_at_once_and_never_expires_before_its_time()
    {
        var batch = await VirtualTime.RunAsync(async time =>
        {
            await using var emulator = await InMemoryEmulator.StartAsync(new() { TimeProvider = time, StepDelay = TimeSpan.FromHours(7.9) });
            using var client = new EmulatorClient(emulator.Endpoint, handler: emulator.CreateHandler(), time: time);
            return await client.RunChatAsync([.. Enumerable.Range(0, 20).Select(index => EmulatorClient.ChatLine($"{index}"))]);
        });
        Assert.Equal("completed", batch.GetProperty("status").GetString());
        var hours = TimeSpan.FromSeconds(batch.GetProperty("completed_at").GetInt64() - batch.GetProperty("created_at").GetInt64()).TotalHours;
        Assert.Equal(3 * 7.9, hours, 0.001);
    }

    [Fact]
    public async Task And_expires_when_its_time_is_over()
    {
        var batch = await VirtualTime.RunAsync(async time =>
        {
            await using var emulator = await InMemoryEmulator.StartAsync(new()
            {
                TimeProvider = time,
                MaxConcurrency = 1,
                Handler = async (request, cancellationToken) =>
                {
                    await Task.Delay(TimeSpan.FromHours(9), time, cancellationToken);
                    return EmulatedResponse.Default(request);
                },
            });
            using var client = new EmulatorClient(emulator.Endpoint, handler: emulator.CreateHandler(), time: time);
            return await client.RunChatAsync(EmulatorClient.ChatLine("a"), EmulatorClient.ChatLine("b"), EmulatorClient.ChatLine("c"));
        });
        Assert.Equal(("expired", 2), (batch.GetProperty("status").GetString(), batch.GetProperty("request_counts").GetProperty("completed").GetInt32()));
        Assert.Equal(86_400, batch.GetProperty("expired_at").GetInt64() - batch.GetProperty("created_at").GetInt64());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_dropped_connection_is_what_it_is_over_a_socket(bool afterEffect)
    {
        var created = await VirtualTime.RunAsync(async time =>
        {
            await using var emulator = await InMemoryEmulator.StartAsync(new()
            {
                TimeProvider = time,
                Faults = new() { Calls = call => call.Kind == EmulatorCallKind.CreateBatch ? new EmulatorCallFault.Dropped { AfterEffect = afterEffect } : null },
            });
            using var client = new EmulatorClient(emulator.Endpoint, handler: emulator.CreateHandler(), time: time);
            var file = await client.UploadAsync(EmulatorClient.ChatLine("a"));
            var exception = await Assert.ThrowsAsync<HttpRequestException>(() => client.CreateAsync(file));
            Assert.Equal(HttpRequestError.ResponseEnded, exception.HttpRequestError);
            return emulator.Ledger.BatchesCreated;
        });
        Assert.Equal(afterEffect ? 1 : 0, created);
    }

    [Fact]
    public async Task A_download_that_breaks_off_gives_what_came_before()
    {
        var received = await VirtualTime.RunAsync(async time =>
        {
            await using var emulator = await InMemoryEmulator.StartAsync(new()
            {
                TimeProvider = time, Faults = new() { Calls = call => call.Kind == EmulatorCallKind.DownloadFile ? new EmulatorCallFault.CutOff(0.5) : null },
            });
            using var client = new EmulatorClient(emulator.Endpoint, handler: emulator.CreateHandler(), time: time);
            var file = await client.UploadAsync(EmulatorClient.ChatLine("a", new string('x', 100_000)));
            using var response = await client.DownloadAsync(file);
            var content = new MemoryStream();
            await Assert.ThrowsAnyAsync<IOException>(async () => await (await response.Content.ReadAsStreamAsync()).CopyToAsync(content));
            return (double)content.Length / response.Content.Headers.ContentLength!.Value;
        });
        Assert.InRange(received, 0.4, 0.5);
    }

    [Fact]
    public async Task A_slow_download_takes_its_time_on_the_clock()
    {
        var elapsed = await VirtualTime.RunAsync(async time =>
        {
            await using var emulator = await InMemoryEmulator.StartAsync(new()
            {
                TimeProvider = time,
                Faults = new() { Calls = call => call.Kind == EmulatorCallKind.DownloadFile ? new EmulatorCallFault.Slow(TimeSpan.FromMinutes(3)) : null },
            });
            using var client = new EmulatorClient(emulator.Endpoint, handler: emulator.CreateHandler(), time: time);
            await client.ContentAsync(await client.UploadAsync(EmulatorClient.ChatLine("a")));
            return time.Elapsed;
        });
        Assert.Equal(TimeSpan.FromMinutes(3), elapsed);
    }

    [Fact]
    public async Task Hundreds_of_runs_take_seconds()
    {
        var real = Stopwatch.StartNew();
        var runs = Enumerable.Range(0, 300).Select(number => VirtualTime.RunAsync(async time =>
        {
            await using var emulator = await InMemoryEmulator.StartAsync(new() { TimeProvider = time, StepDelay = TimeSpan.FromMinutes(10) });
            using var client = new EmulatorClient(emulator.Endpoint, handler: emulator.CreateHandler(), time: time);
            var batch = await client.RunChatAsync([.. Enumerable.Range(0, 20).Select(index => EmulatorClient.ChatLine($"{number}-{index}"))]);
            return (await client.RowsAsync(batch, "output_file_id")).Count;
        }));
        Assert.All(await Task.WhenAll(runs), rows => Assert.Equal(20, rows));
        TestContext.Current.TestOutputHelper?.WriteLine($"{real.Elapsed.TotalMilliseconds / 300:0.0} ms for each");
        Assert.InRange(real.Elapsed, TimeSpan.Zero, TimeSpan.FromMinutes(1));
    }
}
