using BatchTasks.Files.Comparing;
using BatchTasks.Files.Writing;

namespace BatchTasks;

public static partial class BatchFile
{
    /// <summary>
    /// Compares tasks with input files that were written earlier, to tell whether they are the same requests, and if not, what has changed in which row. Where
    /// the files were split does not count, nor how a request is written (white space, escapes); the order of its members does.
    /// </summary>
    /// <remarks>The tasks are written again, row by row, and not kept: memory holds a row of each and the ids. It ends at the first difference.</remarks>
    /// <typeparam name="TTask">The type of the tasks.</typeparam>
    /// <typeparam name="TResult">The type of the answers.</typeparam>
    /// <param name="inputFiles">The earlier files in their order, as if they were one.</param>
    /// <param name="tasks">The tasks.</param>
    /// <param name="options">The service, whose form of urls the lines have. Limits of a whole file do not count here.</param>
    /// <param name="cancellationToken">Stops the comparison.</param>
    /// <returns>The first difference, or <see langword="null"/> where there is none.</returns>
    /// <exception cref="ArgumentException">No file is given.</exception>
    /// <exception cref="FileNotFoundException">A file does not exist. It is thrown before the first task is asked for.</exception>
    /// <exception cref="InvalidDataException">A row that differs is broken in its file. The message names the file and the line.</exception>
    /// <exception cref="BatchTaskException">
    /// Before any difference: two tasks have one <c>custom_id</c>, or a task breaks a limit by itself or has a value that can't be written.
    /// </exception>
    public static Task<BatchFileDifference?> FindDifferenceAsync<TTask, TResult>(
        IReadOnlyList<string> inputFiles,
        IEnumerable<IBatchTask<TTask, TResult>> tasks,
        BatchWriteOptions? options = null,
        CancellationToken cancellationToken = default)
        where TTask : IBatchTaskSerializer<TTask, TResult> =>
        CompareAsync<TTask, TResult>(inputFiles, TaskSource.Of(tasks), options, cancellationToken);

    /// <inheritdoc cref="FindDifferenceAsync{TTask, TResult}(IReadOnlyList{string}, IEnumerable{IBatchTask{TTask, TResult}}, BatchWriteOptions?, CancellationToken)"/>
    public static Task<BatchFileDifference?> FindDifferenceAsync<TTask, TResult>(
        IReadOnlyList<string> inputFiles,
        IAsyncEnumerable<IBatchTask<TTask, TResult>> tasks,
        BatchWriteOptions? options = null,
        CancellationToken cancellationToken = default)
        where TTask : IBatchTaskSerializer<TTask, TResult> =>
        CompareAsync<TTask, TResult>(inputFiles, TaskSource.Of(tasks), options, cancellationToken);

    /// <inheritdoc cref="FindDifferenceAsync{TTask, TResult}(IReadOnlyList{string}, IEnumerable{IBatchTask{TTask, TResult}}, BatchWriteOptions?, CancellationToken)"/>
    public static Task<BatchFileDifference?> FindDifferenceAsync<TTask, TResult>(
        IReadOnlyList<string> inputFiles,
        IEnumerable<TTask> tasks,
        BatchWriteOptions? options = null,
        CancellationToken cancellationToken = default)
        where TTask : IBatchTaskSerializer<TTask, TResult> =>
        CompareAsync<TTask, TResult>(inputFiles, new TaskSource<TTask>(tasks), options, cancellationToken);

    /// <inheritdoc cref="FindDifferenceAsync{TTask, TResult}(IReadOnlyList{string}, IEnumerable{IBatchTask{TTask, TResult}}, BatchWriteOptions?, CancellationToken)"/>
    public static Task<BatchFileDifference?> FindDifferenceAsync<TTask, TResult>(
        IReadOnlyList<string> inputFiles,
        IAsyncEnumerable<TTask> tasks,
        BatchWriteOptions? options = null,
        CancellationToken cancellationToken = default)
        where TTask : IBatchTaskSerializer<TTask, TResult> =>
        CompareAsync<TTask, TResult>(inputFiles, new TaskSource<TTask>(tasks), options, cancellationToken);

    /// <summary>Compares an input file, whoever wrote it, with others that were written earlier.</summary>
    /// <remarks>Memory holds a row of each. It ends at the first difference.</remarks>
    /// <param name="inputFiles">The earlier files in their order, as if they were one.</param>
    /// <param name="otherFile">The other file.</param>
    /// <param name="cancellationToken">Stops the comparison.</param>
    /// <returns>The first difference, or <see langword="null"/> where there is none.</returns>
    /// <exception cref="ArgumentException">No file is given.</exception>
    /// <exception cref="FileNotFoundException">A file does not exist.</exception>
    /// <exception cref="InvalidDataException">A row that differs is broken in its file. The message names the file and the line.</exception>
    public static async Task<BatchFileDifference?> FindDifferenceAsync(
        IReadOnlyList<string> inputFiles, string otherFile, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(otherFile);
        var earlier = OpenEarlier(inputFiles);
        await using (earlier.ConfigureAwait(false))
        {
            var now = new FileRequests([otherFile]);
            await using (now.ConfigureAwait(false))
                return await RequestComparer.FindAsync(earlier, now, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<BatchFileDifference?> CompareAsync<TTask, TResult>(
        IReadOnlyList<string> inputFiles, TaskSource<TTask> tasks, BatchWriteOptions? options, CancellationToken cancellationToken)
        where TTask : IBatchTaskSerializer<TTask, TResult>
    {
        var earlier = OpenEarlier(inputFiles);
        await using (earlier.ConfigureAwait(false))
        {
            var now = new TaskRequests<TTask, TResult>(tasks, options?.Provider ?? BatchProvider.OpenAI, cancellationToken);
            await using (now.ConfigureAwait(false))
                return await RequestComparer.FindAsync(earlier, now, cancellationToken).ConfigureAwait(false);
        }
    }

    private static FileRequests OpenEarlier(IReadOnlyList<string> inputFiles)
    {
        ArgumentNullException.ThrowIfNull(inputFiles);
        return inputFiles.Count > 0 ? new FileRequests(inputFiles) : throw new ArgumentException("No input file is given.", nameof(inputFiles));
    }
}
