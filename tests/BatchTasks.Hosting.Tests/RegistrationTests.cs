using BatchTasks.HostingTests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BatchTasks.HostingTests;

/// <summary>What is registered, and what is told when something is missing.</summary>
public sealed class RegistrationTests : HostFixture
{
    [Fact]
    public async Task Without_a_store_the_host_does_not_start()
    {
        var host = Build(configure: static options => options.Store = null);

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync(Cancellation));

        Assert.Equal("Where runs are kept was not said. Set BatchTasksOptions.Store in AddBatchTasks, or register a BatchRunStore.", error.Message);
    }

    [Fact]
    public async Task Without_a_client_the_host_does_not_start()
    {
        var host = Build(configure: static options => options.Client = null);

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync(Cancellation));

        Assert.Equal("Which client of the service is used was not said. Set BatchTasksOptions.Client, or register an OpenAIClient.", error.Message);
    }

    [Fact]
    public async Task A_store_and_a_client_that_the_application_has_are_used()
    {
        await using var store = BatchRunStore.OpenRunsDirectory(Folder["own"]);
        var host = Build(
            services =>
            {
                services.AddSingleton(store);
                services.AddSingleton(Client());
                services.AddBatchOutcomes<NoteTask, string, NoteHandler>();
            },
            static options => options.Store = null);
        await StartAsync(host);

        await Runs(host).PlanAsync("nightly", NoteTask.Many(1), cancellationToken: Cancellation);
        await WaitForDoneAsync(host, "nightly");

        Assert.True((await store.FindAsync("nightly", Cancellation))!.IsDone);
    }

    [Theory]
    [InlineData("store")]
    [InlineData("directory")]
    public async Task A_place_in_the_options_of_runs_is_refused(string kind)
    {
        var place = kind == "store"
            ? new BatchRunOptions { Store = BatchRunStore.OpenRunsDirectory(Folder["x"]), RunName = "x" }
            : new BatchRunOptions { StateDirectory = Folder["x"] };
        var host = Build(configure: options => options.Run = place);
        var good = Build();

        var error = await Assert.ThrowsAsync<ArgumentException>(() => host.StartAsync(Cancellation));
        Assert.Contains("BatchTasksOptions.Run names a place.", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(() => Runs(good).PlanAsync("nightly", NoteTask.Many(1), place, Cancellation));
    }

    [Fact]
    public async Task Options_out_of_range_are_refused()
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(
            () => Build(configure: static options => options.LookInterval = TimeSpan.Zero).StartAsync(Cancellation));
        Assert.Contains("LookInterval", error.Message, StringComparison.Ordinal);

        error = await Assert.ThrowsAsync<ArgumentException>(() => Build(configure: static options => options.MaxConcurrentRuns = 0).StartAsync(Cancellation));
        Assert.Contains("MaxConcurrentRuns", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_handlers_for_one_type_of_tasks_are_refused()
    {
        var host = Build(static services => services
            .AddBatchOutcomes<NoteTask, string, NoteHandler>()
            .AddBatchOutcomes<NoteTask, string, NoteHandler>()
            .AddBatchOutcomes<NoteTask, string, SecondHandler>());

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync(Cancellation));

        Assert.Equal("Two handlers are registered for the outcomes of BatchTasks.HostingTests.Harness.NoteTask. Register one.", error.Message);
    }

    [Fact]
    public async Task Registering_twice_is_registering_once()
    {
        var host = Build(static services => services.AddBatchTasks().AddBatchWorker().AddBatchOutcomes<NoteTask, string, NoteHandler>());
        await StartAsync(host);

        Assert.Single(host.Services.GetServices<IHostedService>());
        Assert.Single(host.Services.GetServices<IBatchRunScheduler>());
    }

    [Fact]
    public async Task A_run_that_is_not_there_is_told()
    {
        var host = await StartAsync();

        await Assert.ThrowsAsync<FileNotFoundException>(() => Runs(host).OpenAsync("nightly", Cancellation));
        var step = await host.Services.GetRequiredService<BatchRunWorker>().StepAsync("nightly", Cancellation);
        Assert.Equal(new BatchRunStep(null, null, TimeSpan.Zero), step);
    }

    private sealed class SecondHandler : IBatchOutcomeHandler<NoteTask, string>
    {
        public ValueTask HandleAsync(BatchRunInfo run, BatchOutcome<string> outcome, CancellationToken cancellationToken) => default;
    }
}
