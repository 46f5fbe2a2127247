using System.Text.Json;

namespace BatchTasks.Emulator.Tests.Restarts;

public sealed class KilledProgramTests : IDisposable
{
    private const int Requests = 2000;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("emulator-tests-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Whenever_it_is_killed_nothing_is_lost_and_nothing_executed_twice()
    {
        var random = new Random(5);
        string[] arguments = ["--data-directory", _folder.FullName, "--step-delay", "00:00:00.1", "--max-concurrency", "1"];
        string id;
        await using (var program = await EmulatorProgram.StartAsync(arguments))
        {
            using var client = new EmulatorClient(program.Endpoint);
            var lines = Enumerable.Range(0, Requests).Select(index => EmulatorClient.ChatLine($"{index}")).ToArray();
            id = (await client.CreateAsync(await client.UploadAsync(lines))).GetProperty("id").GetString()!;
            await program.KillAsync();
        }

        var kills = 1;
        for (var isAtWork = true; isAtWork; kills++)
        {
            await using var program = await EmulatorProgram.StartAsync(arguments);
            using var client = new EmulatorClient(program.Endpoint);
            await Task.Delay(random.Next(300), TestContext.Current.CancellationToken);
            isAtWork = (await client.BatchAsync(id)).GetProperty("status").GetString() != "completed";
            await program.KillAsync();
        }

        Assert.InRange(kills, 3, int.MaxValue);
        await using (var program = await EmulatorProgram.StartAsync(arguments))
        {
            using var client = new EmulatorClient(program.Endpoint);
            var batch = await client.BatchAsync(id);
            Assert.Equal("""{"total":2000,"completed":2000,"failed":0}""", batch.GetProperty("request_counts").GetRawText());
            var rows = await client.RowsAsync(batch, "output_file_id");
            Assert.Equal(Enumerable.Range(0, Requests).Select(index => $"{index}").Order(), rows.Select(row => row.GetProperty("custom_id").GetString()).Order());
            Assert.Equal(
                """{"files_uploaded":1,"batches_created":1,"batches_running":0,"executions":2000,"distinct_requests":2000,"failures":0,"executed_more_than_once":[]}""",
                (await client.LedgerAsync()).GetRawText());
            Assert.Equal(2, (await EmulatorClient.OkAsync(client.GetAsync("/files"))).GetProperty("data").GetArrayLength());
        }
    }
}
