using System.ClientModel;
using BatchTasks.ClientTests.Fakes;
using BatchTasks.Emulator;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using OpenAI;

namespace BatchTasks.HostingTests.Harness;

/// <summary>Hosts on one folder of runs, and the emulator for the service.</summary>
public abstract class HostFixture : IAsyncLifetime
{
    private readonly List<IHost> _hosts = [];
    private readonly List<IHost> _started = [];

    internal TestFolder Folder { get; } = new();

    internal NoteSink Sink { get; } = new();

    internal FakeLogCollector Log { get; } = new();

    internal BatchEmulator Emulator { get; private set; } = null!;

    internal virtual BatchEmulatorOptions EmulatorOptions { get; } = new();

    /// <summary>Five requests in a part, so that there are several parts.</summary>
    internal static BatchRunOptions Quick { get; } = new()
    {
        Provider = BatchProvider.OpenAI with { MaxRequestsPerFile = 5 },
        PollInterval = TimeSpan.FromMilliseconds(20),
    };

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => Emulator = await BatchEmulator.StartAsync(EmulatorOptions, Cancellation);

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _started)
            await host.StopAsync();

        foreach (var host in _hosts)
            host.Dispose();

        await Emulator.DisposeAsync();
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>A host as each machine has it, not started.</summary>
    internal IHost Build(Action<IServiceCollection>? add = null, Action<BatchTasksOptions>? configure = null, bool works = true)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddSingleton(Sink);
        builder.Services.AddSingleton<ILoggerProvider>(new FakeLoggerProvider(Log));
        builder.Services.AddBatchTasks(options =>
        {
            options.UseRunsDirectory(Folder["runs"]);
            options.Client = _ => Client();
            options.Run = Quick;
            options.LookInterval = TimeSpan.FromMilliseconds(100);
            configure?.Invoke(options);
        });
        if (works)
            builder.Services.AddBatchWorker();

        add?.Invoke(builder.Services);
        var host = builder.Build();
        _hosts.Add(host);
        return host;
    }

    internal async Task<IHost> StartAsync(Action<BatchTasksOptions>? configure = null, bool works = true)
    {
        var host = Build(static services => services.AddBatchOutcomes<NoteTask, string, NoteHandler>(), configure, works);
        await StartAsync(host);
        return host;
    }

    internal async Task StartAsync(IHost host)
    {
        await host.StartAsync(Cancellation);
        _started.Add(host);
    }

    internal OpenAIClient Client(string key = "key") => new(new ApiKeyCredential(key), new OpenAIClientOptions { Endpoint = Emulator.Endpoint });

    internal static BatchRuns Runs(IHost host) => host.Services.GetRequiredService<BatchRuns>();

    internal static Task WaitForDoneAsync(IHost host, string run) => WaitForAsync(async () =>
        (await host.Services.GetRequiredService<BatchRunStore>().FindAsync(run, Cancellation))?.IsDone == true);

    internal static async Task WaitForAsync(Func<Task<bool>> condition)
    {
        var limit = DateTime.UtcNow.AddSeconds(60);
        while (!await condition())
        {
            Assert.True(DateTime.UtcNow < limit, "It did not come about in a minute.");
            await Task.Delay(20, Cancellation);
        }
    }

    internal static string[] IdsOf(int count) => [.. NoteTask.Many(count).Select(static task => $"note-{task.Id}").Order(StringComparer.Ordinal)];
}
