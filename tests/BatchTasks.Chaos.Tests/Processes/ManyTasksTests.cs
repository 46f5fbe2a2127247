using BatchTasks.Emulator;

namespace BatchTasks.Chaos.Tests.Processes;

/// <summary>
/// Memory does not grow with the tasks. <c>BATCHTASKS_CHAOS_TASKS=1000000 dotnet test tests/BatchTasks.Chaos.Tests</c> runs a million, and a tenth of it to compare;
/// the times are written, not judged.
/// </summary>
public sealed class ManyTasksTests(ITestOutputHelper output)
{
    private const int UsualTasks = 60_000;
    private const int PartSize = 50_000;

    [Fact]
    public async Task Ten_times_the_tasks_need_no_more_memory_than_two_parts()
    {
        var tasks = Variable.Number("BATCHTASKS_CHAOS_TASKS") ?? UsualTasks;
        var partSize = Math.Min(PartSize, tasks / 10);

        var small = await RunAsync(tasks / 10, partSize);
        var large = await RunAsync(tasks, partSize);

        output.WriteLine($"{tasks / 10} tasks: {small}\n{tasks} tasks: {large}");
        Assert.InRange(large.PeakMegabytes, 0, small.PeakMegabytes + 250);
    }

    private static async Task<RunnerProcess.Report> RunAsync(int tasks, int partSize)
    {
        var folder = Directory.CreateTempSubdirectory("batchtasks-many-").FullName;
        try
        {
            await using var emulator = await BatchEmulator.StartAsync();
            using var runner = await RunnerProcess.StartAsync(emulator.Endpoint, Path.Combine(folder, "state"), tasks, partSize);
            var report = await runner.ReadReportAsync();
            Assert.Equal((tasks, tasks, 0, true), (report.Outcomes, report.Succeeded, report.Twice, report.Balances));
            Assert.Equal((tasks, tasks), (emulator.Ledger.Executions, emulator.Ledger.DistinctRequests));
            return report;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
