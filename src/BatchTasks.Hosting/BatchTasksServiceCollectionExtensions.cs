using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BatchTasks;

/// <summary>Registers runs of batches with a host.</summary>
public static class BatchTasksServiceCollectionExtensions
{
    /// <summary>
    /// Registers the store of runs, <see cref="BatchRuns"/> to plan them with, and <see cref="BatchRunWorker"/>. Who works on them is registered besides:
    /// <see cref="AddBatchWorker"/>, on the machines that are to.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Says where runs are kept, which client is used, and how runs are run.</param>
    public static IServiceCollection AddBatchTasks(this IServiceCollection services, Action<BatchTasksOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions();
        if (configure is not null)
            services.Configure(configure);

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<BatchTasksOptions>, OptionsCheck>());
        services.TryAddSingleton(OpenStore);
        services.TryAddSingleton(static provider => new BatchRunPlaces(
            provider,
            provider.GetRequiredService<BatchRunStore>(),
            provider.GetRequiredService<IOptions<BatchTasksOptions>>(),
            Logger(provider, "BatchTasks")));
        services.TryAddSingleton(static provider => new BatchRunWorker(
            provider.GetRequiredService<BatchRunPlaces>(),
            provider.GetServices<OutcomeRegistration>(),
            provider.GetRequiredService<IServiceScopeFactory>(),
            Logger(provider, typeof(BatchRunWorker).FullName!)));
        services.TryAddSingleton(static provider => new BatchRuns(provider.GetRequiredService<BatchRunPlaces>(), provider.GetServices<IBatchRunScheduler>()));
        return services;
    }

    /// <summary>Registers who takes the outcomes of a type of tasks. The handler is made anew, in a scope of its own, each time that there is something to hand over.</summary>
    /// <typeparam name="TTask">The type of the tasks.</typeparam>
    /// <typeparam name="TResult">The type of their answers.</typeparam>
    /// <typeparam name="THandler">The handler.</typeparam>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddBatchOutcomes<TTask, TResult, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(
        this IServiceCollection services)
        where TTask : IBatchTaskSerializer<TTask, TResult>
        where THandler : class, IBatchOutcomeHandler<TTask, TResult>
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddScoped<THandler>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<OutcomeRegistration, OutcomeRegistration<TTask, TResult, THandler>>());
        return services;
    }

    /// <summary>Has this host work on the unfinished runs of the store. Any number of hosts may do so on one store: each part of a run is worked on by one of them at a time.</summary>
    /// <param name="services">The host's services, with <see cref="AddBatchTasks"/> among them.</param>
    public static IServiceCollection AddBatchWorker(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (services.Any(static service => service.ServiceType == typeof(BatchWorkerService)))
            return services;

        services.AddSingleton(static provider => new BatchWorkerService(
            provider.GetRequiredService<BatchRunPlaces>(),
            provider.GetRequiredService<BatchRunWorker>(),
            Logger(provider, typeof(BatchWorkerService).FullName!)));
        services.AddSingleton<IHostedService>(static provider => provider.GetRequiredService<BatchWorkerService>());
        services.AddSingleton<IBatchRunScheduler>(static provider => provider.GetRequiredService<BatchWorkerService>());
        return services;
    }

    private static BatchRunStore OpenStore(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<BatchTasksOptions>>().Value.Store?.Invoke(provider) ?? throw new InvalidOperationException(
            $"Where runs are kept was not said. Set {nameof(BatchTasksOptions)}.{nameof(BatchTasksOptions.Store)} in {nameof(AddBatchTasks)}, "
            + $"or register a {nameof(BatchRunStore)}.");

    private static ILogger Logger(IServiceProvider provider, string category) =>
        (provider.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance).CreateLogger(category);

    private sealed class OptionsCheck : IPostConfigureOptions<BatchTasksOptions>
    {
        public void PostConfigure(string? name, BatchTasksOptions options) => options.Check();
    }
}
