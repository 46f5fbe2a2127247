using BatchTasks.Files.Writing;

namespace BatchTasks;

/// <summary>Writes the input files of batches, and reads their result files.</summary>
public static partial class BatchFile
{
    /// <summary>
    /// Writes tasks as a batch file, or as numbered files (<c>batch-0001.jsonl</c>, <c>batch-0002.jsonl</c>, …) where the service's limits ask for several
    /// batches. The files come into place only after every task was written: an error or a cancellation leaves what was there before as it was.
    /// </summary>
    /// <remarks>
    /// UTF-8 without a byte order mark, <c>\n</c> between lines. The tasks are gone through once and not kept: memory holds two blocks of 1 MB and the
    /// ids. Files of an earlier call that had more parts are not deleted; the returned set names those of this call.
    /// </remarks>
    /// <typeparam name="TTask">The type of the tasks.</typeparam>
    /// <typeparam name="TResult">The type of the answers.</typeparam>
    /// <param name="path">The file. Its folder must exist.</param>
    /// <param name="tasks">The tasks.</param>
    /// <param name="options">The service's limits.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>The files that were written.</returns>
    /// <exception cref="BatchTaskException">
    /// Two tasks have one <c>custom_id</c>, a task breaks a limit by itself or has a value that can't be written, or there is no task.
    /// </exception>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist. It is thrown before the first task is asked for.</exception>
    public static Task<BatchFileSet> WriteAsync<TTask, TResult>(
        string path,
        IEnumerable<IBatchTask<TTask, TResult>> tasks,
        BatchWriteOptions? options = null,
        CancellationToken cancellationToken = default)
        where TTask : IBatchTaskSerializer<TTask, TResult> =>
        WriteFilesAsync<TTask, TResult>(path, TaskSource.Of(tasks), options, cancellationToken);

    /// <inheritdoc cref="WriteAsync{TTask, TResult}(string, IEnumerable{IBatchTask{TTask, TResult}}, BatchWriteOptions?, CancellationToken)"/>
    public static Task<BatchFileSet> WriteAsync<TTask, TResult>(
        string path,
        IAsyncEnumerable<IBatchTask<TTask, TResult>> tasks,
        BatchWriteOptions? options = null,
        CancellationToken cancellationToken = default)
        where TTask : IBatchTaskSerializer<TTask, TResult> =>
        WriteFilesAsync<TTask, TResult>(path, TaskSource.Of(tasks), options, cancellationToken);

    /// <inheritdoc cref="WriteAsync{TTask, TResult}(string, IEnumerable{IBatchTask{TTask, TResult}}, BatchWriteOptions?, CancellationToken)"/>
    public static Task<BatchFileSet> WriteAsync<TTask, TResult>(
        string path,
        IEnumerable<TTask> tasks,
        BatchWriteOptions? options = null,
        CancellationToken cancellationToken = default)
        where TTask : IBatchTaskSerializer<TTask, TResult> =>
        WriteFilesAsync<TTask, TResult>(path, new TaskSource<TTask>(tasks), options, cancellationToken);

    /// <inheritdoc cref="WriteAsync{TTask, TResult}(string, IEnumerable{IBatchTask{TTask, TResult}}, BatchWriteOptions?, CancellationToken)"/>
    public static Task<BatchFileSet> WriteAsync<TTask, TResult>(
        string path,
        IAsyncEnumerable<TTask> tasks,
        BatchWriteOptions? options = null,
        CancellationToken cancellationToken = default)
        where TTask : IBatchTaskSerializer<TTask, TResult> =>
        WriteFilesAsync<TTask, TResult>(path, new TaskSource<TTask>(tasks), options, cancellationToken);

    /// <summary>Writes tasks as one batch file into a stream, which is flushed and left open.</summary>
    /// <typeparam name="TTask">The type of the tasks.</typeparam>
    /// <typeparam name="TResult">The type of the answers.</typeparam>
    /// <param name="stream">The stream. An error or a cancellation leaves a part of the lines in it.</param>
    /// <param name="tasks">The tasks.</param>
    /// <param name="options">The service's limits.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>What was written.</returns>
    /// <exception cref="BatchTaskException">
    /// Two tasks have one <c>custom_id</c>, a task breaks a limit by itself or has a value that can't be written, all tasks together pass a limit
    /// of one file, or there is no task.
    /// </exception>
    public static Task<BatchFileSummary> WriteAsync<TTask, TResult>(
        Stream stream,
        IEnumerable<IBatchTask<TTask, TResult>> tasks,
        BatchWriteOptions? options = null,
        CancellationToken cancellationToken = default)
        where TTask : IBatchTaskSerializer<TTask, TResult> =>
        WriteOneAsync<TTask, TResult>(ToTarget(stream), TaskSource.Of(tasks), options, cancellationToken);

    /// <inheritdoc cref="WriteAsync{TTask, TResult}(Stream, IEnumerable{IBatchTask{TTask, TResult}}, BatchWriteOptions?, CancellationToken)"/>
    public static Task<BatchFileSummary> WriteAsync<TTask, TResult>(
        Stream stream,
        IAsyncEnumerable<IBatchTask<TTask, TResult>> tasks,
        BatchWriteOptions? options = null,
        CancellationToken cancellationToken = default)
        where TTask : IBatchTaskSerializer<TTask, TResult> =>
        WriteOneAsync<TTask, TResult>(ToTarget(stream), TaskSource.Of(tasks), options, cancellationToken);

    /// <inheritdoc cref="WriteAsync{TTask, TResult}(Stream, IEnumerable{IBatchTask{TTask, TResult}}, BatchWriteOptions?, CancellationToken)"/>
    public static Task<BatchFileSummary> WriteAsync<TTask, TResult>(
        Stream stream,
        IEnumerable<TTask> tasks,
        BatchWriteOptions? options = null,
        CancellationToken cancellationToken = default)
        where TTask : IBatchTaskSerializer<TTask, TResult> =>
        WriteOneAsync<TTask, TResult>(ToTarget(stream), new TaskSource<TTask>(tasks), options, cancellationToken);

    /// <inheritdoc cref="WriteAsync{TTask, TResult}(Stream, IEnumerable{IBatchTask{TTask, TResult}}, BatchWriteOptions?, CancellationToken)"/>
    public static Task<BatchFileSummary> WriteAsync<TTask, TResult>(
        Stream stream,
        IAsyncEnumerable<TTask> tasks,
        BatchWriteOptions? options = null,
        CancellationToken cancellationToken = default)
        where TTask : IBatchTaskSerializer<TTask, TResult> =>
        WriteOneAsync<TTask, TResult>(ToTarget(stream), new TaskSource<TTask>(tasks), options, cancellationToken);

    private static StreamTarget ToTarget(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new StreamTarget(stream);
    }

    private static async Task<BatchFileSet> WriteFilesAsync<TTask, TResult>(
        string path, TaskSource<TTask> tasks, BatchWriteOptions? options, CancellationToken cancellationToken)
        where TTask : IBatchTaskSerializer<TTask, TResult>
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var files = new PartFiles(path);
        await using (files.ConfigureAwait(false))
        {
            var summaries = await WriteAllAsync<TTask, TResult>(files, tasks, options, cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            return files.Publish(summaries);
        }
    }

    private static async Task<BatchFileSummary> WriteOneAsync<TTask, TResult>(
        FileTarget target, TaskSource<TTask> tasks, BatchWriteOptions? options, CancellationToken cancellationToken)
        where TTask : IBatchTaskSerializer<TTask, TResult> =>
        (await WriteAllAsync<TTask, TResult>(target, tasks, options, cancellationToken).ConfigureAwait(false))[0];

    private static async Task<IReadOnlyList<BatchFileSummary>> WriteAllAsync<TTask, TResult>(
        FileTarget target, TaskSource<TTask> tasks, BatchWriteOptions? options, CancellationToken cancellationToken)
        where TTask : IBatchTaskSerializer<TTask, TResult>
    {
        options ??= new BatchWriteOptions();
        options.Check();
        TaskErrors.RefuseUnserved(TTask.Definition.Endpoint, options.Provider);
        var writer = new BatchFileWriter<TTask, TResult>(target, options);
        await using (writer.ConfigureAwait(false))
        {
            if (tasks.Asynchronous is { } asynchronous)
            {
                await foreach (var task in asynchronous.WithCancellation(cancellationToken).ConfigureAwait(false))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    if (writer.Add(task))
                        await writer.DrainAsync(cancellationToken).ConfigureAwait(false);
                }
            }
            else
            {
                foreach (var task in tasks.Synchronous!)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    if (writer.Add(task))
                        await writer.DrainAsync(cancellationToken).ConfigureAwait(false);
                }
            }

            cancellationToken.ThrowIfCancellationRequested();
            return await writer.FinishAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
