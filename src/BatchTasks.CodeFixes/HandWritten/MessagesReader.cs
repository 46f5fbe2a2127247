using System.Collections.Generic;
using System.Linq;
using BatchTasks.Generators.HandWritten;
using BatchTasks.Shared.Json;

namespace BatchTasks.CodeFixes.HandWritten;

/// <summary>Reads a conversation of roles and texts into message attributes: <c>messages</c>, or <c>instructions</c> and <c>input</c>.</summary>
internal sealed class MessagesReader(SourceJson json, TemplateReader templates)
{
    private const string SystemMessage = "SystemMessage";
    private const string DeveloperMessage = "DeveloperMessage";
    private const string UserMessage = "UserMessage";

    private static readonly Dictionary<string, string> s_roles = new(StringComparer.Ordinal)
    {
        ["system"] = SystemMessage,
        ["developer"] = DeveloperMessage,
        ["user"] = UserMessage,
        ["assistant"] = "AssistantMessage",
    };

    private readonly List<(string Attribute, string Template)> _messages = [];
    private (string Attribute, string Template)? _instructions;

    /// <summary>Whether there is anything to be answered, beside instructions.</summary>
    public bool IsAny => _messages.Count > 0;

    /// <summary>Whether the record writes the first of the messages as <c>instructions</c>, of which the line has none. An answer that goes on from this one does not have them.</summary>
    public bool MovesInstructions => _instructions is null && _messages.Count > 1 && _messages[0].Attribute is SystemMessage or DeveloperMessage;

    /// <summary>The attributes, instructions first as the model sees them, however the line has them.</summary>
    public IEnumerable<(string Attribute, string Template)> All => _instructions is { } first ? _messages.Prepend(first) : _messages;

    public bool ReadInstructions(ByteSpan value) => Read(value, template => _instructions = (SystemMessage, template));

    /// <summary>A text alone is what the user says.</summary>
    public bool ReadText(ByteSpan value) => Read(value, template => _messages.Add((UserMessage, template)));

    public bool ReadList(ByteSpan messages) => !json.IsOpen(messages) && json.Elements(messages).All(ReadMessage);

    private bool ReadMessage(ByteSpan message)
    {
        var (role, content) = ((string?)null, (string?)null);
        foreach (var (name, value, kind) in json.Properties(message))
        {
            if (kind != JsonTokenKind.String)
                return false;

            if (name == "role" && !json.IsUnknown(value))
                role = templates.Text(value);
            else if (name == "content")
                content = templates.Template(value);
            else
                return false;
        }

        if (json.IsOpen(message) || content is null || role is null || !s_roles.TryGetValue(role, out var attribute))
            return false;

        _messages.Add((attribute, content));
        return true;
    }

    private bool Read(ByteSpan value, Action<string> add)
    {
        if (templates.Template(value) is not { } template)
            return false;

        add(template);
        return true;
    }
}
