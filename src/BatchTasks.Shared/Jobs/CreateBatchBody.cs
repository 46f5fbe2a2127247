using System;
using System.Collections.Generic;
using BatchTasks.Shared.Json;
using BatchTasks.Shared.Lines;

namespace BatchTasks.Shared.Jobs;

/// <summary>What the body of a CreateBatch call holds. Of two equal names the last counts. Spans count from its beginning.</summary>
internal sealed class CreateBatchBody
{
    private readonly Dictionary<string, LineValue> _fields = new(StringComparer.Ordinal);
    private readonly List<Pair> _metadata = [];

    private CreateBatchBody()
    {
    }

    /// <summary>The whole value, or the default where the text is not JSON.</summary>
    public LineValue Root { get; private set; }

    public LineValue InputFileId => this["input_file_id"];

    public LineValue Endpoint => this["endpoint"];

    public LineValue CompletionWindow => this["completion_window"];

    public LineValue Metadata => this["metadata"];

    public LineValue OutputExpiresAfter => this["output_expires_after"];

    /// <summary>The parts of the expiry, where it is an object.</summary>
    public LineValue ExpiryAnchor { get; private set; }

    /// <inheritdoc cref="ExpiryAnchor"/>
    public LineValue ExpirySeconds { get; private set; }

    /// <summary>The names and values of the metadata, where it is an object.</summary>
    public IReadOnlyList<Pair> MetadataPairs => _metadata;

    /// <summary>The names of all its fields.</summary>
    public IEnumerable<string> Names => _fields.Keys;

    public static CreateBatchBody Scan(ReadOnlySpan<byte> utf8)
    {
        var body = new CreateBatchBody();
        var scanner = new JsonScanner(utf8);
        if (!scanner.Read())
            return body;

        var (kind, start) = (scanner.Kind, scanner.Span.Start);
        if (kind == JsonTokenKind.ObjectStart)
        {
            while (scanner.Read() && scanner.Kind == JsonTokenKind.Name)
                body.ScanField(ref scanner);
        }
        else
        {
            scanner.Skip();
        }

        var end = scanner.Span.End;
        scanner.Read(); // What follows the value, if anything does, is an error.
        if (scanner.Error is null)
            body.Root = new(kind, new(start, end - start));

        return body;
    }

    private LineValue this[string field] => _fields.TryGetValue(field, out var value) ? value : default;

    private void ScanField(ref JsonScanner scanner)
    {
        var name = JsonString.Unescape(scanner.Content);
        if (!scanner.Read())
            return;

        var (kind, start) = (scanner.Kind, scanner.Span.Start);
        switch (name)
        {
            case "metadata":
                _metadata.Clear();
                ScanObject(ref scanner, _metadata);
                break;
            case "output_expires_after":
                var parts = new List<Pair>();
                ScanObject(ref scanner, parts);
                ExpiryAnchor = parts.FindLast(static p => p.Name == "anchor").Value;
                ExpirySeconds = parts.FindLast(static p => p.Name == "seconds").Value;
                break;
            default:
                scanner.Skip();
                break;
        }

        _fields[name] = new(kind, new(start, scanner.Span.End - start));
    }

    private static void ScanObject(ref JsonScanner scanner, List<Pair> pairs)
    {
        if (scanner.Kind != JsonTokenKind.ObjectStart)
        {
            scanner.Skip();
            return;
        }

        while (scanner.Read() && scanner.Kind == JsonTokenKind.Name)
        {
            var (name, span) = (JsonString.Unescape(scanner.Content), scanner.Span);
            if (!scanner.Read())
                return;

            var (kind, start) = (scanner.Kind, scanner.Span.Start);
            scanner.Skip();
            pairs.Add(new(name, span, new(kind, new(start, scanner.Span.End - start))));
        }
    }

    /// <summary>A name, where it stands, and its value.</summary>
    internal readonly record struct Pair(string Name, ByteSpan NameSpan, LineValue Value);
}
