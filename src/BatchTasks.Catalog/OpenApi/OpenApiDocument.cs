using System.Text;
using YamlDotNet.RepresentationModel;

namespace BatchTasks.Catalog.OpenApi;

/// <summary>The service's description of itself.</summary>
internal sealed class OpenApiDocument
{
    private const string SchemaReference = "#/components/schemas/";

    private readonly YamlNode _root;
    private readonly YamlNode _schemas;

    public OpenApiDocument(byte[] yaml)
    {
        var stream = new YamlStream();

        // The document has examples that begin with a line of spaces only, which the reader refuses and which say nothing here.
        var lines = Encoding.UTF8.GetString(yaml).Split('\n').Select(line => string.IsNullOrWhiteSpace(line) ? "" : line);
        stream.Load(new StringReader(string.Join('\n', lines)));
        _root = stream.Documents[0].RootNode;
        _schemas = _root["components"]["schemas"];
    }

    public string Version => _root["info"].Text("version") ?? "";

    /// <summary>The schema of a POST's body, as JSON: a batch has no other.</summary>
    public YamlNode RequestBody(string endpoint) => Contents(endpoint).Single(content => content.Key == "application/json").Schema;

    /// <summary>The schemas of a POST's bodies in all the media types that it takes.</summary>
    public IEnumerable<YamlNode> RequestBodies(string endpoint) => Contents(endpoint).Select(content => content.Schema);

    /// <summary>What a node stands for, which may be a reference, or one with another description.</summary>
    public YamlNode Resolve(YamlNode node)
    {
        while (node.Text("$ref") is { } reference)
        {
            if (!reference.StartsWith(SchemaReference, StringComparison.Ordinal))
                throw new InvalidDataException($"The reference '{reference}' is none to a schema.");

            node = _schemas[reference[SchemaReference.Length..]];
        }

        return node;
    }

    private IEnumerable<(string Key, YamlNode Schema)> Contents(string endpoint)
    {
        // Paths are written without the version that the server's address ends with.
        var path = endpoint["/v1".Length..];
        var content = _root["paths"][path]["post"]["requestBody"]["content"];
        return content.Members().Select(member => (member.Key, member.Value["schema"]));
    }
}
