using System.ClientModel;
using System.Collections;
using System.Diagnostics;
using System.Globalization;
using BatchTasks;
using BatchTasks.Chaos;
using OpenAI;

if (args is not [var service, var state, var count, var partSize])
{
    Console.Error.WriteLine("Arguments: the address of the service, the state directory, the number of tasks, the requests of a part.");
    return 2;
}

var tasks = int.Parse(count, CultureInfo.InvariantCulture);
BatchProgress? last = null;
var options = new BatchRunOptions
{
    StateDirectory = state,
    Provider = BatchProvider.OpenAI with { MaxRequestsPerFile = int.Parse(partSize, CultureInfo.InvariantCulture) },
    PollInterval = TimeSpan.FromMilliseconds(100),
    CreationWait = TimeSpan.FromSeconds(1),
    ResultFileWait = TimeSpan.FromSeconds(2),
    Progress = new Immediate(progress => last = progress),
};
var client = new OpenAIClient(new ApiKeyCredential("key"), new OpenAIClientOptions { Endpoint = new Uri(service) });
Console.WriteLine("working");

var watch = Stopwatch.StartNew();
var seen = new BitArray(tasks + 1);
var (outcomes, succeeded, twice) = (0, 0, 0);
await foreach (var outcome in client.RunBatchAsync(NoteTask.Many(tasks), options))
{
    if (!NoteTask.TryParseCustomId(outcome.CustomId, out var id) || id > tasks)
        throw new InvalidOperationException($"'{outcome.CustomId}' is the id of no task.");

    outcomes++;
    succeeded += outcome.Kind == BatchOutcomeKind.Succeeded ? 1 : 0;
    twice += seen[id] ? 1 : 0;
    seen[id] = true;
}

using var process = Process.GetCurrentProcess();
Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"outcomes={outcomes} succeeded={succeeded} twice={twice} balances={last!.Summary!.Balances} seconds={watch.Elapsed.TotalSeconds:0.0} peak_mb={process.PeakWorkingSet64 / 1_000_000}"));
return 0;

internal sealed class Immediate(Action<BatchProgress> report) : IProgress<BatchProgress>
{
    public void Report(BatchProgress value) => report(value);
}
