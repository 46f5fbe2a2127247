using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace BatchTasks.Conformance;

/// <summary>A YAML document as JSON: plain scalars are what YAML 1.2's core schema says, quoted ones texts.</summary>
internal static class YamlJson
{
    public static JsonNode Read(string yaml)
    {
        // The document has examples that begin with a line of spaces only, which the reader refuses and which say nothing here.
        var lines = yaml.Split('\n').Select(line => string.IsNullOrWhiteSpace(line) ? "" : line);
        var stream = new YamlStream();
        stream.Load(new StringReader(string.Join('\n', lines)));
        var root = Convert(stream.Documents[0].RootNode) ?? throw new InvalidDataException("The document is empty.");

        // Through its text: numbers of it are then read as any type of number.
        return JsonNode.Parse(root.ToJsonString())!;
    }

    private static JsonNode? Convert(YamlNode node) => node switch
    {
        YamlMappingNode mapping => new JsonObject(mapping.Children.Select(child => KeyValuePair.Create(((YamlScalarNode)child.Key).Value!, Convert(child.Value)))),
        YamlSequenceNode sequence => new JsonArray([.. sequence.Children.Select(Convert)]),
        YamlScalarNode { Style: ScalarStyle.Plain } scalar => Scalar(scalar.Value ?? ""),
        YamlScalarNode scalar => JsonValue.Create(scalar.Value),
        _ => throw new InvalidDataException($"A YAML node of the kind {node.NodeType}."),
    };

    private static JsonValue? Scalar(string text)
    {
        if (text is "" or "~" or "null")
            return null;

        if (text is "true" or "false")
            return JsonValue.Create(text == "true");

        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
            return JsonValue.Create(whole);

        const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return decimal.TryParse(text, Styles, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : JsonValue.Create(text);
    }
}
