using System.Collections.Generic;
using BatchTasks.Shared.Json;
using BatchTasks.Shared.Lines;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.Generators.Files;

/// <summary>
/// Holds a file against the rules of lines and files. Beside the text it needs memory for one line and for the ids of the requests, and it reads the
/// text once.
/// </summary>
internal sealed class BatchFileCheck
{
    /// <summary>Requests that are checked where the service has no limit of its own: as many as any service with one takes.</summary>
    private const int MaxRequests = 100_000;

    private readonly SourceText _text;
    private readonly LineRuleLimits _limits;
    private readonly CancellationToken _cancellationToken;
    private readonly BatchFileRules _rules;
    private readonly FindingList _findings;
    private readonly List<LineFinding> _ofLine = [];
    private readonly List<FilePlace> _requests = [];
    private MergeConflict _conflict;
    private bool _hasMultiLineValue;
    private bool _isDone;
    private int _skipTo;

    private BatchFileCheck(SourceText text, LineRuleLimits limits, int mostOfOneRule, CancellationToken cancellationToken)
    {
        (_text, _limits, _cancellationToken) = (text, limits, cancellationToken);
        _rules = new(limits);
        _findings = new(mostOfOneRule);
    }

    /// <summary>What is wrong with the file, from its beginning to its end.</summary>
    /// <param name="text">The file.</param>
    /// <param name="options">What the project says about it.</param>
    /// <param name="mostOfOneRule">How many findings of one rule are listed; of the rest, the number is.</param>
    /// <param name="cancellationToken">Asked for each stretch of the text.</param>
    public static IReadOnlyList<FileFinding> Run(SourceText text, BatchFileOptions options, int mostOfOneRule, CancellationToken cancellationToken)
    {
        var check = new BatchFileCheck(text, options.Limits, mostOfOneRule, cancellationToken);
        var markBytes = options.IsEncodingKnown ? check.CheckEncoding() : 0;
        check.CheckLines(markBytes);
        return check._findings.ToList();
    }

    /// <returns>Bytes of the file that are no part of the text.</returns>
    private int CheckEncoding()
    {
        if (FileEncoding.HasByteOrderMark(_text))
        {
            _findings.Add(Of(BatchFileRules.ByteOrderMark, default));
            return 3;
        }

        if (FileEncoding.FindOther(_text, _cancellationToken) is var (name, place))
            _findings.Add(new(LineRules.Id(LineRule.NotJson), place, $"The file is not UTF-8, as all JSON is: it was read as {name}."));

        return 0;
    }

    private void CheckLines(int markBytes)
    {
        using var lines = new Utf8Lines(_text, _cancellationToken);
        while (lines.Read())
        {
            // Bytes are counted to the end.
            if (_isDone || lines.Start < _skipTo)
                continue;

            if (lines.IsWhole)
                CheckLine(lines);
            else
                _isDone = true;
        }

        _ofLine.Clear();
        _rules.Finish(lines.TotalBytes + markBytes, _ofLine);
        foreach (var finding in _ofLine)
            _findings.Add(Of(finding, default));
    }

    private void CheckLine(Utf8Lines lines)
    {
        var place = new FilePlace(lines.Number - 1, lines.Start, new TextSpan(lines.Start, lines.Length));
        switch (_conflict.Next(lines.Utf8))
        {
            case MergeConflict.Part.Beginning:
                _findings.Add(new(LineRules.Id(LineRule.NotJson), place, "A merge conflict is left here: keep the lines of one side and remove its marks."));
                return;
            case MergeConflict.Part.Repetition:
                return;
        }

        _ofLine.Clear();
        if (_rules.Check(lines.Utf8, lines.Number, _ofLine) is not { } line)
            return;

        _requests.Add(place);
        if (IsMultiLine(lines, line))
            _ofLine.RemoveAll(static f => f.Rule == LineRule.NotJson);

        // A place is counted out from the beginning of its line: of a long line with many findings only where it is shown.
        foreach (var finding in _ofLine)
        {
            if (!_findings.JustCounts(finding.Id))
                _findings.Add(Of(finding, Place(lines, finding.Span)));
        }

        _isDone = _rules.Requests > _limits.MaxRequests || _rules.Requests == MaxRequests;
    }

    /// <summary>Whether the line is the first of a JSON value of several; then the others are skipped. Where there are many of them, the first is told.</summary>
    private bool IsMultiLine(Utf8Lines lines, BatchLine line)
    {
        if (line.Error is not { } error
            || error.Offset != lines.Utf8.Length
            || MultiLineValue.FindEnd(_text, lines.Start, lines.Start + lines.Length, _cancellationToken) is not { } end)
        {
            return false;
        }

        _skipTo = end;
        if (_hasMultiLineValue)
            return true;

        _hasMultiLineValue = true;
        var start = line.Root.Span.Start;
        var place = Place(lines, new ByteSpan(start, lines.Utf8.Length - start));
        _findings.Add(new(
            LineRules.Id(LineRule.NotJson), place, "A JSON value goes over several lines from here on; each line of the file is one request, without line breaks in it."));
        return true;
    }

    private FileFinding Of(LineFinding finding, FilePlace place) => new(finding.Id, place, finding.Message)
    {
        Replacement = finding.Replacement,
        Parameter = finding.Service?.Param,
        Other = finding.OtherLine is { } number ? Request(number - 1) : null,
    };

    private static FilePlace Place(Utf8Lines lines, ByteSpan span)
    {
        var start = Utf16Offset.Of(lines.Utf8, span.Start);
        var length = Utf16Offset.Of(lines.Utf8.Slice(span.Start), span.Length);
        return new(lines.Number - 1, lines.Start, new TextSpan(lines.Start + start, length));
    }

    private FilePlace? Request(int line)
    {
        var (low, high) = (0, _requests.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (_requests[middle].Line == line)
                return _requests[middle];

            if (_requests[middle].Line < line)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return null;
    }
}
