using System.Text.Json;

namespace BatchTasks.Emulator.Answers.Schemas;

/// <summary>
/// Writes one document that conforms to a schema of the strict subset: objects with all their properties, arrays, strings, numbers, booleans, null,
/// enum, const, anyOf, $ref; and of the functions that are not strict, allOf and oneOf too. Recursion ends: from a certain depth on, the flattest way is taken.
/// </summary>
internal sealed class SchemaDocument
{
    private const int FreeDepth = 5;
    private const int MostItems = 3;

    private readonly JsonElement _root;
    private readonly AnswerRandom _random;
    private readonly SchemaReferences _references;
    private readonly SchemaHeight _height;
    private readonly SchemaStrings _strings;

    public SchemaDocument(JsonElement root, AnswerRandom random)
    {
        _root = root;
        _random = random;
        _references = new(root);
        _height = new(_references);
        _strings = new(random);
    }

    /// <exception cref="FormatException">A <c>$ref</c> points at nothing, or every document would be endless.</exception>
    public void Write(Utf8JsonWriter writer)
    {
        if (_height.Of(_root) >= SchemaHeight.Endless)
            throw new FormatException("The schema's recursion has no end: no finite document conforms to it.");

        Write(writer, _root, depth: 0);
    }

    private void Write(Utf8JsonWriter writer, JsonElement schema, int depth)
    {
        schema = _references.Resolve(schema);
        if (RequestText.Property(schema, "const") is { } constant)
            constant.WriteTo(writer);
        else if (RequestText.Property(schema, "enum") is { ValueKind: JsonValueKind.Array } values && values.GetArrayLength() > 0)
            values[_random.Below(values.GetArrayLength())].WriteTo(writer);
        else if (SchemaJoin.All(schema) is { } parts)
            Write(writer, Joined(schema, [.. parts.EnumerateArray()]), depth);
        else if (SchemaJoin.Union(schema) is { } branches)
            Write(writer, Joined(schema, [Pick([.. branches.EnumerateArray()], _height.Of, depth)]), depth);
        else
            WriteType(writer, schema, Pick(SchemaTypes.Of(schema), type => _height.OfType(schema, type), depth), depth);
    }

    private JsonElement Joined(JsonElement schema, IReadOnlyList<JsonElement> parts)
    {
        // Most unions have nothing beside them.
        if (parts.Count == 1 && schema.EnumerateObject().Count() == 1)
            return parts[0];

        var all = schema;
        foreach (var part in parts)
            all = SchemaJoin.With(all, _references.Resolve(part));

        return all;
    }

    /// <summary>Any of the choices that come to an end; deep down, the one that comes to it first.</summary>
    private T Pick<T>(IReadOnlyList<T> choices, Func<T, int> height, int depth)
    {
        var open = depth < FreeDepth ? [.. choices.Where(choice => height(choice) < SchemaHeight.Endless)] : new List<T>();
        return open.Count > 0 ? open[_random.Below(open.Count)] : choices.MinBy(height)!;
    }

    private void WriteType(Utf8JsonWriter writer, JsonElement schema, string type, int depth)
    {
        switch (type)
        {
            case "object":
                WriteObject(writer, schema, depth);
                break;
            case "array":
                WriteArray(writer, schema, depth);
                break;
            case "integer":
                writer.WriteRawValue(SchemaNumbers.Integer(schema, _random));
                break;
            case "number":
                writer.WriteRawValue(SchemaNumbers.Number(schema, _random));
                break;
            case "boolean":
                writer.WriteBooleanValue(_random.Below(2) == 0);
                break;
            case "null":
                writer.WriteNullValue();
                break;
            case "string":
                writer.WriteStringValue(_strings.Write(schema));
                break;
            default:
                throw new FormatException($"The schema has the type '{type}', which JSON Schema does not know.");
        }
    }

    private void WriteObject(Utf8JsonWriter writer, JsonElement schema, int depth)
    {
        writer.WriteStartObject();
        foreach (var property in SchemaTypes.Properties(schema))
        {
            writer.WritePropertyName(property.Name);
            Write(writer, property.Value, depth + 1);
        }

        writer.WriteEndObject();
    }

    private void WriteArray(Utf8JsonWriter writer, JsonElement schema, int depth)
    {
        var least = Math.Max(0, SchemaTypes.Integer(schema, "minItems"));
        var most = Math.Max(least, Math.Min(SchemaTypes.Integer(schema, "maxItems", int.MaxValue), Math.Max(least, MostItems)));
        var items = RequestText.Property(schema, "items");
        var count = least;
        if (items is { } each && depth < FreeDepth && _height.Of(each) < SchemaHeight.Endless)
            count = least + _random.Below(most - least + 1);

        writer.WriteStartArray();
        for (var index = 0; index < count; index++)
        {
            if (items is { } item)
                Write(writer, item, depth + 1);
            else
                writer.WriteNullValue();
        }

        writer.WriteEndArray();
    }
}
