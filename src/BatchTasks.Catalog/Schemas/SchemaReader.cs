using BatchTasks.Catalog.OpenApi;
using BatchTasks.Shared.Bodies;
using BatchTasks.Shared.Endpoints;
using BatchTasks.Shared.Limits;
using YamlDotNet.RepresentationModel;

namespace BatchTasks.Catalog.Schemas;

/// <summary>
/// Reads a schema of the document for what is certain: of what it does not say plainly, anything goes. A null in it is not noted, as the catalogue always takes it.
/// </summary>
internal sealed class SchemaReader
{
    /// <summary>Objects inside each other that are read, the body included: to the parts of a message's content. Deeper ones are the service's own output.</summary>
    private const int Levels = 4;

    /// <summary>
    /// Parameters of which the document is known to name less than the service takes: the choice of a hosted tool by its newer name.
    /// </summary>
    private static readonly (string Endpoint, string Parameter)[] s_incomplete = [(EndpointCatalog.Responses, "tool_choice")];

    /// <summary>Parameters that hold what the service wrote: the document says all that it writes, not what it asks for.</summary>
    private static readonly (string Endpoint, string Parameter)[] s_handedBack = [(EndpointCatalog.Responses, "input")];

    private readonly OpenApiDocument _document;

    private SchemaReader(OpenApiDocument document) => _document = document;

    public static BodySchema Read(string endpoint, OpenApiDocument document)
    {
        var schema = new SchemaReader(document).Read(document.RequestBody(endpoint), Levels);
        var properties = schema.Object?.Properties ?? throw new InvalidDataException("The body is no object.");

        // What a body must have is checked before a batch runs, and is written with the endpoints.
        return new() { Object = new() { Properties = [.. properties.Select(each => each with { IsRequired = false, Schema = Certain(endpoint, each) })] } };
    }

    private static BodySchema Certain(string endpoint, BodyProperty parameter) =>
        s_incomplete.Contains((endpoint, parameter.Name)) ? parameter.Schema with { Object = new() }
        : s_handedBack.Contains((endpoint, parameter.Name)) ? SchemaUnion.WithoutRequired(parameter.Schema)
        : parameter.Schema;

    private BodySchema Read(YamlNode node, int levels)
    {
        node = _document.Resolve(node);
        if (node.Elements("allOf") is { Count: > 0 } parts)
            return All(parts, levels);

        var alternatives = node.Elements("anyOf").Concat(node.Elements("oneOf")).ToList();
        var areOfRequired = alternatives.All(each => _document.Resolve(each).Members().All(member => member.Key == "required"));
        if (alternatives.Count > 0 && !areOfRequired)
            return node.Member("properties") is null ? Union(alternatives, levels) : BodySchema.Anything;

        var types = node.Texts("type").Where(type => type != "null").ToList();
        return types switch
        {
            [var type] => OfType(type, node, levels),
            [] when node.Member("properties") is not null => OfType("object", node, levels),
            [] when node.Member("enum") is not null => OfType("string", node, levels),
            [] => BodySchema.Anything,
            _ => SchemaUnion.Of([.. types.Select(type => OfType(type, node, levels))]),
        };
    }

    private BodySchema Union(List<YamlNode> alternatives, int levels) =>
        SchemaUnion.Of([.. alternatives.Where(each => !IsNull(each)).Select(each => Read(each, levels))]);

    private bool IsNull(YamlNode node) => _document.Resolve(node).Texts("type") is ["null"];

    /// <summary>Objects that are all to be taken are one with the properties of each; of anything else that one part is all.</summary>
    private BodySchema All(IReadOnlyList<YamlNode> parts, int levels)
    {
        if (parts is [var only])
            return Read(only, levels);

        var properties = new SortedDictionary<string, BodyProperty>(StringComparer.Ordinal);
        foreach (var part in parts)
        {
            if (Read(part, levels).Object?.Properties is not { } own)
                return BodySchema.Anything;

            foreach (var property in own)
                properties[property.Name] = property;
        }

        return new() { Object = new() { Properties = [.. properties.Values] } };
    }

    private BodySchema OfType(string type, YamlNode node, int levels) => type switch
    {
        "string" => new() { Text = TextOf(node) },
        "boolean" => new() { Boolean = true },
        "number" or "integer" => new() { Number = new(type == "integer", node.Number("minimum"), node.Number("maximum")) },
        "array" => new() { List = new(node.Member("items") is { } items ? Read(items, levels) : BodySchema.Anything, node.Whole("minItems"), node.Whole("maxItems")) },
        "object" => new() { Object = levels == 0 ? new() : ObjectOf(node, levels - 1) },
        _ => throw new InvalidDataException($"'{type}' is no type of JSON."),
    };

    private static TextShape TextOf(YamlNode node)
    {
        if (node.Member("enum") is not null)
            return new([.. node.Texts("enum")]);

        // Names have their rule in their description only, in one wording everywhere.
        var description = string.Join(' ', (node.Text("description") ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var name = $"Must be a-z, A-Z, 0-9, or contain underscores and dashes, with a maximum length of {BatchLimits.SchemaNameCharacters}.";
        return description.Contains(name, StringComparison.Ordinal)
            ? new(null, 1, BatchLimits.SchemaNameCharacters) { IsName = true }
            : new(null, node.Whole("minLength"), node.Whole("maxLength"));
    }

    private ObjectShape ObjectOf(YamlNode node, int levels)
    {
        var others = node.Member("additionalProperties");
        if (node.Member("properties") is not YamlMappingNode { Children.Count: > 0 } members)
            return others is YamlMappingNode { Children.Count: > 0 } values ? new() { Values = Read(values, levels) } : new();

        // Besides the known names it has any others.
        if (others is YamlMappingNode || (others as YamlScalarNode)?.Value == "true")
            return new();

        var required = node.Texts("required");
        var known = members.Members().Where(member => !IsHandedBack(members, required) || member.Key == SchemaUnion.Type);
        var properties = known
            .Select(member => Property(member.Key, member.Value, required.Contains(member.Key), levels))
            .OrderBy(property => property.Name, StringComparer.Ordinal)
            .ToList();
        return properties.Count == 0 ? new() : new() { Properties = properties, IsClosed = (others as YamlScalarNode)?.Value == "false" };
    }

    /// <summary>
    /// What the service wrote once, with its id and status, is handed back to it as it was: the document says what the service writes, not what it asks for.
    /// Of messages it says both.
    /// </summary>
    private static bool IsHandedBack(YamlNode members, IReadOnlyList<string> required) =>
        (required.Contains("id") || members.Member("status") is not null) && members.Member("role") is null;

    private BodyProperty Property(string name, YamlNode node, bool isRequired, int levels) => new(name, Read(node, levels))
    {
        // Where null is taken, or something stands for what is absent, its absence is taken too, as far as is known.
        IsRequired = isRequired && (SchemaUnion.Discriminators.Contains(name) || !(TakesNull(node) || HasDefault(node))),
        Deprecated = Deprecation.Of(node, _document),
    };

    private bool HasDefault(YamlNode node) =>
        _document.Resolve(node).Member("default") is not null || (node.Text("description") ?? "").Contains("Defaults to", StringComparison.OrdinalIgnoreCase);

    private bool TakesNull(YamlNode node)
    {
        node = _document.Resolve(node);
        return node.Flag("nullable")
            || node.Texts("type").Contains("null")
            || node.Elements("anyOf").Concat(node.Elements("oneOf")).Any(TakesNull);
    }
}
