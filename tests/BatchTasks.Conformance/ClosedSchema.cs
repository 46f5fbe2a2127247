using System.Text.Json.Nodes;

namespace BatchTasks.Conformance;

/// <summary>
/// A schema in which an object has only the members that it names. The document's objects are open nearly everywhere, so that a misspelt member would be
/// valid. Objects that name no members stay open: metadata, a function's parameters.
/// </summary>
internal static class ClosedSchema
{
    public static JsonObject Of(JsonObject schema)
    {
        var closed = new JsonObject
        {
            ["$ref"] = schema["$ref"]!.DeepClone(),
            ["unevaluatedProperties"] = false,
            ["$defs"] = new JsonObject(schema["$defs"]!.AsObject().Select(each => KeyValuePair.Create(each.Key, (JsonNode?)Inside(each.Value!)))),
        };
        return closed;
    }

    /// <summary>A schema that may be one of several for the same value: only the values inside its value are closed.</summary>
    private static JsonNode Inside(JsonNode schema)
    {
        if (schema is not JsonObject members)
            return schema.DeepClone();

        var closed = new JsonObject();
        foreach (var (keyword, value) in members)
        {
            closed[keyword] = keyword switch
            {
                "properties" => new JsonObject(value!.AsObject().Select(property => KeyValuePair.Create(property.Key, (JsonNode?)Whole(property.Value!)))),
                "items" or "additionalProperties" => Whole(value!),
                "allOf" or "anyOf" => new JsonArray([.. value!.AsArray().Select(branch => Inside(branch!))]),
                _ => value?.DeepClone(),
            };
        }

        if (closed["properties"] is JsonObject properties)
            NameRequired(properties, members);
        else if (IsFree(members))
            closed["additionalProperties"] = true;

        return closed;
    }

    /// <summary>The one schema of a value.</summary>
    private static JsonNode Whole(JsonNode schema)
    {
        var closed = Inside(schema);
        if (closed is JsonObject members && NamesMembers(members))
            members["unevaluatedProperties"] = false;

        return closed;
    }

    /// <summary>Some required members are not described: slips of the document, which ask for them all the same.</summary>
    private static void NameRequired(JsonObject properties, JsonObject schema)
    {
        foreach (var name in schema["required"]?.AsArray() ?? [])
            properties.TryAdd(name!.GetValue<string>(), true);
    }

    /// <summary>Whether it stands for any object. One that says nothing but what is required is a condition beside another schema.</summary>
    private static bool IsFree(JsonObject schema) =>
        !NamesMembers(schema) && (schema.Count == 0 || (schema["type"] is JsonValue type && type.GetValue<string>() == "object"));

    private static bool NamesMembers(JsonObject schema) =>
        new[] { "properties", "additionalProperties", "$ref", "allOf", "anyOf" }.Any(schema.ContainsKey);
}
