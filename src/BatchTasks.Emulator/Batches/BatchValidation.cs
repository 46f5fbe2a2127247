using BatchTasks.Emulator.Files;
using BatchTasks.Shared.Bodies;
using BatchTasks.Shared.Lines;

namespace BatchTasks.Emulator.Batches;

/// <summary>The second stage of validation: every line of the input file, before anything is executed.</summary>
internal sealed class BatchValidation(BatchEmulatorOptions options, TokenQueue queue)
{
    /// <summary>What the service would report, and what the file holds; its tokens only where there is no error and they are limited.</summary>
    public async Task<(IReadOnlyList<BatchErrorEntry> Errors, int Requests, string? Model, long Tokens)> RunAsync(
        Stream input, string endpoint, CancellationToken cancellationToken)
    {
        var rules = new BatchFileRules(new()
        {
            Endpoint = endpoint,
            MaxRequests = options.MaxRequestsPerFile,
            MaxBytes = options.MaxBytesPerFile,
            ServesModel = options.Models is { } models ? models.Contains : model => ModelCatalog.Serves(model, endpoint),
        });

        var findings = new List<LineFinding>();
        var errors = new List<BatchErrorEntry>();
        await foreach (var line in ContentLines.ReadAsync(input, cancellationToken).ConfigureAwait(false))
        {
            rules.Check(line.Content.Span, line.Number, findings);
            Take(findings, errors);
        }

        rules.Finish(input.Length, findings);
        Take(findings, errors);
        var tokens = errors.Count == 0 && queue.IsLimited ? await TokensAsync(input, endpoint, cancellationToken).ConfigureAwait(false) : 0;
        return (errors, rules.Requests, rules.Model, tokens);
    }

    private async Task<long> TokensAsync(Stream input, string endpoint, CancellationToken cancellationToken)
    {
        var tokens = 0L;
        await foreach (var (_, line) in RequestLines.ReadAsync(input, cancellationToken).ConfigureAwait(false))
            tokens += queue.Tokens(RequestLines.Parse(endpoint, line));

        return tokens;
    }

    /// <summary>Keeps what the service is known to refuse; the rest is advice.</summary>
    private static void Take(List<LineFinding> findings, List<BatchErrorEntry> errors)
    {
        foreach (var finding in findings)
        {
            if (finding.Service is { } error)
                errors.Add(new(error, finding.Line));
        }

        findings.Clear();
    }
}
