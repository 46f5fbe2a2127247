using Hangfire;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BatchTasks;

/// <summary>Registers Hangfire as what has the runs of a store worked on.</summary>
public static class BatchHangfireServiceCollectionExtensions
{
    /// <summary>
    /// Has the runs that <see cref="BatchRuns"/> plans worked on by jobs of Hangfire, in place of
    /// <see cref="BatchTasksServiceCollectionExtensions.AddBatchWorker"/>. The application registers Hangfire itself, with its storage, and its server on the machines
    /// that are to work. <see cref="BatchRunJobs.WatchStore"/> finds runs that were planned in another way.
    /// </summary>
    /// <param name="services">The host's services, with <see cref="BatchTasksServiceCollectionExtensions.AddBatchTasks"/> and Hangfire among them.</param>
    public static IServiceCollection AddBatchHangfire(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (services.Any(static service => service.ServiceType == typeof(BatchRunJobs)))
            return services;

        services.TryAddTransient<BatchRunJob>();
        services.AddSingleton(static provider => new BatchRunJobs(
            provider.GetRequiredService<JobStorage>(), provider.GetRequiredService<IBackgroundJobClient>(), provider.GetRequiredService<BatchRunStore>()));
        services.AddSingleton<IBatchRunScheduler>(static provider => provider.GetRequiredService<BatchRunJobs>());
        return services;
    }
}
