using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenAI;

namespace BatchTasks;

/// <summary>The host's store and client, as runs need them.</summary>
internal sealed class BatchRunPlaces(IServiceProvider services, BatchRunStore store, IOptions<BatchTasksOptions> options, ILogger logger)
{
    private OpenAIClient? _client;

    public BatchRunStore Store => store;

    public BatchTasksOptions Options => options.Value;

    public TimeProvider TimeProvider => Options.Run.TimeProvider;

    public OpenAIClient Client => _client ??= Options.Client?.Invoke(services) ?? services.GetService<OpenAIClient>() ?? throw new InvalidOperationException(
        $"Which client of the service is used was not said. Set {nameof(BatchTasksOptions)}.{nameof(BatchTasksOptions.Client)}, or register an {nameof(OpenAIClient)}.");

    public BatchRunOptions Of(string name, BatchRunOptions? run = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (run is { Store: not null } or { StateDirectory: not null } or { RunName: not null })
            throw new ArgumentException("The host's store is the place of the run, and its name is the first argument. Leave the options' place out.", nameof(run));

        run ??= Options.Run;
        return run with { Store = store, RunName = name, Logger = run.Logger ?? logger };
    }

    public Task<BatchRun> OpenAsync(string name, CancellationToken cancellationToken) =>
        BatchRun.OpenAsync(Client, Of(name), cancellationToken);
}
