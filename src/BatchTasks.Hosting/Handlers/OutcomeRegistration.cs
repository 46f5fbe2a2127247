using Microsoft.Extensions.DependencyInjection;

namespace BatchTasks;

/// <summary>Which handler takes the outcomes of a type of tasks.</summary>
internal abstract class OutcomeRegistration
{
    /// <summary>As runs name it.</summary>
    public abstract string TaskType { get; }

    /// <summary>Hands over what has ended and was not handed over yet.</summary>
    public abstract Task<long> HandOverAsync(BatchRun run, BatchRunInfo info, IServiceProvider services, CancellationToken cancellationToken);
}

/// <inheritdoc/>
internal sealed class OutcomeRegistration<TTask, TResult, THandler> : OutcomeRegistration
    where TTask : IBatchTaskSerializer<TTask, TResult>
    where THandler : class, IBatchOutcomeHandler<TTask, TResult>
{
    public override string TaskType => typeof(TTask).FullName!;

    public override Task<long> HandOverAsync(BatchRun run, BatchRunInfo info, IServiceProvider services, CancellationToken cancellationToken)
    {
        var handler = services.GetRequiredService<THandler>();
        return run.HandOverAsync<TTask, TResult>(
            (outcome, token) => handler.HandleAsync(info, outcome, token),
            token => handler.CompletePartAsync(info, token),
            cancellationToken);
    }
}
