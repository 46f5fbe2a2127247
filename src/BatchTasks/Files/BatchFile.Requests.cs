using System.Runtime.CompilerServices;
using BatchTasks.Files.Reading;

namespace BatchTasks;

public static partial class BatchFile
{
    /// <summary>Reads the requests of an input file, whoever wrote it, in the order of its lines.</summary>
    /// <param name="inputFile">The file.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="InvalidDataException">A line is no request: it is broken, or lacks its id, its url or its body. The message names the file and the line.</exception>
    public static async IAsyncEnumerable<BatchFileRequest> ReadRequestsAsync(
        string inputFile, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(inputFile);
        var stream = ResultFiles.Open(inputFile);
        await using (stream.ConfigureAwait(false))
        {
            using var lines = new LineReader(stream, RequestLines.MaxBytes);
            while (await lines.ReadAsync(cancellationToken).ConfigureAwait(false))
                yield return RequestLines.ReadRequest(lines, inputFile);
        }
    }
}
