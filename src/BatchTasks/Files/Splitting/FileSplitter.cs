using BatchTasks.Files.Reading;
using BatchTasks.Files.Validating;
using BatchTasks.Files.Writing;
using BatchTasks.Shared.Rules;

namespace BatchTasks.Files.Splitting;

/// <summary>Copies the lines of an input file, whoever wrote it, into files at the limits. The first line that the service would refuse ends it.</summary>
internal sealed class FileSplitter(string name, FileTarget target, BatchWriteOptions options)
{
    private readonly LineValidator _validator = new(name, LineValidator.LimitsOfParts(options.Provider));

    /// <returns>What each file holds.</returns>
    /// <exception cref="InvalidDataException">The service would refuse the batch.</exception>
    public async Task<IReadOnlyList<BatchFileSummary>> SplitAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var lines = new LineReader(stream, RequestLines.MaxBytes);
        var copier = new LineCopier(target, FileLimits.Of(options), options.CountTokens is not null);
        await using (copier.ConfigureAwait(false))
        {
            while (await lines.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                Refuse(_validator.Check(lines));
                if (Copy(copier, lines))
                    await copier.DrainAsync(cancellationToken).ConfigureAwait(false);
            }

            Refuse(_validator.Finish(lines));
            return await copier.FinishAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private bool Copy(LineCopier copier, LineReader lines)
    {
        var line = lines.Line.Span;
        var inputs = RequestLines.CountEmbeddingInputs(line, _validator.Line!);
        if (inputs > options.Provider.MaxEmbeddingInputsPerBatch)
        {
            throw Refused(lines, RuleIds.TooManyEmbeddingInputs,
                $"The request has {inputs:N0} embedding inputs; {options.Provider.MaxEmbeddingInputsPerBatch:N0} are allowed in a batch. Divide it into several.");
        }

        var tokens = options.CountTokens?.Invoke(line) ?? 0;
        if (tokens > options.MaxTokensPerFile)
        {
            throw Refused(lines, RuleIds.TooLarge,
                $"The request has a prompt of {tokens:N0} tokens; BatchWriteOptions.MaxTokensPerFile allows {options.MaxTokensPerFile:N0} in one file. "
                + "Shorten it, divide it into several, or raise the limit if your organization's queue takes more.");
        }

        return copier.Add(line, inputs, tokens);
    }

    private static void Refuse(IReadOnlyList<BatchFileProblem> problems)
    {
        foreach (var problem in problems)
        {
            if (problem.IsRefused)
                throw new InvalidDataException(problem.ToString());
        }
    }

    private InvalidDataException Refused(LineReader lines, string ruleId, string message) =>
        new(new BatchFileProblem(ruleId, name, lines.LineNumber, Column: 1, message).ToString());
}
