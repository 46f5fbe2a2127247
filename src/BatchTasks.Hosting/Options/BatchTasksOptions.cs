using OpenAI;

namespace BatchTasks;

/// <summary>How the runs of a host are kept and worked on.</summary>
public sealed class BatchTasksOptions
{
    /// <summary>Opens the store of the runs. The default is the <see cref="BatchRunStore"/> that the application has registered. The host closes it at its end.</summary>
    public Func<IServiceProvider, BatchRunStore>? Store { get; set; }

    /// <summary>Gives the client of the service. The default is the <see cref="OpenAIClient"/> that the application has registered.</summary>
    public Func<IServiceProvider, OpenAIClient>? Client { get; set; }

    /// <summary>
    /// How runs are run: all of it for those that <see cref="BatchRuns"/> plans, and for those that others planned how this process is told about them and its
    /// clock. The place is not among it: the store is, and each run has a name there.
    /// </summary>
    public BatchRunOptions Run { get; set; } = new();

    /// <summary>How often a worker looks for runs that others have planned. The default is 15 seconds.</summary>
    public TimeSpan LookInterval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How many runs a worker steps at the same time. The default is 4.</summary>
    public int MaxConcurrentRuns { get; set; } = 4;

    /// <summary>Keeps the runs in a folder of this machine.</summary>
    /// <param name="directory">The folder. It need not exist.</param>
    public void UseRunsDirectory(string directory) => Store = _ => BatchRunStore.OpenRunsDirectory(directory, Run.TimeProvider);

    /// <exception cref="ArgumentException">An option is out of its range, or says what only the store can.</exception>
    internal void Check()
    {
        ArgumentNullException.ThrowIfNull(Run);
        if (Run.Store is not null || Run.RunName is not null || Run.StateDirectory is not null)
        {
            throw new ArgumentException($"{nameof(BatchTasksOptions)}.{nameof(Run)} names a place. Say it in {nameof(BatchTasksOptions)}.{nameof(Store)}; each run "
                + $"gets its name when it is planned.");
        }

        if (LookInterval <= TimeSpan.Zero || LookInterval > TimeSpan.FromDays(1))
            throw new ArgumentException($"{nameof(BatchTasksOptions)}.{nameof(LookInterval)} is {LookInterval}; it must be more than nothing and at most a day.");

        if (MaxConcurrentRuns < 1)
            throw new ArgumentException($"{nameof(BatchTasksOptions)}.{nameof(MaxConcurrentRuns)} is {MaxConcurrentRuns}; it must be at least 1.");
    }
}
