namespace BatchTasks;

/// <summary>Sees to it that a run is worked on: the worker of this process, or a scheduler of jobs. All that are registered are told of each run that is planned.</summary>
public interface IBatchRunScheduler
{
    /// <summary>Has the run stepped as soon as can be. It may be called for a run that is being worked on.</summary>
    /// <param name="runName">The run's name in the store.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    ValueTask ScheduleAsync(string runName, CancellationToken cancellationToken);
}
