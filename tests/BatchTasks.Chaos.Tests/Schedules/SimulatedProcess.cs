using System.ClientModel;
using System.ClientModel.Primitives;
using BatchTasks.Simulation;
using OpenAI;

namespace BatchTasks.Chaos.Tests.Schedules;

/// <summary>A process that works on the run.</summary>
internal sealed class SimulatedProcess
{
    private readonly LastProgress _progress = new();

    /// <summary>Starts it.</summary>
    public SimulatedProcess(InMemoryEmulator emulator, HttpMessageHandler connection, List<NoteTask> tasks, BatchRunOptions options) =>
        Outcomes = RunAsync(emulator.Endpoint, connection, tasks, options with { Progress = _progress });

    /// <summary>What it is given, once it is through; null where it has ended before.</summary>
    public Task<List<BatchOutcome<string>>?> Outcomes { get; }

    /// <summary>What it was told last.</summary>
    public BatchProgress? Progress => _progress.Last;

    private static async Task<List<BatchOutcome<string>>?> RunAsync(Uri service, HttpMessageHandler connection, List<NoteTask> tasks, BatchRunOptions options)
    {
        using var http = new HttpClient(connection);
        var client = new OpenAIClient(
            new ApiKeyCredential("key"),
            new OpenAIClientOptions { Endpoint = service, RetryPolicy = new ClientRetryPolicy(0), Transport = new HttpClientPipelineTransport(http) });
        try
        {
            return await client.RunBatchAsync(tasks, options).ToListAsync();
        }
        catch (ProcessEndedException)
        {
            return null;
        }
    }

    private sealed class LastProgress : IProgress<BatchProgress>
    {
        public BatchProgress? Last { get; private set; }

        public void Report(BatchProgress value) => Last = value;
    }
}
