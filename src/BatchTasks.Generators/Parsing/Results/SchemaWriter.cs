using System.Collections.Generic;
using System.Text;
using BatchTasks.Shared.Json;

namespace BatchTasks.Generators.Parsing.Results;

/// <summary>Writes a schema as minimal JSON, in the strict subset: each object closed, each property required, optional as a union with null.</summary>
internal sealed class SchemaWriter
{
    private readonly StringBuilder _json = new();

    public static string Write(SchemaUse root)
    {
        var writer = new SchemaWriter();
        writer.WriteUse(root);
        return writer._json.ToString();
    }

    private void WriteUse(SchemaUse use)
    {
        _json.Append('{');
        if (use.IsNullable && use.Node is ObjectNode or EnumNode)
            WriteUnionWithNull(use);
        else
            WriteKeywords(use.Node, use.IsNullable, use.Description ?? use.Node.Description, use.Constraints);

        _json.Append('}');
    }

    private void WriteUnionWithNull(SchemaUse use)
    {
        if (use.Description is not null)
        {
            WriteText("description", use.Description);
            _json.Append(',');
        }

        _json.Append("\"anyOf\":[{");
        WriteKeywords(use.Node, isNullable: false, use.Node.Description, []);
        _json.Append("},{\"type\":\"null\"}]");
    }

    private void WriteKeywords(SchemaNode node, bool isNullable, string? description, IReadOnlyList<KeyValuePair<string, string>> constraints)
    {
        WriteType(node, isNullable);
        if (description is not null)
        {
            _json.Append(',');
            WriteText("description", description);
        }

        switch (node)
        {
            case EnumNode enumNode:
                _json.Append(",\"enum\":");
                WriteTexts(enumNode.Values);
                break;
            case ArrayNode arrayNode:
                _json.Append(",\"items\":");
                WriteUse(arrayNode.Item);
                break;
            case ObjectNode objectNode:
                WriteProperties(objectNode.Properties);
                break;
        }

        foreach (var constraint in constraints)
            _json.Append(',').Append(JsonText.Quote(constraint.Key)).Append(':').Append(constraint.Value);
    }

    private void WriteType(SchemaNode node, bool isNullable)
    {
        var type = node switch
        {
            ScalarNode scalar => scalar.JsonType,
            EnumNode => "string",
            ArrayNode => "array",
            _ => "object",
        };
        _json.Append("\"type\":").Append(isNullable ? $"[\"{type}\",\"null\"]" : $"\"{type}\"");
    }

    private void WriteProperties(IReadOnlyList<KeyValuePair<string, SchemaUse>> properties)
    {
        var names = new List<string>(properties.Count);
        _json.Append(",\"properties\":{");
        foreach (var property in properties)
        {
            if (names.Count > 0)
                _json.Append(',');

            names.Add(property.Key);
            _json.Append(JsonText.Quote(property.Key)).Append(':');
            WriteUse(property.Value);
        }

        _json.Append("},\"required\":");
        WriteTexts(names);
        _json.Append(",\"additionalProperties\":false");
    }

    private void WriteText(string keyword, string text) => _json.Append('"').Append(keyword).Append("\":").Append(JsonText.Quote(text));

    private void WriteTexts(IReadOnlyList<string> texts)
    {
        _json.Append('[');
        for (var i = 0; i < texts.Count; i++)
            _json.Append(i == 0 ? "" : ",").Append(JsonText.Quote(texts[i]));

        _json.Append(']');
    }
}
