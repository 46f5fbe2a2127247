using System.Runtime.CompilerServices;
using BatchTasks.Files.Reading;

namespace BatchTasks.Files.Validating;

/// <summary>Holds an input file against the rules.</summary>
internal static class FileValidator
{
    public static async IAsyncEnumerable<BatchFileProblem> ValidateAsync(
        Func<Stream> open, string name, BatchValidateOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var stream = open();
        await using (stream.ConfigureAwait(false))
        {
            await foreach (var problem in ValidateAsync(stream, name, options, cancellationToken).ConfigureAwait(false))
                yield return problem;
        }
    }

    public static async IAsyncEnumerable<BatchFileProblem> ValidateAsync(
        Stream stream, string name, BatchValidateOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var lines = new LineReader(stream, RequestLines.MaxBytes);
        var validator = new LineValidator(name, LineValidator.Limits(options.Provider, options.Endpoint));
        while (await lines.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            foreach (var problem in validator.Check(lines))
                yield return problem;
        }

        foreach (var problem in validator.Finish(lines))
            yield return problem;
    }
}
