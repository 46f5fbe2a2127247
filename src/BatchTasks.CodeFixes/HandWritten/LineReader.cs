using System.Collections.Generic;
using System.Globalization;
using System.Text;
using BatchTasks.Generators.HandWritten;
using BatchTasks.Shared.Endpoints;
using BatchTasks.Shared.Json;
using Microsoft.CodeAnalysis.CSharp;

namespace BatchTasks.CodeFixes.HandWritten;

/// <summary>Reads a hand-written line into the attributes and members of a record. What is not wholly understood is not read.</summary>
internal sealed class LineReader(HandWrittenLine line, RecordMembers members)
{
    private static readonly Dictionary<string, string> s_roles = new(StringComparer.Ordinal)
    {
        ["system"] = "SystemMessage",
        ["developer"] = "DeveloperMessage",
        ["user"] = "UserMessage",
        ["assistant"] = "AssistantMessage",
    };

    private readonly List<string> _attributes = [];
    private string? _model;

    /// <summary>The attributes of the record, [BatchTask] first, or null.</summary>
    public IReadOnlyList<string>? Read()
    {
        var endpoint = line.Constant(line.Line.Url) switch
        {
            EndpointCatalog.ChatCompletions => "ChatCompletions",
            EndpointCatalog.Embeddings => "Embeddings",
            _ => null,
        };
        if (endpoint is null || line.Line.ForeignFields.Count > 0 || line.Line.DuplicateKeys.Count > 0 || line.Constant(line.Line.Method) != "POST")
            return null;

        if (!line.Line.CustomId.IsString || Template(line.Line.CustomId.Span) is not { } customId || members.All.Count == 0)
            return null;

        if (line.Line.Body.Kind != JsonTokenKind.ObjectStart || line.Json.IsOpen(line.Line.Body.Span) || line.Json.IsStandIn(line.Line.Body.Span) || !ReadBody(line.Line.Body.Span, endpoint))
            return null;

        _attributes.Insert(0, $"BatchTask(BatchEndpoints.{endpoint}, {(_model is null ? "" : $"Model = {_model}, ")}CustomId = {customId})");
        return _attributes;
    }

    private bool ReadBody(ByteSpan body, string endpoint)
    {
        foreach (var (name, value, kind) in Properties(body))
        {
            var isRead = (name, endpoint) switch
            {
                ("model", _) when kind == JsonTokenKind.String && !line.Json.IsUnknown(value) => (_model = Literal(Text(value))) is not null,
                ("messages", "ChatCompletions") => kind == JsonTokenKind.ArrayStart && ReadMessages(value),
                ("input", "Embeddings") => kind == JsonTokenKind.String && Add("Input", Template(value)),
                ("stream" or "encoding_format" or "response_format", _) => false,
                _ => ReadParameter(name, value, kind),
            };
            if (!isRead)
                return false;
        }

        return true;
    }

    private bool ReadMessages(ByteSpan messages)
    {
        if (line.Json.IsOpen(messages))
            return false;

        foreach (var message in Elements(messages))
        {
            var (role, content) = ((string?)null, (string?)null);
            foreach (var (name, value, kind) in Properties(message))
            {
                if (kind != JsonTokenKind.String)
                    return false;

                if (name == "role" && !line.Json.IsUnknown(value))
                    role = Text(value);
                else if (name == "content")
                    content = Template(value);
                else
                    return false;
            }

            if (line.Json.IsOpen(message) || role is null || !s_roles.TryGetValue(role, out var attribute) || !Add(attribute, content))
                return false;
        }

        return true;
    }

    private bool ReadParameter(string name, ByteSpan value, JsonTokenKind kind)
    {
        if (line.Json.IsUnknown(value))
            return line.Json.Pieces(value) is [{ Mark.IsUnknown: true } piece] && members.AsParameter(piece.Mark.Source, name) is not null;

        var raw = Encoding.UTF8.GetString(line.Json.Utf8.Slice(value.Start, value.Length).ToArray());
        switch (kind)
        {
            case JsonTokenKind.String:
                return Add("BodyParameter", $"{Literal(name)}, {Literal(Text(value))}");
            case JsonTokenKind.True or JsonTokenKind.False:
            case JsonTokenKind.Number when int.TryParse(raw, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _):
            case JsonTokenKind.Number when raw.IndexOfAny(['.', 'e', 'E']) >= 0:
                return Add("BodyParameter", $"{Literal(name)}, {raw}");
            case JsonTokenKind.ObjectStart or JsonTokenKind.ArrayStart:
                return Add("BodyJson", $"{Literal(name)}, {Literal(raw)}");
            default:
                return false;
        }
    }

    private bool Add(string attribute, string? arguments)
    {
        if (arguments is not null)
            _attributes.Add($"{attribute}({arguments})");

        return arguments is not null;
    }

    /// <summary>A JSON string as a template, as source: its holes name members, its own braces are doubled.</summary>
    private string? Template(ByteSpan value)
    {
        var (template, known) = (new StringBuilder(), new List<byte>());
        var content = new ByteSpan(value.Start + 1, value.Length - 2);

        // The quotes of the string are no content; a stand-in for all of it is cut in the same way, and stays one.
        foreach (var (bytes, mark) in line.Json.Pieces(content))
        {
            if (!mark.IsUnknown)
            {
                known.AddRange(line.Json.Utf8.Slice(bytes.Start, bytes.Length).ToArray());
                continue;
            }

            if (members.InText(mark.Source) is not { } member)
                return null;

            Flush();
            template.Append('{').Append(member.Name).Append('}');
        }

        Flush();
        return Literal(template.ToString());

        void Flush()
        {
            template.Append(JsonString.Unescape(known.ToArray()).Replace("{", "{{").Replace("}", "}}"));
            known.Clear();
        }
    }

    private string Text(ByteSpan value) => JsonString.Unescape(line.Json.Utf8.Slice(value.Start + 1, value.Length - 2));

    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    private List<(string Name, ByteSpan Value, JsonTokenKind Kind)> Properties(ByteSpan container)
    {
        var properties = new List<(string, ByteSpan, JsonTokenKind)>();
        var scanner = new JsonScanner(line.Json.Utf8.Slice(container.Start, container.Length));
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

    /// <summary>The objects of an array; an element of another kind is given as one that is no object.</summary>
    private List<ByteSpan> Elements(ByteSpan array)
    {
        var elements = new List<ByteSpan>();
        var scanner = new JsonScanner(line.Json.Utf8.Slice(array.Start, array.Length));
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
