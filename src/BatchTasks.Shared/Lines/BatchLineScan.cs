using System;
using System.Collections.Generic;
using BatchTasks.Shared.Json;

namespace BatchTasks.Shared.Lines;

/// <summary>Fills a <see cref="BatchLine"/> in one pass over its bytes.</summary>
internal static class BatchLineScan
{
    private static readonly string[] s_fields = ["custom_id", "method", "url", "body"];
    private static readonly string[] s_bodyParts = ["model", "stream", "messages", "input", "prompt", "images"];

    public static BatchLine Scan(ReadOnlySpan<byte> utf8)
    {
        var line = new BatchLine();
        var scanner = new JsonScanner(utf8);
        if (scanner.Read())
        {
            var start = scanner.Span.Start;
            line.Root = new(scanner.Kind, scanner.Span);
            if (scanner.Kind == JsonTokenKind.ObjectStart)
                ScanFields(ref scanner, utf8, line);
            else
                scanner.Skip();

            line.Root = line.Root with { Span = new(start, scanner.Span.End - start) };
            scanner.Read(); // What follows the value, if anything does, is an error.
        }

        line.Error = scanner.Error;
        return line;
    }

    private static void ScanFields(ref JsonScanner scanner, ReadOnlySpan<byte> utf8, BatchLine line)
    {
        var names = new NameSet();
        while (scanner.Read() && scanner.Kind == JsonTokenKind.Name)
        {
            var name = Known(scanner.Content, s_fields);
            if (!names.Add(name, scanner, utf8))
                line.AddDuplicateKey(scanner.Span);

            switch (name)
            {
                case "custom_id":
                    line.CustomId = Value(ref scanner);
                    break;
                case "method":
                    line.Method = Value(ref scanner);
                    break;
                case "url":
                    line.Url = Value(ref scanner);
                    break;
                case "body":
                    line.Body = Body(ref scanner, utf8, line);
                    break;
                default:
                    line.AddForeignField(scanner.Span);
                    scanner.Skip();
                    break;
            }
        }
    }

    private static LineValue Body(ref JsonScanner scanner, ReadOnlySpan<byte> utf8, BatchLine line)
    {
        if (!scanner.Read())
            return default;

        var (kind, start) = (scanner.Kind, scanner.Span.Start);
        if (kind == JsonTokenKind.ObjectStart)
            BodyParts(ref scanner, utf8, line);
        else
            scanner.Skip();

        return new(kind, new(start, scanner.Span.End - start));
    }

    private static void BodyParts(ref JsonScanner scanner, ReadOnlySpan<byte> utf8, BatchLine line)
    {
        // A second body counts, as it does for readers that keep the last of two equal names.
        (line.Model, line.Stream, line.Messages, line.Input, line.Prompt, line.Images, line.InputCount) = (default, default, default, default, default, default, 0);
        var names = new NameSet();
        while (scanner.Read() && scanner.Kind == JsonTokenKind.Name)
        {
            var name = Known(scanner.Content, s_bodyParts);
            if (!names.Add(name, scanner, utf8))
                line.AddDuplicateKey(scanner.Span);

            switch (name)
            {
                case "model":
                    line.Model = Value(ref scanner);
                    break;
                case "stream":
                    line.Stream = Value(ref scanner);
                    break;
                case "messages":
                    line.Messages = Value(ref scanner);
                    break;
                case "prompt":
                    line.Prompt = Value(ref scanner);
                    break;
                case "images":
                    line.Images = Value(ref scanner);
                    break;
                case "input":
                    line.Input = Input(ref scanner, line);
                    break;
                default:
                    scanner.Skip();
                    break;
            }
        }
    }

    private static LineValue Input(ref JsonScanner scanner, BatchLine line)
    {
        if (!scanner.Read())
            return default;

        var (kind, start) = (scanner.Kind, scanner.Span.Start);
        line.InputCount = kind == JsonTokenKind.Null ? 0 : 1;
        if (kind == JsonTokenKind.ArrayStart)
        {
            var (elements, numbers) = (0, 0);
            while (scanner.Read() && scanner.Kind != JsonTokenKind.ArrayEnd)
            {
                elements++;
                if (scanner.Kind == JsonTokenKind.Number)
                    numbers++;

                scanner.Skip();
            }

            var isOneTokenArray = numbers > 0 && numbers == elements;
            line.InputCount = isOneTokenArray ? 1 : elements;
        }
        else
        {
            scanner.Skip();
        }

        return new(kind, new(start, scanner.Span.End - start));
    }

    private static LineValue Value(ref JsonScanner scanner)
    {
        if (!scanner.Read())
            return default;

        var (kind, start) = (scanner.Kind, scanner.Span.Start);
        return scanner.Skip() ? new(kind, new(start, scanner.Span.End - start)) : default;
    }

    private static string? Known(ReadOnlySpan<byte> content, string[] names)
    {
        foreach (var name in names)
        {
            if (JsonString.EqualsAscii(content, name))
                return name;
        }

        return null;
    }

    /// <summary>The names of one object. Known ones are told apart by the constant that they are; the others, which are few, by their text.</summary>
    private struct NameSet
    {
        private HashSet<string>? _names;

        public bool Add(string? known, in JsonScanner scanner, ReadOnlySpan<byte> utf8) =>
            (_names ??= new(StringComparer.Ordinal)).Add(known ?? JsonString.Unescape(utf8.Slice(scanner.Span.Start + 1, scanner.Span.Length - 2)));
    }
}
