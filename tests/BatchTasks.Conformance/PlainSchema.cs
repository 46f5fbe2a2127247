using System.Text.Json.Nodes;

namespace BatchTasks.Conformance;

/// <summary>
/// A component of the OpenAPI document as a schema of JSON Schema 2020-12: what says nothing about values is left out, what is left over from OpenAPI 3.0 is
/// written as it is today. A keyword that is not known here is an error, so that nothing is passed over by accident.
/// </summary>
internal static class PlainSchema
{
    public const string Definitions = "#/$defs/";

    /// <summary><c>format</c> is an annotation in 2020-12. The last three are slips of the document.</summary>
    private static readonly HashSet<string> s_silent =
    [
        "title", "description", "default", "example", "examples", "deprecated", "readOnly", "format", "discriminator", "externalDocs", "$recursiveAnchor",
        "nullable", "optional", "min_items", "max_items",
    ];

    private static readonly HashSet<string> s_kept =
    [
        "type", "enum", "const", "required", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "pattern",
        "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties",
    ];

    public static JsonNode Of(JsonNode schema, string component)
    {
        if (schema is not JsonObject members)
            return schema.DeepClone();

        var plain = new JsonObject();
        foreach (var (keyword, value) in members)
            Write(plain, keyword, value, component);

        var isNullable = members["nullable"] is JsonValue flag && flag.GetValue<bool>();
        return isNullable ? new JsonObject { ["anyOf"] = new JsonArray(plain, new JsonObject { ["type"] = "null" }) } : plain;
    }

    public static string Reference(string reference) => $"{Definitions}{reference[(reference.LastIndexOf('/') + 1)..]}";

    private static void Write(JsonObject plain, string keyword, JsonNode? value, string component)
    {
        if (s_silent.Contains(keyword) || keyword.StartsWith("x-", StringComparison.Ordinal))
            return;

        if (s_kept.Contains(keyword))
        {
            plain[keyword] = value?.DeepClone();
            return;
        }

        switch (keyword)
        {
            case "properties":
                plain[keyword] = new JsonObject(value!.AsObject().Select(property => KeyValuePair.Create(property.Key, (JsonNode?)Of(property.Value!, component))));
                break;
            case "items" or "additionalProperties" or "propertyNames" or "not":
                plain[keyword] = Of(value!, component);
                break;
            case "allOf" or "anyOf":
                plain[keyword] = Each(value!, component);
                break;
            case "oneOf" when !plain.ContainsKey("anyOf"):
                // "Exactly one" is not meant: the document's alternatives overlap where what tells them apart is optional.
                plain["anyOf"] = Each(value!, component);
                break;
            case "$ref":
                plain[keyword] = Reference(value!.GetValue<string>());
                break;
            case "$recursiveRef":
                plain["$ref"] = $"{Definitions}{component}";
                break;
            default:
                throw new InvalidDataException($"The component {component} has the keyword '{keyword}', which is not known here.");
        }
    }

    private static JsonArray Each(JsonNode schemas, string component) => [.. schemas.AsArray().Select(schema => Of(schema!, component))];
}
