using BatchTasks.Files.Reading;

namespace BatchTasks;

public static partial class BatchFile
{
    /// <summary>
    /// Reads what an input file, whoever wrote it, is for: its endpoint, its model, its requests. Its lines are taken as they are;
    /// <see cref="ValidateAsync(string, BatchValidateOptions?, CancellationToken)"/> tells what is wrong with them.
    /// </summary>
    /// <param name="inputFile">The file.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    public static async Task<BatchFileDescription> DescribeAsync(string inputFile, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(inputFile);
        var stream = ResultFiles.Open(inputFile);
        await using (stream.ConfigureAwait(false))
        {
            using var lines = new LineReader(stream, RequestLines.MaxBytes);
            var survey = new FileSurvey();
            while (await lines.ReadAsync(cancellationToken).ConfigureAwait(false))
                survey.Add(lines.Line.Span);

            return survey.Describe(lines.BytesRead);
        }
    }
}
