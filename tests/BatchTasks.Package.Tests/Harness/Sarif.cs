using System.Text.Json;

namespace BatchTasks.Package.Tests.Harness;

/// <summary>What the compiler reported, infos too: its log in the SARIF format.</summary>
internal static class Sarif
{
    /// <summary>The value of the ErrorLog property; the comma is escaped for the command line.</summary>
    public static string LogTo(string file) => $"-p:ErrorLog={file}%2Cversion=2.1";

    /// <summary>File name, line and rule of each result of the given rules, in order, each once.</summary>
    public static IReadOnlyList<string> Read(string file, string idPrefix)
    {
        using var log = JsonDocument.Parse(File.ReadAllBytes(file));
        return
        [
            .. log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
                .Where(result => result.GetProperty("ruleId").GetString()!.StartsWith(idPrefix, StringComparison.Ordinal))
                .Select(Place)
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
    }

    private static string Place(JsonElement result)
    {
        var id = result.GetProperty("ruleId").GetString();
        if (!result.TryGetProperty("locations", out var locations) || locations.GetArrayLength() == 0)
            return $"{id}";

        var place = locations[0].GetProperty("physicalLocation");
        var file = Path.GetFileName(new Uri(place.GetProperty("artifactLocation").GetProperty("uri").GetString()!, UriKind.RelativeOrAbsolute).ToString());
        return $"{file}({place.GetProperty("region").GetProperty("startLine").GetInt32()}): {id}";
    }
}
