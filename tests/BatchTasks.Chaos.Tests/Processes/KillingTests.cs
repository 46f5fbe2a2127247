using BatchTasks.Emulator;

namespace BatchTasks.Chaos.Tests.Processes;

/// <summary>A real process, ended with SIGKILL wherever it is and started again, until its run is done.</summary>
public sealed class KillingTests(ITestOutputHelper output)
{
    private const int Kills = 100;
    private const int Lanes = 2;
    private const int Tasks = 60;
    private const int PartSize = 4;

    [Fact]
    public async Task A_process_that_is_killed_again_and_again_loses_no_task_and_pays_for_none_twice()
    {
        var lanes = await Task.WhenAll(Enumerable.Range(1, Lanes).Select(static seed => Task.Run(() => KillAsync(seed, Kills / Lanes))));

        output.WriteLine($"{lanes.Sum(static lane => lane.Kills)} kills in {lanes.Sum(static lane => lane.Runs)} runs.");
        Assert.InRange(lanes.Sum(static lane => lane.Kills), Kills, int.MaxValue);
    }

    private static async Task<(int Kills, int Runs)> KillAsync(int seed, int atLeast)
    {
        var random = new Random(seed);
        var (kills, runs) = (0, 0);
        for (; kills < atLeast; runs++)
            kills += await RunToEndAsync(random, random.Next());

        return (kills, runs);
    }

    private static async Task<int> RunToEndAsync(Random random, int seed)
    {
        var folder = Directory.CreateTempSubdirectory("batchtasks-kill-").FullName;
        try
        {
            await using var emulator = await BatchEmulator.StartAsync(new BatchEmulatorOptions
            {
                StepDelay = TimeSpan.FromMilliseconds(150),
                Seed = seed,
                Faults = EmulatorFaults.Random(seed, EmulatorFaultRates.None with
                {
                    CallFails = 0.02,
                    CallFailsAfterEffect = 0.02,
                    ConnectionDropsAfterEffect = 0.02,
                    DownloadIsCutOff = 0.1,
                    FileIdsAreLate = 0.1,
                    RequestFails = 0.05,
                }),
            });
            for (var kills = 0; ; kills++)
            {
                using var runner = await RunnerProcess.StartAsync(emulator.Endpoint, Path.Combine(folder, "state"), Tasks, PartSize);
                if (await runner.KillAfterAsync(TimeSpan.FromMilliseconds(random.Next(0, 1500))))
                    continue;

                var report = await runner.ReadReportAsync();
                Assert.Equal((Tasks, 0, true), (report.Outcomes, report.Twice, report.Balances));
                Assert.Empty(emulator.Ledger.ExecutedMoreThanOnce);
                Assert.Equal(emulator.Ledger.Executions, report.Succeeded);
                return kills;
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
