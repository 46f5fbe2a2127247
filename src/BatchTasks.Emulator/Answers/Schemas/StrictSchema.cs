using System.Text.Json;

namespace BatchTasks.Emulator.Answers.Schemas;

/// <summary>Whether a schema is one that strict structured outputs take, and if not why: in the service's words. Source: the service's guide on them.</summary>
internal static class StrictSchema
{
    private static readonly string[] s_refused =
    [
        "allOf", "oneOf", "not", "if", "then", "else", "dependentRequired", "dependentSchemas", "patternProperties", "prefixItems", "propertyNames",
        "unevaluatedProperties", "unevaluatedItems", "contains", "minContains", "maxContains", "minProperties", "maxProperties", "uniqueItems", "default",
    ];

    /// <summary>The first thing that is wrong, or null.</summary>
    public static string? Problem(JsonElement schema)
    {
        if (RequestText.Property(schema, "anyOf") is not null)
            return "schema must have type 'object' and not have 'anyOf' at the top level.";

        return SchemaTypes.Text(schema, "type") == "object" || SchemaReferences.Reference(schema) is not null
            ? Problem(schema, [])
            : $"schema must be a JSON Schema of 'type: \"object\"', got 'type: \"{SchemaTypes.Text(schema, "type") ?? "None"}\"'.";
    }

    private static string? Problem(JsonElement schema, string[] path)
    {
        if (schema.ValueKind != JsonValueKind.Object)
            return $"{Context(path)}, schema must be an object.";

        foreach (var keyword in s_refused)
        {
            if (RequestText.Property(schema, keyword) is not null)
                return $"{Context(path)}, '{keyword}' is not permitted.";
        }

        return ObjectProblem(schema, path) ?? ArrayProblem(schema, path) ?? BranchProblem(schema, path) ?? DefinitionProblem(schema, path);
    }

    private static string? ObjectProblem(JsonElement schema, string[] path)
    {
        if (SchemaReferences.Reference(schema) is not null || SchemaTypes.IsConstant(schema) || !SchemaTypes.Of(schema).Contains("object"))
            return null;

        if (RequestText.Property(schema, "additionalProperties") is not { ValueKind: JsonValueKind.False })
            return $"{Context(path)}, 'additionalProperties' is required to be supplied and to be false.";

        var required = RequestText.Property(schema, "required") is { ValueKind: JsonValueKind.Array } names
            ? names.EnumerateArray().Select(name => name.GetString()).ToHashSet()
            : [];
        foreach (var property in SchemaTypes.Properties(schema))
        {
            if (!required.Contains(property.Name))
                return $"{Context(path)}, 'required' is required to be supplied and to be an array including every key in properties. Missing '{property.Name}'.";

            if (Problem(property.Value, [.. path, "properties", property.Name]) is { } problem)
                return problem;
        }

        return null;
    }

    private static string? ArrayProblem(JsonElement schema, string[] path)
    {
        if (SchemaReferences.Reference(schema) is not null || SchemaTypes.IsConstant(schema) || !SchemaTypes.Of(schema).Contains("array"))
            return null;

        return RequestText.Property(schema, "items") is { } items
            ? Problem(items, [.. path, "items"])
            : $"{Context(path)}, array schema missing items.";
    }

    private static string? BranchProblem(JsonElement schema, string[] path)
    {
        if (RequestText.Property(schema, "anyOf") is not { ValueKind: JsonValueKind.Array } branches)
            return null;

        var index = 0;
        foreach (var branch in branches.EnumerateArray())
        {
            if (Problem(branch, [.. path, "anyOf", $"{index++}"]) is { } problem)
                return problem;
        }

        return null;
    }

    private static string? DefinitionProblem(JsonElement schema, string[] path)
    {
        foreach (var keyword in new[] { "$defs", "definitions" })
        {
            if (RequestText.Property(schema, keyword) is not { ValueKind: JsonValueKind.Object } definitions)
                continue;

            foreach (var definition in definitions.EnumerateObject())
            {
                if (Problem(definition.Value, [.. path, keyword, definition.Name]) is { } problem)
                    return problem;
            }
        }

        return null;
    }

    /// <summary>The path as the service writes it: a Python tuple.</summary>
    private static string Context(string[] path) =>
        path.Length == 1 ? $"In context=('{path[0]}',)" : $"In context=({string.Join(", ", path.Select(part => $"'{part}'"))})";
}
