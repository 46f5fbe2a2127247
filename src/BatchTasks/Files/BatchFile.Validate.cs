using BatchTasks.Files.Reading;
using BatchTasks.Files.Validating;

namespace BatchTasks;

public static partial class BatchFile
{
    /// <summary>
    /// Checks an input file, whoever wrote it, by the rules that the service checks before it executes anything and refuses the whole batch for: the
    /// same rules, under the same ids, that the analyzers report in <c>.jsonl</c> files. The file is read once, line by line; memory holds one line and the ids.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="options">The service and the job that the file is for.</param>
    /// <param name="cancellationToken">Stops the checking.</param>
    /// <returns>What is wrong, in the order of the lines; nothing where the file is sound.</returns>
    /// <exception cref="FileNotFoundException">The file does not exist. It is thrown before the first problem.</exception>
    public static IAsyncEnumerable<BatchFileProblem> ValidateAsync(
        string path, BatchValidateOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return FileValidator.ValidateAsync(() => ResultFiles.Open(path), path, options ?? new BatchValidateOptions(), cancellationToken);
    }

    /// <summary>Checks an input file out of a stream, which is left open.</summary>
    /// <inheritdoc cref="ValidateAsync(string, BatchValidateOptions?, CancellationToken)"/>
    /// <param name="stream">The stream, read from its position to its end.</param>
    /// <param name="name">The name that problems carry.</param>
    /// <param name="options">The service and the job that the file is for.</param>
    /// <param name="cancellationToken">Stops the checking.</param>
    public static IAsyncEnumerable<BatchFileProblem> ValidateAsync(
        Stream stream, string name, BatchValidateOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        return FileValidator.ValidateAsync(stream, name, options ?? new BatchValidateOptions(), cancellationToken);
    }
}
