using BatchTasks.Files.Reading;
using BatchTasks.Files.Splitting;
using BatchTasks.Files.Writing;

namespace BatchTasks;

public static partial class BatchFile
{
    /// <summary>
    /// Splits an input file, whoever wrote it, into numbered files (<c>batch-0001.jsonl</c>, …) at the service's limits, or copies it where it keeps them. Lines
    /// are copied byte for byte; blank lines, and a <c>\r</c> before a line break, are left out. The files come into place together, after the last line.
    /// </summary>
    /// <remarks>The file is read once and checked by the rules of <see cref="ValidateAsync(string, BatchValidateOptions?, CancellationToken)"/>; memory holds two
    /// blocks of 1 MB and the ids.</remarks>
    /// <param name="inputFile">The file.</param>
    /// <param name="path">The new file, whose name the parts get with their numbers. Its folder must exist.</param>
    /// <param name="options">The service's limits.</param>
    /// <param name="cancellationToken">Stops the splitting; nothing is left behind.</param>
    /// <returns>The files that were written.</returns>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="DirectoryNotFoundException">The folder of the new files does not exist.</exception>
    /// <exception cref="InvalidDataException">
    /// The service would refuse the batch: <c>file(line,column): id: message</c> of the first problem. Advice, which the service does not refuse a batch for, is
    /// not told here.
    /// </exception>
    public static async Task<BatchFileSet> SplitAsync(
        string inputFile, string path, BatchWriteOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(inputFile);
        ArgumentException.ThrowIfNullOrEmpty(path);
        var files = new PartFiles(path);
        await using (files.ConfigureAwait(false))
        {
            // The file is closed again before its place may be taken.
            var summaries = await SplitIntoAsync(files, inputFile, options, cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            return files.Publish(summaries);
        }
    }

    private static async Task<IReadOnlyList<BatchFileSummary>> SplitIntoAsync(
        FileTarget target, string inputFile, BatchWriteOptions? options, CancellationToken cancellationToken)
    {
        options ??= new BatchWriteOptions();
        options.Check();
        var stream = ResultFiles.Open(inputFile);
        await using (stream.ConfigureAwait(false))
            return await new FileSplitter(inputFile, target, options).SplitAsync(stream, cancellationToken).ConfigureAwait(false);
    }
}
