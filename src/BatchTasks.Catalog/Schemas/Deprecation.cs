using System.Text.RegularExpressions;
using BatchTasks.Catalog.OpenApi;
using YamlDotNet.RepresentationModel;

namespace BatchTasks.Catalog.Schemas;

/// <summary>Whether a property is deprecated, and what its description names in its place.</summary>
internal static partial class Deprecation
{
    /// <summary>Null where it is not deprecated; empty where nothing is named; else as <c>'tools'</c> or <c>'a' and 'b'</c>.</summary>
    public static string? Of(YamlNode property, OpenApiDocument document)
    {
        var node = document.Resolve(property);
        var parts = node.Elements("anyOf").Select(document.Resolve).Where(part => part.Texts("type") is not ["null"]).Prepend(node).ToList();
        if (!node.Flag("deprecated") && !(parts.Count == 2 && parts[1].Flag("deprecated")))
            return null;

        var description = string.Join(' ', parts.Append(property).Select(part => part.Text("description")));
        var match = Instead().Match(description);
        return string.Join(" and ", match.Groups["name"].Captures.Select(name => $"'{name.Value}'"));
    }

    [GeneratedRegex(@"(?:deprecated in favor of|replaced by|\buse) `(?<name>[\w.]+)`(?: and `(?<name>[\w.]+)`)?", RegexOptions.IgnoreCase)]
    private static partial Regex Instead();
}
