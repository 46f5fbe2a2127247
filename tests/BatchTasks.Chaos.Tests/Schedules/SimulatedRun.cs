using BatchTasks.Emulator;
using BatchTasks.Simulation;

namespace BatchTasks.Chaos.Tests.Schedules;

/// <summary>Plays a schedule: process after process works on the run until one is left to bring it to its end.</summary>
internal static class SimulatedRun
{
    /// <returns>How many processes ended at a call, and how many were suspended at one.</returns>
    public static Task<(int Deaths, int Suspensions)> PlayAsync(FaultSchedule schedule) => VirtualTime.RunAsync(async time =>
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
            var tasks = NoteTask.Many(schedule.Tasks).ToList();
            var options = schedule.Options with { StateDirectory = Path.Combine(folder, "state") };
            var deaths = 0;
            var suspended = new List<SimulatedProcess>();
            foreach (var stop in schedule.Stops)
            {
                var suspension = new Suspension(time);
                var connection = new StoppingConnection(emulator.CreateHandler(), stop, suspension);
                var process = new SimulatedProcess(emulator, connection, tasks, options with { TimeProvider = suspension });
                await Task.WhenAny(process.Outcomes, suspension.Begun);
                if (suspension.Begun.IsCompleted)
                {
                    suspended.Add(process);
                    _ = suspension.ResumeAfterAsync(stop.Pause!.Value);
                }
                else if (await process.Outcomes is null)
                {
                    deaths++;
                }
            }

            var last = new SimulatedProcess(emulator, emulator.CreateHandler(), tasks, options with { TimeProvider = time });
            var check = new RunCheck(schedule, tasks);
            foreach (var process in suspended.Prepend(last))
                check.Process((await process.Outcomes)!, process.Progress!);

            // What runs at the service without anyone's knowledge shows itself in the end.
            while (emulator.Ledger.BatchesRunning > 0)
                await Task.Delay(schedule.StepDelay, time);

            check.Service((await last.Outcomes)!, last.Progress!, emulator.Ledger);
            return (deaths, suspended.Count);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    });
}
