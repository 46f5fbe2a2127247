using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BatchTasks;

/// <summary>Steps the runs of a host's store and hands over their outcomes: what a scheduler calls.</summary>
public sealed class BatchRunWorker
{
    // Another worker has the part that is left.
    private static readonly TimeSpan OthersTurn = TimeSpan.FromSeconds(15);

    private readonly BatchRunPlaces _places;
    private readonly IServiceScopeFactory _scopes;
    private readonly ILogger _logger;
    private readonly Dictionary<string, OutcomeRegistration> _handlers = [];

    internal BatchRunWorker(
        BatchRunPlaces places, IEnumerable<OutcomeRegistration> registrations, IServiceScopeFactory scopes, ILogger logger)
    {
        _places = places;
        _scopes = scopes;
        _logger = logger;
        foreach (var registration in registrations)
        {
            if (!_handlers.TryAdd(registration.TaskType, registration))
                throw new InvalidOperationException($"Two handlers are registered for the outcomes of {registration.TaskType}. Register one.");
        }
    }

    /// <summary>
    /// Does all that can be done for a run now, and hands over the outcomes of the parts that have ended, if a handler is registered for its tasks. Any number of
    /// workers may step one run: each part is worked on by one of them at a time.
    /// </summary>
    /// <param name="runName">The run's name in the store.</param>
    /// <param name="cancellationToken">Stops between the calls of the service and between outcomes.</param>
    /// <exception cref="BatchServiceException">The service refuses for good. Nothing is lost: a later step goes on.</exception>
    /// <exception cref="BatchStoreException">The store can't be read or written.</exception>
    public async Task<BatchRunStep> StepAsync(string runName, CancellationToken cancellationToken = default)
    {
        if (await _places.Store.FindAsync(runName, cancellationToken).ConfigureAwait(false) is not { } info)
        {
            WorkerLog.NoRun(_logger, runName);
            return new(null, null, TimeSpan.Zero);
        }

        var run = await _places.OpenAsync(runName, cancellationToken).ConfigureAwait(false);
        await using (run.ConfigureAwait(false))
        {
            BatchProgress progress;
            try
            {
                progress = await run.StepAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (BatchServiceException)
            {
                // What has ended comes, whatever the service says to the rest.
                await HandOverAsync(run, info, cancellationToken).ConfigureAwait(false);
                throw;
            }

            var isHandled = await HandOverAsync(run, info, cancellationToken).ConfigureAwait(false);
            return After(progress, await NextAsync(progress, info, isHandled, cancellationToken).ConfigureAwait(false));
        }
    }

    private async Task<bool> HandOverAsync(BatchRun run, BatchRunInfo info, CancellationToken cancellationToken)
    {
        if (info.TaskType is null || !_handlers.TryGetValue(info.TaskType, out var handler))
            return false;

        var scope = _scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            var count = await handler.HandOverAsync(run, info, scope.ServiceProvider, cancellationToken).ConfigureAwait(false);
            if (count > 0)
                WorkerLog.HandedOver(_logger, info.Name, count);
        }

        return true;
    }

    private async Task<DateTimeOffset?> NextAsync(BatchProgress progress, BatchRunInfo info, bool isHandled, CancellationToken cancellationToken)
    {
        if (!progress.IsDone)
            return progress.NextStep ?? _places.Store.UtcNow;

        if (!isHandled)
        {
            WorkerLog.NoHandler(_logger, info.Name, info.TaskType ?? "tasks whose type is not known");
            return null;
        }

        var now = await _places.Store.FindAsync(info.Name, cancellationToken).ConfigureAwait(false);
        return now is null or { IsDone: true } ? null : _places.Store.UtcNow + OthersTurn;
    }

    private BatchRunStep After(BatchProgress progress, DateTimeOffset? next)
    {
        var pause = next - _places.Store.UtcNow ?? TimeSpan.Zero;
        return new(progress, next, pause > TimeSpan.Zero ? pause : TimeSpan.Zero);
    }
}
