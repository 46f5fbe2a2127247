using System.ClientModel;
using System.ClientModel.Primitives;
using BatchTasks.Emulator;
using BatchTasks.Simulation;
using OpenAI;

namespace BatchTasks.Chaos.Tests.Schedules;

/// <summary>Plays a schedule: process after process works on the run until one is left to bring it to its end.</summary>
internal static class SimulatedRun
{
    /// <returns>How many processes ended at a call.</returns>
    public static Task<int> PlayAsync(FaultSchedule schedule) => VirtualTime.RunAsync(async time =>
    {
        var folder = Directory.CreateTempSubdirectory("batchtasks-chaos-").FullName;
        try
        {
            await using var emulator = await InMemoryEmulator.StartAsync(new BatchEmulatorOptions
            {
                TimeProvider = time,
                StepDelay = schedule.StepDelay,
                Seed = schedule.Seed,
                MaxEnqueuedTokens = schedule.MaxEnqueuedTokens,
                Faults = EmulatorFaults.Random(schedule.Seed, schedule.Rates),
            });
            var progress = new LastProgress();
            var options = schedule.Options with { StateDirectory = Path.Combine(folder, "state"), TimeProvider = time, Progress = progress };
            var tasks = NoteTask.Many(schedule.Tasks).ToList();
            var deaths = 0;
            foreach (var (call, afterEffect) in schedule.Deaths)
            {
                using var dying = new DyingConnection(emulator.CreateHandler(), call, afterEffect);
                if (await RunAsync(emulator, dying, tasks, options) is null)
                    deaths++;
            }

            using var living = emulator.CreateHandler();
            Check(schedule, tasks, (await RunAsync(emulator, living, tasks, options))!, progress.Last!, emulator.Ledger);
            return deaths;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    });

    /// <summary>The outcomes, or null where the process has ended before.</summary>
    private static async Task<List<BatchOutcome<string>>?> RunAsync(
        InMemoryEmulator emulator, HttpMessageHandler connection, List<NoteTask> tasks, BatchRunOptions options)
    {
        using var http = new HttpClient(connection, disposeHandler: false);
        var client = new OpenAIClient(
            new ApiKeyCredential("key"),
            new OpenAIClientOptions { Endpoint = emulator.Endpoint, RetryPolicy = new ClientRetryPolicy(0), Transport = new HttpClientPipelineTransport(http) });
        try
        {
            return await client.RunBatchAsync(tasks, options).ToListAsync();
        }
        catch (ProcessEndedException)
        {
            return null;
        }
    }

    private static void Check(
        FaultSchedule schedule, List<NoteTask> tasks, List<BatchOutcome<string>> outcomes, BatchProgress progress, EmulatorLedger ledger)
    {
        // Every task, exactly once.
        var ids = outcomes.Select(static outcome => outcome.CustomId);
        Assert.Equal(tasks.Select(static task => task.GetCustomId()).Order(StringComparer.Ordinal), ids.Order(StringComparer.Ordinal));
        if (schedule.Options.Order == BatchOutcomeOrder.Input)
            Assert.Equal(tasks.Select(static task => task.GetCustomId()), ids);

        // No request is billed twice: what is sent again was not answered.
        Assert.Empty(ledger.ExecutedMoreThanOnce);

        // What was billed comes back, unless the service itself has lost the row.
        var succeeded = outcomes.Count(static outcome => outcome.Kind == BatchOutcomeKind.Succeeded);
        Assert.True(schedule.Retries ? succeeded == ledger.Executions : succeeded <= ledger.Executions, $"{succeeded} succeeded, {ledger.Executions} were executed. {Describe(outcomes, progress)}");
        Assert.All(outcomes, outcome => Assert.InRange(outcome.Attempt, 1, schedule.Options.Retry.MaxAttempts));

        var summary = progress.Summary!;
        Assert.Equal(BatchRunPhase.Done, progress.Phase);
        Assert.True(summary.Balances, summary.ToString());
        Assert.Equal(tasks.Count, summary.Tasks);
        foreach (var kind in outcomes.GroupBy(static outcome => outcome.Kind))
            Assert.Equal(kind.Count(), summary[kind.Key]);
    }

    private static string Describe(IEnumerable<BatchOutcome<string>> outcomes, BatchProgress progress) =>
        string.Join("; ", outcomes.Where(static outcome => outcome.Kind != BatchOutcomeKind.Succeeded).Select(static outcome => $"{outcome.CustomId}, attempt {outcome.Attempt}: {outcome.Reason}"))
        + "\n" + string.Join("\n", progress.Parts);

    private sealed class LastProgress : IProgress<BatchProgress>
    {
        public BatchProgress? Last { get; private set; }

        public void Report(BatchProgress value) => Last = value;
    }
}
