using System.Runtime.CompilerServices;
using BatchTasks.Files.Reading;
using BatchTasks.Results;

namespace BatchTasks;

public static partial class BatchFile
{
    /// <summary>
    /// Reads the result files of a batch: first the output file, then the error file, an outcome for each line, in bounded memory whatever their size. A line
    /// that can't be read is an <c>Invalid</c> outcome with its place; the others are not touched by it.
    /// </summary>
    /// <typeparam name="TTask">The type of the tasks.</typeparam>
    /// <typeparam name="TResult">The type of the answers.</typeparam>
    /// <param name="outputFile">The output file, or <see langword="null"/> or empty where the batch has none.</param>
    /// <param name="errorFile">The error file, or <see langword="null"/> or empty where the batch has none.</param>
    /// <param name="options">How to read.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ArgumentException">Neither file is given, or a number among the options is not positive.</exception>
    /// <exception cref="FileNotFoundException">A file does not exist. It is thrown before the first outcome.</exception>
    /// <exception cref="InvalidDataException">
    /// There is no line in any of the files, and no <see cref="BatchReadOptions.InputFile"/> to tell what is missing; or the input file has a broken line.
    /// </exception>
    public static IAsyncEnumerable<BatchOutcome<TResult>> ReadAsync<TTask, TResult>(
        string? outputFile, string? errorFile, BatchReadOptions? options = null, CancellationToken cancellationToken = default)
        where TTask : IBatchTaskSerializer<TTask, TResult>
    {
        Check(options);
        string[] files = [.. new[] { outputFile, errorFile }.Where(static file => !string.IsNullOrEmpty(file)).Select(static file => file!)];
        return files.Length > 0
            ? ReadInputsAsync<TTask, TResult>(ResultInputs.Of(files), options ?? new BatchReadOptions(), cancellationToken)
            : throw new ArgumentException("Neither an output file nor an error file is given.", nameof(outputFile));
    }

    /// <summary>Reads one result file out of a stream, which is left open. An empty stream gives no outcome.</summary>
    /// <typeparam name="TTask">The type of the tasks.</typeparam>
    /// <typeparam name="TResult">The type of the answers.</typeparam>
    /// <param name="stream">The stream.</param>
    /// <param name="name">The name that locations of lines carry.</param>
    /// <param name="options">How to read.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number among the options is not positive.</exception>
    public static IAsyncEnumerable<BatchOutcome<TResult>> ReadAsync<TTask, TResult>(
        Stream stream, string name, BatchReadOptions? options = null, CancellationToken cancellationToken = default)
        where TTask : IBatchTaskSerializer<TTask, TResult>
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        Check(options);
        return ReadInputsAsync<TTask, TResult>(ResultInputs.Of(name, stream), options ?? new BatchReadOptions(), cancellationToken);
    }

    /// <summary>
    /// Reads the result files of a batch whose type of task is not known: as the typed reading does, with the whole response body as the answer. Refusals and
    /// answers that were cut off are told apart for the endpoints that generate text.
    /// </summary>
    /// <param name="outputFile">The output file, or <see langword="null"/> or empty where the batch has none.</param>
    /// <param name="errorFile">The error file, or <see langword="null"/> or empty where the batch has none.</param>
    /// <param name="endpoint">The endpoint of the batch: one of <see cref="BatchEndpoints"/>, or a url in the service's own form.</param>
    /// <param name="options">How to read.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <inheritdoc cref="ReadAsync{TTask, TResult}(string?, string?, BatchReadOptions?, CancellationToken)" path="/exception"/>
    public static IAsyncEnumerable<BatchOutcome<BatchRawBody>> ReadAsync(
        string? outputFile, string? errorFile, string endpoint, BatchReadOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(endpoint);
        return RawTasks.IsText(endpoint)
            ? ReadAsync<RawTextTask, BatchRawBody>(outputFile, errorFile, options, cancellationToken)
            : ReadAsync<RawBodyTask, BatchRawBody>(outputFile, errorFile, options, cancellationToken);
    }

    /// <summary>Reads one result file, of a batch whose type of task is not known, out of a stream, which is left open.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="name">The name that locations of lines carry.</param>
    /// <param name="endpoint">The endpoint of the batch: one of <see cref="BatchEndpoints"/>, or a url in the service's own form.</param>
    /// <param name="options">How to read.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <inheritdoc cref="ReadAsync{TTask, TResult}(Stream, string, BatchReadOptions?, CancellationToken)" path="/exception"/>
    public static IAsyncEnumerable<BatchOutcome<BatchRawBody>> ReadAsync(
        Stream stream, string name, string endpoint, BatchReadOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(endpoint);
        return RawTasks.IsText(endpoint)
            ? ReadAsync<RawTextTask, BatchRawBody>(stream, name, options, cancellationToken)
            : ReadAsync<RawBodyTask, BatchRawBody>(stream, name, options, cancellationToken);
    }

    /// <summary>Reads the <c>custom_id</c>s of an input file, in the order of its lines.</summary>
    /// <param name="path">The input file.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="InvalidDataException">A line is broken or has no id. The message names the file and the line.</exception>
    public static IAsyncEnumerable<string> ReadCustomIdsAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return ExpectedIds.ReadIdsAsync(path, new BatchReadOptions().MaxLineBytes, cancellationToken);
    }

    private static async IAsyncEnumerable<BatchOutcome<TResult>> ReadInputsAsync<TTask, TResult>(
        ResultInputs inputs, BatchReadOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TTask : IBatchTaskSerializer<TTask, TResult>
    {
        // All of them are opened first, so that a missing one is known before any outcome.
        var streams = inputs.Open();
        await using (streams.ConfigureAwait(false))
        {
            using var expected = string.IsNullOrEmpty(options.InputFile)
                ? null
                : await ExpectedIds.ReadAsync(options.InputFile, options.MaxLineBytes, cancellationToken).ConfigureAwait(false);
            var isEmpty = true;
            foreach (var (name, stream) in streams.All)
            {
                var outcomes = OutcomeSource<TResult>.Of<TTask>(stream, name, options, cancellationToken);
                await using (outcomes.ConfigureAwait(false))
                {
                    do
                    {
                        while (outcomes.TryRead(out var outcome))
                        {
                            cancellationToken.ThrowIfCancellationRequested();
                            isEmpty = false;
                            expected?.MarkSeen(outcome.CustomId);
                            yield return outcome;
                        }
                    }
                    while (await outcomes.ReadBlockAsync(cancellationToken).ConfigureAwait(false));
                }
            }

            if (isEmpty && expected is null && inputs.MustHaveLines)
                throw Empty(inputs);

            foreach (var id in expected?.Missing() ?? [])
                yield return new BatchOutcome<TResult>.Missing { CustomId = id };
        }
    }

    private static void Check(BatchReadOptions? options)
    {
        if (options is null)
            return;

        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.MaxLineBytes, nameof(options.MaxLineBytes));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.MaxDegreeOfParallelism, nameof(options.MaxDegreeOfParallelism));
    }

    private static InvalidDataException Empty(ResultInputs inputs) => new(
        $"There is no result in {string.Join(" and ", inputs.Names.Select(static name => $"'{name}'"))}. "
        + "Download the file again, or give BatchReadOptions.InputFile to get each of its tasks as missing.");
}
