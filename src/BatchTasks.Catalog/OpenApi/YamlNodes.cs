using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace BatchTasks.Catalog.OpenApi;

/// <summary>Questions to a node of the document. What is not there is null or empty.</summary>
internal static class YamlNodes
{
    public static YamlNode? Member(this YamlNode node, string name) =>
        node is YamlMappingNode mapping && mapping.Children.TryGetValue(new YamlScalarNode(name), out var value) ? value : null;

    public static IEnumerable<KeyValuePair<string, YamlNode>> Members(this YamlNode? node) =>
        node is YamlMappingNode mapping ? mapping.Children.Select(child => KeyValuePair.Create(((YamlScalarNode)child.Key).Value!, child.Value)) : [];

    public static IReadOnlyList<YamlNode> Elements(this YamlNode node, string name) => node.Member(name) is YamlSequenceNode list ? [.. list.Children] : [];

    public static string? Text(this YamlNode node, string name) => node.Member(name) is YamlScalarNode scalar ? scalar.Value : null;

    /// <summary>The texts of a list, or of the one text that stands in its place.</summary>
    public static IReadOnlyList<string> Texts(this YamlNode node, string name) => node.Member(name) switch
    {
        YamlScalarNode { Value: { } one } => [one],
        YamlSequenceNode list => [.. list.Children.OfType<YamlScalarNode>().Select(each => each.Value!)],
        _ => [],
    };

    public static bool Flag(this YamlNode node, string name) => node.Text(name) == "true";

    public static int? Whole(this YamlNode node, string name) => node.Text(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    public static decimal? Number(this YamlNode node, string name) =>
        node.Text(name) is { } text ? decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) : null;
}
