using BatchTasks.Files.Reading;
using BatchTasks.Files.Writing;

namespace BatchTasks;

public static partial class BatchFile
{
    /// <summary>
    /// Copies requests of an input file into a new one, byte for byte and in their order: to send those again that were not answered, for example. The file
    /// comes into place only when it is whole; an error or a cancellation leaves what was there before as it was.
    /// </summary>
    /// <remarks>The input file is read once, line by line; memory holds two blocks of 1 MB. The new file may take the place of the input file.</remarks>
    /// <param name="inputFile">The input file.</param>
    /// <param name="path">The new file. Its folder must exist.</param>
    /// <param name="isTaken">Whether the request with this <c>custom_id</c> is copied. It is asked once for each line.</param>
    /// <param name="countTokens">Counts the prompt tokens of the copied requests, or <see langword="null"/>.</param>
    /// <param name="cancellationToken">Stops the copying.</param>
    /// <returns>The new file.</returns>
    /// <exception cref="FileNotFoundException">The input file does not exist.</exception>
    /// <exception cref="DirectoryNotFoundException">The folder of the new file does not exist.</exception>
    /// <exception cref="InvalidDataException">A line is broken or has no id, which the message names; or no request was taken, of which no batch can be made.</exception>
    public static async Task<BatchFilePart> SelectAsync(
        string inputFile, string path, Func<string, bool> isTaken, BatchTokenCounter? countTokens = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(inputFile);
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(isTaken);
        var files = new PartFiles(path);
        await using (files.ConfigureAwait(false))
        {
            var summary = await CopyAsync(files, inputFile, isTaken, countTokens, cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            return summary.Requests > 0
                ? files.Publish([summary]).Parts[0]
                : throw new InvalidDataException($"No request of '{inputFile}' was taken, so '{path}' was not written: the service refuses a batch without a request.");
        }
    }

    private static async Task<BatchFileSummary> CopyAsync(
        FileTarget target, string inputFile, Func<string, bool> isTaken, BatchTokenCounter? countTokens, CancellationToken cancellationToken)
    {
        var stream = ResultFiles.Open(inputFile);
        await using (stream.ConfigureAwait(false))
        {
            using var lines = new LineReader(stream, RequestLines.MaxBytes);
            var copier = new LineCopier(target, FileLimits.None, countTokens is not null);
            await using (copier.ConfigureAwait(false))
            {
                while (await lines.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    if (isTaken(RequestLines.ReadId(lines, inputFile, RequestLines.MaxBytes)) && Copy(lines.Line.Span))
                        await copier.DrainAsync(cancellationToken).ConfigureAwait(false);
                }

                return (await copier.FinishAsync(cancellationToken).ConfigureAwait(false))[0];
            }

            bool Copy(ReadOnlySpan<byte> line) =>
                copier.Add(line, RequestLines.CountEmbeddingInputs(line), countTokens?.Invoke(line) ?? 0);
        }
    }
}
