using System.Collections.Generic;
using BatchTasks.Generators.HandWritten;
using BatchTasks.Shared.Json;

namespace BatchTasks.CodeFixes.HandWritten;

/// <summary>The parts of an object or array in a line.</summary>
internal static class JsonParts
{
    public static List<(string Name, ByteSpan Value, JsonTokenKind Kind)> Properties(this SourceJson json, ByteSpan container)
    {
        var properties = new List<(string, ByteSpan, JsonTokenKind)>();
        var scanner = new JsonScanner(json.Utf8.Slice(container.Start, container.Length));
        scanner.Read();
        while (scanner.Read() && scanner.Kind == JsonTokenKind.Name)
        {
            var name = JsonString.Unescape(scanner.Content);
            scanner.Read();
            var (kind, start) = (scanner.Kind, scanner.Span.Start);
            scanner.Skip();
            properties.Add((name, new(container.Start + start, scanner.Span.End - start), kind));
        }

        return properties;
    }

    /// <summary>The elements of an array. One that is no object has no properties.</summary>
    public static List<ByteSpan> Elements(this SourceJson json, ByteSpan array)
    {
        var elements = new List<ByteSpan>();
        var scanner = new JsonScanner(json.Utf8.Slice(array.Start, array.Length));
        scanner.Read();
        while (scanner.Read() && scanner.Kind != JsonTokenKind.ArrayEnd)
        {
            var start = scanner.Span.Start;
            scanner.Skip();
            elements.Add(new(array.Start + start, scanner.Span.End - start));
        }

        return elements;
    }
}
