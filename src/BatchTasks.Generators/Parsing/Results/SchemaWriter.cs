using System.Collections.Generic;
using System.Linq;
using System.Text;
using BatchTasks.Shared.Json;

namespace BatchTasks.Generators.Parsing.Results;

/// <summary>Writes a schema as minimal JSON: each object closed, null as a union. It is in the strict subset where the nodes are.</summary>
internal sealed class SchemaWriter
{
    private readonly StringBuilder _json = new();
    private readonly SchemaDefinitions _definitions;

    private SchemaWriter(SchemaDefinitions definitions) => _definitions = definitions;

    /// <summary>The whole schema.</summary>
    public static string Write(SchemaUse root, SchemaDefinitions definitions)
    {
        var writer = new SchemaWriter(definitions);
        writer._json.Append('{');
        writer.WriteNode(root.Node, isNullable: false, root.Description ?? root.Node.Description, root.Constraints);
        var isFirst = true;
        foreach (var definition in definitions.All)
        {
            writer._json.Append(isFirst ? ",\"$defs\":{" : ",").Append(JsonText.Quote(definition.Key)).Append(":{");
            writer.WriteNode(definition.Value, isNullable: false, definition.Value.Description, []);
            writer._json.Append('}');
            isFirst = false;
        }

        return writer._json.Append(isFirst ? "}" : "}}").ToString();
    }

    /// <summary>A type written out.</summary>
    public static string Write(SchemaNode node, SchemaDefinitions definitions)
    {
        var writer = new SchemaWriter(definitions);
        writer.WriteNode(node, isNullable: false, node.Description, []);
        return writer._json.ToString();
    }

    private void WriteUse(SchemaUse use)
    {
        _json.Append('{');
        if (_definitions.ReferenceTo(use.Node) is { } reference)
            WriteReference(reference, use);
        else if (use.IsNullable && use.Node is ObjectNode or EnumNode)
            WriteUnionWithNull(use);
        else
            WriteNode(use.Node, use.IsNullable, use.Description ?? use.Node.Description, use.Constraints);

        _json.Append('}');
    }

    /// <summary>A reference stands alone: services refuse, or pass over, what is beside one.</summary>
    private void WriteReference(string reference, SchemaUse use)
    {
        if (!use.IsNullable && use.Description is null)
        {
            WriteText("$ref", reference);
            return;
        }

        WriteDescription(use.Description);
        _json.Append("\"anyOf\":[{");
        WriteText("$ref", reference);
        _json.Append(use.IsNullable ? "},{\"type\":\"null\"}]" : "}]");
    }

    private void WriteUnionWithNull(SchemaUse use)
    {
        WriteDescription(use.Description);
        _json.Append("\"anyOf\":[{");
        WriteNode(use.Node, isNullable: false, use.Node.Description, []);
        _json.Append("},{\"type\":\"null\"}]");
    }

    private void WriteNode(SchemaNode node, bool isNullable, string? description, IReadOnlyList<KeyValuePair<string, string>> constraints)
    {
        if (node is UnionNode union)
        {
            WriteBranches(union, isNullable, description);
            return;
        }

        var isAny = node is ScalarNode { JsonType: "" };
        if (!isAny)
            WriteType(node, isNullable);

        if (description is not null)
        {
            _json.Append(isAny ? "" : ",");
            WriteText("description", description);
        }

        switch (node)
        {
            case EnumNode enumNode:
                _json.Append(",\"enum\":");
                WriteList(enumNode.AreNumbers ? enumNode.Values : enumNode.Values.Select(JsonText.Quote));
                break;
            case ArrayNode arrayNode:
                _json.Append(",\"items\":");
                WriteUse(arrayNode.Item);
                break;
            case MapNode map:
                _json.Append(",\"additionalProperties\":");
                WriteUse(map.Value);
                break;
            case ObjectNode objectNode:
                WriteProperties(objectNode.Properties, null);
                break;
            case TaggedNode tagged:
                WriteProperties(tagged.Target.Properties, tagged);
                break;
        }

        foreach (var constraint in constraints)
            _json.Append(',').Append(JsonText.Quote(constraint.Key)).Append(':').Append(constraint.Value);
    }

    private void WriteBranches(UnionNode union, bool isNullable, string? description)
    {
        WriteDescription(description);
        _json.Append("\"anyOf\":[");
        for (var i = 0; i < union.Branches.Count; i++)
        {
            _json.Append(i == 0 ? "" : ",");
            WriteUse(new SchemaUse(union.Branches[i], false, null, []));
        }

        _json.Append(isNullable ? ",{\"type\":\"null\"}]" : "]");
    }

    private void WriteType(SchemaNode node, bool isNullable)
    {
        var type = node switch
        {
            ScalarNode scalar => scalar.JsonType,
            EnumNode { AreNumbers: true } => "integer",
            EnumNode => "string",
            ArrayNode => "array",
            _ => "object",
        };
        _json.Append("\"type\":").Append(isNullable ? $"[\"{type}\",\"null\"]" : $"\"{type}\"");
    }

    private void WriteProperties(IReadOnlyList<SchemaProperty> properties, TaggedNode? tag)
    {
        var required = new List<string>(properties.Count + 1);
        _json.Append(",\"properties\":{");
        if (tag is not null)
        {
            required.Add(JsonText.Quote(tag.Property));
            _json.Append(required[0]).Append(tag.IsNumber ? ":{\"type\":\"integer\",\"const\":" : ":{\"type\":\"string\",\"const\":").Append(tag.Value).Append('}');
        }

        for (var i = 0; i < properties.Count; i++)
        {
            var name = JsonText.Quote(properties[i].Name);
            if (properties[i].IsRequired)
                required.Add(name);

            _json.Append(i > 0 || tag is not null ? "," : "").Append(name).Append(':');
            WriteUse(properties[i].Use);
        }

        _json.Append("},\"required\":");
        WriteList(required);
        _json.Append(",\"additionalProperties\":false");
    }

    private void WriteDescription(string? description)
    {
        if (description is null)
            return;

        WriteText("description", description);
        _json.Append(',');
    }

    private void WriteText(string keyword, string text) => _json.Append('"').Append(keyword).Append("\":").Append(JsonText.Quote(text));

    private void WriteList(IEnumerable<string> json) => _json.Append('[').Append(string.Join(",", json)).Append(']');
}
