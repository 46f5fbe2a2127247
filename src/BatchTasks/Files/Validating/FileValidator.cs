using System.Runtime.CompilerServices;
using System.Text;
using BatchTasks.Files.Reading;
using BatchTasks.Shared.Bodies;
using BatchTasks.Shared.Lines;

namespace BatchTasks.Files.Validating;

/// <summary>Holds the lines of an input file against the rules.</summary>
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
        var rules = new BatchFileRules(Limits(options));
        var findings = new List<LineFinding>();
        while (await lines.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            // Blank lines may stand between the mark and the first request.
            if (lines.HasByteOrderMark && rules.Requests == 0)
                findings.Add(BatchFileRules.ByteOrderMark);

            rules.Check(lines.Line.Span, checked((int)lines.LineNumber), findings);
            foreach (var finding in findings)
                yield return Problem(finding, name, lines.Line.Span);

            findings.Clear();
        }

        if (lines.HasByteOrderMark && rules.Requests == 0)
            findings.Add(BatchFileRules.ByteOrderMark);

        rules.Finish(lines.BytesRead, findings);
        foreach (var finding in findings)
            yield return Problem(finding, name, default);
    }

    private static LineRuleLimits Limits(BatchValidateOptions options)
    {
        var limits = LimitsOf(options);
        return options.Provider.Preset is { } preset ? limits.WithBodiesOf(preset) : limits;
    }

    private static LineRuleLimits LimitsOf(BatchValidateOptions options) => new()
    {
        Endpoint = options.Endpoint,
        Endpoints = options.Provider.Served,
        MaxRequests = options.Provider.MaxRequestsPerFile,
        MaxBytes = options.Provider.MaxBytesPerFile,
        MaxBytesPerLine = options.Provider.MaxBytesPerLine,
        MaxEmbeddingInputs = options.Provider.MaxEmbeddingInputsPerBatch,
        MaxCustomIdLength = options.Provider.MaxCustomIdLength,
        CustomIdAlphabet = options.Provider.CustomIdAlphabet,
    };

    private static BatchFileProblem Problem(LineFinding finding, string name, ReadOnlySpan<byte> line) => new(
        finding.Id,
        name,
        finding.Line,
        finding.Line is null ? null : Encoding.UTF8.GetCharCount(line[..Math.Min(finding.Span.Start, line.Length)]) + 1,
        finding.Message)
    {
        ServiceCode = finding.Service?.Code,
        ServiceMessage = finding.Service?.Message,
        OtherLine = finding.OtherLine,
    };
}
