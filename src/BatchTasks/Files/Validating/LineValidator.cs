using System.Text;
using BatchTasks.Files.Reading;
using BatchTasks.Shared.Bodies;
using BatchTasks.Shared.Lines;
using ScannedLine = BatchTasks.Shared.Lines.BatchLine;

namespace BatchTasks.Files.Validating;

/// <summary>Holds the lines of one input file against the rules, one after another.</summary>
internal sealed class LineValidator(string name, LineRuleLimits limits)
{
    private readonly BatchFileRules _rules = new(limits);
    private readonly List<LineFinding> _findings = [];
    private readonly List<BatchFileProblem> _problems = [];

    /// <summary>What the scan of the line found that was checked last.</summary>
    public ScannedLine? Line { get; private set; }

    /// <summary>The rules of a file that stays one.</summary>
    public static LineRuleLimits Limits(BatchProvider provider, string? endpoint)
    {
        var limits = new LineRuleLimits
        {
            Endpoint = endpoint,
            Endpoints = provider.Served,
            MaxRequests = provider.MaxRequestsPerFile,
            MaxBytes = provider.MaxBytesPerFile,
            MaxBytesPerLine = provider.MaxBytesPerLine,
            MaxEmbeddingInputs = provider.MaxEmbeddingInputsPerBatch,
            MaxCustomIdLength = provider.MaxCustomIdLength,
            CustomIdAlphabet = provider.CustomIdAlphabet,
        };
        return provider.Preset is { } preset ? limits.WithBodiesOf(preset) : limits;
    }

    /// <summary>The rules of a file that will be split: limits of a file hold for each line.</summary>
    public static LineRuleLimits LimitsOfParts(BatchProvider provider) => Limits(provider, endpoint: null) with
    {
        MaxRequests = int.MaxValue,
        MaxBytes = long.MaxValue,
        MaxEmbeddingInputs = int.MaxValue,

        // With its line break it has to fit into a file.
        MaxBytesPerLine = Math.Min(provider.MaxBytesPerLine ?? long.MaxValue, provider.MaxBytesPerFile - 1),
    };

    /// <summary>Checks the reader's line.</summary>
    /// <returns>What is wrong; valid until the next call.</returns>
    public IReadOnlyList<BatchFileProblem> Check(LineReader lines)
    {
        Start(lines);
        Line = _rules.Check(lines.Line.Span, checked((int)lines.LineNumber), _findings);
        return Problems(lines.Line.Span);
    }

    /// <summary>Checks what only the whole file can tell, at the reader's end.</summary>
    /// <returns>What is wrong.</returns>
    public IReadOnlyList<BatchFileProblem> Finish(LineReader lines)
    {
        Start(lines);
        _rules.Finish(lines.BytesRead, _findings);
        return Problems(line: default);
    }

    private void Start(LineReader lines)
    {
        _findings.Clear();
        _problems.Clear();

        // Blank lines may stand between the mark and the first request.
        if (lines.HasByteOrderMark && _rules.Requests == 0)
            _findings.Add(BatchFileRules.ByteOrderMark);
    }

    private List<BatchFileProblem> Problems(ReadOnlySpan<byte> line)
    {
        foreach (var finding in _findings)
        {
            _problems.Add(new(finding.Id, name, finding.Line, finding.Line is null ? null : ColumnOf(finding, line), finding.Message)
            {
                ServiceCode = finding.Service?.Code,
                ServiceMessage = finding.Service?.Message,
                OtherLine = finding.OtherLine,
            });
        }

        return _problems;
    }

    private static int ColumnOf(LineFinding finding, ReadOnlySpan<byte> line) =>
        Encoding.UTF8.GetCharCount(line[..Math.Min(finding.Span.Start, line.Length)]) + 1;
}
