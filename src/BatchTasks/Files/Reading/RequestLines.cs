using BatchTasks.Results;
using BatchTasks.Shared.Endpoints;
using BatchTasks.Shared.Json;
using ScannedLine = BatchTasks.Shared.Lines.BatchLine;

namespace BatchTasks.Files.Reading;

/// <summary>What the lines of an input file tell, whichever service they are for.</summary>
internal static class RequestLines
{
    /// <summary>The longest line that is held, where no option says another.</summary>
    public static int MaxBytes => Array.MaxLength;

    /// <summary>The inputs that count against the limit of embedding inputs; 0 for other endpoints.</summary>
    public static int CountEmbeddingInputs(ReadOnlySpan<byte> utf8) => CountEmbeddingInputs(utf8, ScannedLine.Scan(utf8));

    /// <inheritdoc cref="CountEmbeddingInputs(ReadOnlySpan{byte})"/>
    public static int CountEmbeddingInputs(ReadOnlySpan<byte> utf8, ScannedLine line) =>
        line.InputCount > 0 && line.Url.IsString && ServedEndpoints.OfAnyService.EndpointOf(line.Url.Text(utf8)) == EndpointCatalog.Embeddings ? line.InputCount : 0;

    /// <summary>The <c>custom_id</c> of the reader's line.</summary>
    /// <exception cref="InvalidDataException">The line is broken or has no id.</exception>
    public static string ReadId(LineReader lines, string file, int maxLineBytes)
    {
        var line = ResultLine.Read(lines.Line.Span, lines.IsTerminated);
        var id = line.ReadCustomId();
        var problem = lines.IsTooLong ? LineProblems.TooLong(maxLineBytes) : line.Problem ?? (id.Length == 0 ? LineProblems.NoCustomId : null);
        return problem is null
            ? id
            : throw new InvalidDataException($"{new BatchLineLocation(file, lines.LineNumber)}: {problem}");
    }

    /// <summary>The request of the reader's line.</summary>
    /// <exception cref="InvalidDataException">The line is broken, or lacks a part.</exception>
    public static BatchFileRequest ReadRequest(LineReader lines, string file)
    {
        var id = ReadId(lines, file, MaxBytes);
        var utf8 = lines.Line.Span;
        var line = ScannedLine.Scan(utf8);
        var missing = !line.Url.IsString ? "url" : line.Body.Kind != JsonTokenKind.ObjectStart ? "body" : null;
        if (missing is not null)
            throw new InvalidDataException($"{new BatchLineLocation(file, lines.LineNumber)}: The line has no '{missing}', so it is no request.");

        return new(id, line.Url.Text(utf8), line.Model.IsString ? line.Model.Text(utf8) : null, line.Body.In(utf8).ToArray());
    }
}
