#if NET10_0_OR_GREATER // The framework of .NET 8 has no pipes, and the library has no package dependency.
using System.IO.Pipelines;
using BatchTasks.Files.Writing;

namespace BatchTasks;

public static partial class BatchFile
{
    /// <summary>Writes tasks as one batch file into a pipe, which is flushed and not completed.</summary>
    /// <typeparam name="TTask">The type of the tasks.</typeparam>
    /// <typeparam name="TResult">The type of the answers.</typeparam>
    /// <param name="pipe">The pipe. An error or a cancellation leaves a part of the lines in it.</param>
    /// <param name="tasks">The tasks.</param>
    /// <param name="options">The service's limits.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>What was written.</returns>
    /// <exception cref="BatchTaskException">
    /// Two tasks have one <c>custom_id</c>, a task breaks a limit by itself or has a value that can't be written, all tasks together pass a limit
    /// of one file, or there is no task.
    /// </exception>
    /// <exception cref="IOException">The pipe's reader stopped before all tasks were written.</exception>
    public static Task<BatchFileSummary> WriteAsync<TTask, TResult>(
        PipeWriter pipe,
        IEnumerable<IBatchTask<TTask, TResult>> tasks,
        BatchWriteOptions? options = null,
        CancellationToken cancellationToken = default)
        where TTask : IBatchTaskSerializer<TTask, TResult> =>
        WriteOneAsync<TTask, TResult>(ToTarget(pipe), TaskSource.Of(tasks), options, cancellationToken);

    /// <inheritdoc cref="WriteAsync{TTask, TResult}(PipeWriter, IEnumerable{IBatchTask{TTask, TResult}}, BatchWriteOptions?, CancellationToken)"/>
    public static Task<BatchFileSummary> WriteAsync<TTask, TResult>(
        PipeWriter pipe,
        IAsyncEnumerable<IBatchTask<TTask, TResult>> tasks,
        BatchWriteOptions? options = null,
        CancellationToken cancellationToken = default)
        where TTask : IBatchTaskSerializer<TTask, TResult> =>
        WriteOneAsync<TTask, TResult>(ToTarget(pipe), TaskSource.Of(tasks), options, cancellationToken);

    /// <inheritdoc cref="WriteAsync{TTask, TResult}(PipeWriter, IEnumerable{IBatchTask{TTask, TResult}}, BatchWriteOptions?, CancellationToken)"/>
    public static Task<BatchFileSummary> WriteAsync<TTask, TResult>(
        PipeWriter pipe,
        IEnumerable<TTask> tasks,
        BatchWriteOptions? options = null,
        CancellationToken cancellationToken = default)
        where TTask : IBatchTaskSerializer<TTask, TResult> =>
        WriteOneAsync<TTask, TResult>(ToTarget(pipe), new TaskSource<TTask>(tasks), options, cancellationToken);

    /// <inheritdoc cref="WriteAsync{TTask, TResult}(PipeWriter, IEnumerable{IBatchTask{TTask, TResult}}, BatchWriteOptions?, CancellationToken)"/>
    public static Task<BatchFileSummary> WriteAsync<TTask, TResult>(
        PipeWriter pipe,
        IAsyncEnumerable<TTask> tasks,
        BatchWriteOptions? options = null,
        CancellationToken cancellationToken = default)
        where TTask : IBatchTaskSerializer<TTask, TResult> =>
        WriteOneAsync<TTask, TResult>(ToTarget(pipe), new TaskSource<TTask>(tasks), options, cancellationToken);

    private static PipeTarget ToTarget(PipeWriter pipe)
    {
        ArgumentNullException.ThrowIfNull(pipe);
        return new PipeTarget(pipe);
    }
}
#endif
