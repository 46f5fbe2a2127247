using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using BatchTasks.Generators.HandWritten;
using BatchTasks.Shared.Bodies;
using BatchTasks.Shared.Endpoints;
using BatchTasks.Shared.Json;

namespace BatchTasks.CodeFixes.HandWritten;

/// <summary>Reads a hand-written line into the attributes and members of a record. What is not wholly understood is not read.</summary>
/// <param name="line">The line.</param>
/// <param name="members">The members of the record.</param>
/// <param name="prefix">The namespace before the names of the library, where the file does not import it.</param>
internal sealed class LineReader(HandWrittenLine line, RecordMembers members, string prefix)
{
    /// <summary>Image edits are not there: what they are mainly made of are images, which are no constants.</summary>
    private static readonly Dictionary<string, string> s_endpoints = new(StringComparer.Ordinal)
    {
        [EndpointCatalog.ChatCompletions] = "ChatCompletions",
        [EndpointCatalog.Responses] = "Responses",
        [EndpointCatalog.Embeddings] = "Embeddings",
        [EndpointCatalog.Completions] = "Completions",
        [EndpointCatalog.Moderations] = "Moderations",
        [EndpointCatalog.ImageGenerations] = "ImageGenerations",
        [EndpointCatalog.Videos] = "Videos",
    };

    private readonly List<string> _attributes = [];
    private readonly TemplateReader _templates = new(line.Json, members);
    private readonly MessagesReader _messages = new(line.Json, new(line.Json, members));
    private readonly string _url = line.Constant(line.Line.Url) ?? "";
    private string? _model;
    private int? _messagesAt;
    private bool _hasMain;
    private bool _goesOn;
    private bool _areSeveral;

    /// <summary>The attributes of the record, [BatchTask] first, or null.</summary>
    public IReadOnlyList<string>? Read()
    {
        if (!s_endpoints.TryGetValue(_url, out var endpoint) || line.Line.ForeignFields.Count > 0 || line.Line.DuplicateKeys.Count > 0 || line.Constant(line.Line.Method) != "POST")
            return null;

        if (!line.Line.CustomId.IsString || _templates.Template(line.Line.CustomId.Span) is not { } customId || members.All.Count == 0)
            return null;

        if (line.Line.Body.Kind != JsonTokenKind.ObjectStart || line.Json.IsOpen(line.Line.Body.Span) || line.Json.IsStandIn(line.Line.Body.Span) || !ReadBody(line.Line.Body.Span))
            return null;

        var model = _model is null ? "" : $"Model = {_model}, ";
        _attributes.Insert(0, $"{prefix}BatchTask({prefix}BatchEndpoints.{endpoint}, {model}CustomId = {customId}{Result()})");
        return _attributes;
    }

    private bool ReadBody(ByteSpan body)
    {
        if (!line.Json.Properties(body).All(property => ReadPart(property.Name, property.Value, property.Kind)))
            return false;

        if (_messages.IsAny)
            _attributes.InsertRange(_messagesAt!.Value, _messages.All.Select(message => $"{prefix}{message.Attribute}({message.Template})"));

        return (_hasMain || _messages.IsAny) && !(_url == EndpointCatalog.Responses && _goesOn && _messages.MovesInstructions);
    }

    private bool ReadPart(string name, ByteSpan value, JsonTokenKind kind)
    {
        switch (name, _url)
        {
            case ("model", _) when kind == JsonTokenKind.String && !line.Json.IsUnknown(value):
                _model = TemplateReader.Literal(_templates.Text(value));
                return true;
            case ("messages", EndpointCatalog.ChatCompletions):
                return ReadMessages(kind == JsonTokenKind.ArrayStart && _messages.ReadList(value));
            case ("input", EndpointCatalog.Responses):
                return ReadMessages(kind == JsonTokenKind.ArrayStart ? _messages.ReadList(value) : kind == JsonTokenKind.String && _messages.ReadText(value));
            case ("instructions", EndpointCatalog.Responses):
                return ReadMessages(kind == JsonTokenKind.String && _messages.ReadInstructions(value));
            case ("input", EndpointCatalog.Embeddings or EndpointCatalog.Moderations):
                return _hasMain = kind == JsonTokenKind.String && Add("Input", _templates.Template(value));
            case ("prompt", EndpointCatalog.Completions or EndpointCatalog.ImageGenerations or EndpointCatalog.Videos):
                return _hasMain = kind == JsonTokenKind.String && Add("Prompt", _templates.Template(value));

            // What the type of the result asks for.
            case ("stream" or "encoding_format", _) or ("response_format", EndpointCatalog.ChatCompletions):
            case ("text", EndpointCatalog.Responses) when kind != JsonTokenKind.ObjectStart || line.Json.Properties(value).Exists(static property => property.Name == "format"):
                return false;
            default:
                return ReadParameter(name, value, kind);
        }
    }

    /// <summary>All messages go where the first of them stands.</summary>
    private bool ReadMessages(bool areRead)
    {
        _messagesAt ??= _attributes.Count;
        return areRead;
    }

    private bool ReadParameter(string name, ByteSpan value, JsonTokenKind kind)
    {
        // A name that the generator takes for another one would not be written as it stands.
        if (name.IndexOf('.') >= 0 || ParameterNames.At(_url, name) != name)
            return false;

        var raw = Encoding.UTF8.GetString(line.Json.Utf8.Slice(value.Start, value.Length).ToArray());
        _goesOn |= name is "previous_response_id" or "conversation";
        _areSeveral |= name == "n" && (line.Json.IsUnknown(value) || raw != "1");
        if (line.Json.IsUnknown(value))
            return line.Json.Pieces(value) is [{ Mark.IsUnknown: true } piece] && members.AsParameter(piece.Mark.Source, name) is not null;

        var literal = TemplateReader.Literal(name);
        switch (kind)
        {
            case JsonTokenKind.String:
                return Add("BodyParameter", $"{literal}, {TemplateReader.Literal(_templates.Text(value))}");
            case JsonTokenKind.True or JsonTokenKind.False:
            case JsonTokenKind.Number when int.TryParse(raw, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _):
            case JsonTokenKind.Number when raw.IndexOfAny(['.', 'e', 'E']) >= 0:
                return Add("BodyParameter", $"{literal}, {raw}");
            case JsonTokenKind.ObjectStart or JsonTokenKind.ArrayStart:
                return Add("BodyJson", $"{literal}, {TemplateReader.Literal(raw)}");
            default:
                return false;
        }
    }

    /// <summary>The type for several answers; for one the default is right.</summary>
    private string Result() => (_areSeveral, _url) switch
    {
        (true, EndpointCatalog.ChatCompletions or EndpointCatalog.Completions) => $", Result = typeof({prefix}BatchChoice<string>[])",
        (true, EndpointCatalog.ImageGenerations) => $", Result = typeof({prefix}BatchGeneratedImage[])",
        _ => "",
    };

    private bool Add(string attribute, string? arguments)
    {
        if (arguments is not null)
            _attributes.Add($"{prefix}{attribute}({arguments})");

        return arguments is not null;
    }
}
