using System.ClientModel;
using BatchTasks.ClientTests.Fakes;
using BatchTasks.Emulator;
using BatchTasks.HostingTests.Harness;
using BatchTasks.PostgreSqlTests.Server;
using Hangfire;
using Hangfire.PostgreSql;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenAI;

namespace BatchTasks.JobTests.Harness;

/// <summary>Hosts with Hangfire: its storage and the store of runs in one database of a real server, and the emulator for the service.</summary>
public abstract class JobFixture : IAsyncLifetime
{
    private readonly List<IHost> _hosts = [];
    private string _database = "";

    internal TestFolder Folder { get; } = new();

    internal NoteSink Sink { get; } = new();

    internal BatchEmulator Emulator { get; private set; } = null!;

    internal string Key { get; set; } = "right";

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await (await PostgreSqlServer.GetAsync()).CreateDatabaseAsync();
        Emulator = await BatchEmulator.StartAsync(new() { ApiKey = "right" }, Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            await host.StopAsync();
            host.Dispose();
        }

        if (Emulator is not null)
            await Emulator.DisposeAsync();

        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>A machine with the application, and where asked for Hangfire's server.</summary>
    internal async Task<IHost> StartAsync(bool works)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddSingleton(Sink);
        builder.Services.AddHangfire(hangfire => hangfire
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings()
            .UseFilter(new AutomaticRetryAttribute { Attempts = 5, DelaysInSeconds = [1] })
            .UsePostgreSqlStorage(
                storage => storage.UseNpgsqlConnection(_database),
                new PostgreSqlStorageOptions { QueuePollInterval = TimeSpan.FromMilliseconds(50), InvisibilityTimeout = TimeSpan.FromSeconds(5) }));
        if (works)
        {
            builder.Services.AddHangfireServer(static server =>
            {
                server.WorkerCount = 3;
                server.SchedulePollingInterval = TimeSpan.FromMilliseconds(100);
                server.ShutdownTimeout = TimeSpan.FromSeconds(5);
            });
        }

        builder.Services.AddBatchTasks(options =>
        {
            options.Store = _ => PostgreSqlRunStore.Open(_database, Folder["work"]);
            options.Client = _ => new(new ApiKeyCredential(Key), new OpenAIClientOptions { Endpoint = Emulator.Endpoint });
            options.Run = Quick;
        });
        builder.Services.AddBatchOutcomes<NoteTask, string, NoteHandler>();
        builder.Services.AddBatchHangfire();
        var host = builder.Build();
        _hosts.Add(host);
        await host.StartAsync(Cancellation);
        return host;
    }

    /// <summary>Five requests in a part, so that there are several parts.</summary>
    internal static BatchRunOptions Quick { get; } = new()
    {
        Provider = BatchProvider.OpenAI with { MaxRequestsPerFile = 5 },
        PollInterval = TimeSpan.FromMilliseconds(50),
    };

    internal static BatchRuns Runs(IHost host) => host.Services.GetRequiredService<BatchRuns>();

    internal static BatchRunJobs Jobs(IHost host) => host.Services.GetRequiredService<BatchRunJobs>();

    internal static BatchRunStore Store(IHost host) => host.Services.GetRequiredService<BatchRunStore>();

    internal static Hangfire.Storage.Monitoring.StatisticsDto Statistics(IHost host) => host.Services.GetRequiredService<JobStorage>().GetMonitoringApi().GetStatistics();

    /// <summary>Jobs that are not at their end.</summary>
    internal static long LiveJobs(IHost host)
    {
        var statistics = Statistics(host);
        return statistics.Enqueued + statistics.Scheduled + statistics.Processing;
    }

    internal static Task WaitForDoneAsync(IHost host, string run) => WaitForAsync(async () => (await Store(host).FindAsync(run, Cancellation))?.IsDone == true);

    internal static async Task WaitForAsync(Func<Task<bool>> condition)
    {
        var limit = DateTime.UtcNow.AddSeconds(90);
        while (!await condition())
        {
            Assert.True(DateTime.UtcNow < limit, "It did not come about in 90 seconds.");
            await Task.Delay(50, Cancellation);
        }
    }

    internal static string[] IdsOf(int count) => [.. NoteTask.Many(count).Select(static task => $"note-{task.Id}").Order(StringComparer.Ordinal)];
}
