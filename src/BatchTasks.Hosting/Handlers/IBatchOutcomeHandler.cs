namespace BatchTasks;

/// <summary>
/// Takes the outcomes of tasks. Each outcome comes to one machine; a part of a run whose handing over was broken off (the process ended, the handler threw) comes again
/// from its beginning, so write what is safe to be written twice: by run and <see cref="BatchOutcome.CustomId"/>.
/// </summary>
/// <typeparam name="TTask">The type of the tasks.</typeparam>
/// <typeparam name="TResult">The type of their answers.</typeparam>
public interface IBatchOutcomeHandler<TTask, TResult>
    where TTask : IBatchTaskSerializer<TTask, TResult>
{
    /// <summary>Takes the outcome of a task. An exception ends the handing over; it is tried again after a pause.</summary>
    /// <param name="run">The run that the task belongs to.</param>
    /// <param name="outcome">The outcome.</param>
    /// <param name="cancellationToken">Is cancelled when the host stops.</param>
    ValueTask HandleAsync(BatchRunInfo run, BatchOutcome<TResult> outcome, CancellationToken cancellationToken);

    /// <summary>Is called after the last outcome of a part, before the part is noted as handed over: what is still buffered is written now, or comes again.</summary>
    /// <param name="run">The run that the part belongs to.</param>
    /// <param name="cancellationToken">Is cancelled when the host stops.</param>
    ValueTask CompletePartAsync(BatchRunInfo run, CancellationToken cancellationToken) => default;
}
