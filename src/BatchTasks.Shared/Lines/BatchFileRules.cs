using System;
using System.Collections.Generic;
using BatchTasks.Shared.Endpoints;
using BatchTasks.Shared.Errors;

namespace BatchTasks.Shared.Lines;

/// <summary>
/// The rules of one input file, given line by line: what each line must keep on its own, and what all of them must keep together. One for each file; not for
/// use by several threads.
/// </summary>
internal sealed class BatchFileRules(LineRuleLimits limits)
{
    /// <summary>
    /// What is reported of a file that begins with a byte order mark, by readers that step over it. The service reads it as the beginning of a line that is not
    /// JSON.
    /// </summary>
    public static readonly LineFinding ByteOrderMark = new(
        LineRule.ByteOrderMark, 1, default, "The file begins with a byte order mark, which belongs to no JSON; save it as UTF-8 without one.", LineErrors.NotJson);

    private readonly Dictionary<string, int> _lineOfId = new(StringComparer.Ordinal);
    private (string Text, int Line)? _endpoint;
    private (string Text, int Line)? _model;
    private long _embeddingInputs;
    private bool _tooManyRequests;
    private bool _tooManyInputs;

    /// <summary>Lines so far that are not blank.</summary>
    public int Requests { get; private set; }

    /// <summary>The first model that a line names, or null.</summary>
    public string? Model => _model?.Text;

    /// <summary>Adds what is wrong with the next line. A blank line is none.</summary>
    /// <param name="utf8">The line without its line break.</param>
    /// <param name="number">Its number in the file, from 1, blank lines counted.</param>
    /// <param name="findings">Where the findings go.</param>
    /// <returns>What the scan of the line found, or null for a blank line.</returns>
    public BatchLine? Check(ReadOnlySpan<byte> utf8, int number, List<LineFinding> findings)
    {
        if (IsBlank(utf8))
            return null;

        Requests++;
        var line = BatchLine.Scan(utf8);
        BatchLineRules.Check(utf8, line, number, limits, findings);
        CheckRequests(number, findings);
        if (line.Error is null)
        {
            CheckCustomId(utf8, line, number, findings);
            CheckEndpoint(utf8, line, number, findings);
            CheckModel(utf8, line, number, findings);
            CheckInputs(utf8, line, number, findings);
        }

        return line;
    }

    /// <summary>Adds what only the whole file can tell.</summary>
    /// <param name="bytes">The file's length.</param>
    /// <param name="findings">Where the findings go.</param>
    public void Finish(long bytes, List<LineFinding> findings)
    {
        if (Requests == 0)
            findings.Add(new(LineRule.NoRequests, null, default, "The file holds no request.", FileErrors.Empty));

        if (bytes > limits.MaxBytes)
        {
            var message = $"The file has {bytes} bytes; {limits.MaxBytes} are allowed. Split it.";
            findings.Add(new(LineRule.FileTooLarge, null, default, message, FileErrors.TooLarge(limits.MaxBytes)));
        }
    }

    public static bool IsBlank(ReadOnlySpan<byte> utf8)
    {
        foreach (var value in utf8)
        {
            if (value is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
                return false;
        }

        return true;
    }

    private void CheckRequests(int number, List<LineFinding> findings)
    {
        if (Requests <= limits.MaxRequests || _tooManyRequests)
            return;

        _tooManyRequests = true;
        var message = $"From this line on the file has more than {limits.MaxRequests} requests. Split it.";
        findings.Add(new(LineRule.TooManyRequests, number, default, message, FileErrors.TooManyRequests(limits.MaxRequests)));
    }

    private void CheckCustomId(ReadOnlySpan<byte> utf8, BatchLine line, int number, List<LineFinding> findings)
    {
        if (!line.CustomId.IsString)
            return;

        var id = line.CustomId.Text(utf8);
        if (!_lineOfId.TryGetValue(id, out var first))
        {
            _lineOfId.Add(id, number);
            return;
        }

        var message = $"The custom_id '{id}' is that of line {first} too; answers could not be told apart.";
        findings.Add(new(LineRule.DuplicateCustomId, number, line.CustomId.Span, message, LineErrors.DuplicateCustomId(id)) { OtherLine = first });
    }

    private void CheckEndpoint(ReadOnlySpan<byte> utf8, BatchLine line, int number, List<LineFinding> findings)
    {
        // Where the job's endpoint is known, each line is held against that one.
        if (limits.Endpoint is not null || !line.Url.IsString)
            return;

        var endpoint = line.Url.Text(utf8);
        if (limits.Endpoints.EndpointOf(endpoint) is not { } meant)
            return;

        _endpoint ??= (endpoint, number);
        var (first, firstLine) = _endpoint.Value;
        if (first == endpoint || limits.Endpoints.EndpointOf(first) == meant)
            return;

        var message = $"The url '{endpoint}' is not the '{first}' of line {firstLine}; a batch has one endpoint.";
        findings.Add(new(LineRule.MixedEndpoints, number, line.Url.Span, message, LineErrors.UrlMismatch) { OtherLine = firstLine });
    }

    private void CheckModel(ReadOnlySpan<byte> utf8, BatchLine line, int number, List<LineFinding> findings)
    {
        if (!line.Model.IsString)
            return;

        var model = line.Model.Text(utf8);
        _model ??= (model, number);
        var (first, firstLine) = _model.Value;
        if (first == model)
            return;

        var message = $"The model '{model}' is not the '{first}' of line {firstLine}; a batch has one model.";
        findings.Add(new(LineRule.MixedModels, number, line.Model.Span, message, LineErrors.MismatchedModel(model)) { OtherLine = firstLine });
    }

    private void CheckInputs(ReadOnlySpan<byte> utf8, BatchLine line, int number, List<LineFinding> findings)
    {
        if (line.InputCount == 0 || !line.Url.IsString || limits.Endpoints.EndpointOf(line.Url.Text(utf8)) != EndpointCatalog.Embeddings)
            return;

        _embeddingInputs += line.InputCount;
        if (_embeddingInputs <= limits.MaxEmbeddingInputs || _tooManyInputs)
            return;

        _tooManyInputs = true;
        var message = $"From this line on the file has more than {limits.MaxEmbeddingInputs} embedding inputs. Split it.";
        var error = FileErrors.TooManyEmbeddingInputs(limits.MaxEmbeddingInputs);
        findings.Add(new(LineRule.TooManyEmbeddingInputs, number, line.Input.Span, message, error));
    }
}
