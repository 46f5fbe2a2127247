using System.Text.Json.Nodes;

namespace BatchTasks.Conformance;

/// <summary>The schemas of an OpenAPI document as documents of JSON Schema 2020-12, each with what it refers to.</summary>
internal sealed class OpenApiSchemas
{
    private const string ComponentReference = "#/components/schemas/";

    private readonly JsonObject _root;
    private readonly Dictionary<string, JsonNode> _plain = [];

    public OpenApiSchemas(string yaml)
    {
        _root = YamlJson.Read(yaml).AsObject();
    }

    /// <summary><c>{"$ref": "#/$defs/…", "$defs": {…}}</c> with all components that are reached from there.</summary>
    public JsonObject Schema(string endpoint, bool ofResponse)
    {
        lock (_plain)
            return LockedSchema(endpoint, ofResponse);
    }

    private JsonObject LockedSchema(string endpoint, bool ofResponse)
    {
        // Paths are written without the version that the server's address ends with.
        var post = _root["paths"]?[endpoint["/v1".Length..]]?["post"] ?? throw new InvalidDataException($"The document has no POST {endpoint}.");
        var holder = ofResponse ? post["responses"]!["200"]! : post["requestBody"]!;
        var reference = holder["content"]!["application/json"]!["schema"]!["$ref"]!.GetValue<string>();
        var definitions = new JsonObject();
        Collect(reference[ComponentReference.Length..], definitions);
        return new JsonObject { ["$ref"] = PlainSchema.Reference(reference), ["$defs"] = definitions };
    }

    private void Collect(string name, JsonObject definitions)
    {
        if (definitions.ContainsKey(name))
            return;

        if (!_plain.TryGetValue(name, out var plain))
        {
            var component = _root["components"]!["schemas"]![name] ?? throw new InvalidDataException($"The document has no component {name}.");
            _plain[name] = plain = PlainSchema.Of(component, name);
        }

        definitions[name] = plain.DeepClone();
        foreach (var reference in References(plain).Distinct())
            Collect(reference, definitions);
    }

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => member is { Key: "$ref", Value: JsonValue reference }
            ? [reference.GetValue<string>()[PlainSchema.Definitions.Length..]]
            : References(member.Value)),
        JsonArray elements => elements.SelectMany(References),
        _ => [],
    };
}
