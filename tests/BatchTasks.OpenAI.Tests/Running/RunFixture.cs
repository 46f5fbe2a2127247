using BatchTasks.ClientTests.Fakes;
using BatchTasks.ClientTests.HandWritten;

namespace BatchTasks.ClientTests.Running;

/// <summary>A run over the service in memory, in a folder of its own.</summary>
public abstract class RunFixture : IDisposable
{
    private protected TestFolder Folder { get; } = new();

    private protected FakeService Fake { get; } = new();

    private protected Reports Reports { get; } = new();

    private protected List<BatchUnmatchedLine> Unmatched { get; } = [];

    private protected BatchRunOptions Options => new()
    {
        StateDirectory = Folder["state"],
        PollInterval = TimeSpan.FromMilliseconds(2),
        ResultFileWait = TimeSpan.FromMilliseconds(200),
        CreationWait = TimeSpan.FromMilliseconds(50),
        Progress = Reports,
        UnmatchedLine = Unmatched.Add,
    };

    /// <summary>Options that split the tasks into parts of so many.</summary>
    private protected BatchRunOptions PartsOf(int requests) =>
        Options with { Provider = BatchProvider.OpenAI with { MaxRequestsPerFile = requests } };

    private protected Task<List<BatchOutcome<string>>> RunAsync(IEnumerable<AskTask> tasks, BatchRunOptions? options = null, CancellationToken cancellationToken = default) =>
        Fake.CreateClient().RunBatchAsync(tasks, options ?? Options, cancellationToken).ToListAsync(CancellationToken.None).AsTask();

    /// <summary>A run of an input file with the tasks, as a tool begins it.</summary>
    private protected async Task<BatchRun> StartAsync(IEnumerable<AskTask> tasks, BatchRunOptions options)
    {
        var input = Folder["input.jsonl"];
        await BatchFile.WriteAsync(input, tasks);
        return await BatchRun.StartAsync(Fake.CreateClient(), input, options);
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        Folder.Dispose();
        Fake.Dispose();
    }
}
