using BatchTasks.Catalog.OpenApi;
using BatchTasks.Shared.Endpoints;
using YamlDotNet.RepresentationModel;

namespace BatchTasks.Catalog.Schemas;

/// <summary>The names of models that the document lists for each endpoint.</summary>
internal static class ModelNames
{
    /// <summary>Endpoints that no batch is for, with models that are sometimes asked for in one.</summary>
    private static readonly string[] s_elsewhere = ["/v1/audio/speech", "/v1/audio/transcriptions", "/v1/audio/translations"];

    /// <summary>The lists of the two differ where the models don't.</summary>
    private static readonly string[] s_images = [EndpointCatalog.ImageGenerations, EndpointCatalog.ImageEdits];

    /// <summary>Each name with the endpoints that it serves.</summary>
    public static SortedDictionary<string, IReadOnlyList<string>> Read(OpenApiDocument document)
    {
        var models = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var endpoint in EndpointCatalog.All.Concat(s_elsewhere))
        {
            string[] serving = s_images.Contains(endpoint) ? s_images : [endpoint];
            foreach (var body in document.RequestBodies(endpoint))
            {
                foreach (var name in Properties(body, document).Where(each => each.Key == "model").SelectMany(each => Names(each.Value, document)))
                    models[name] = [.. models.GetValueOrDefault(name, []).Union(serving)];
            }
        }

        return models;
    }

    private static IEnumerable<KeyValuePair<string, YamlNode>> Properties(YamlNode schema, OpenApiDocument document)
    {
        schema = document.Resolve(schema);
        return schema.Member("properties").Members().Concat(schema.Elements("allOf").SelectMany(part => Properties(part, document)));
    }

    private static IEnumerable<string> Names(YamlNode schema, OpenApiDocument document)
    {
        schema = document.Resolve(schema);
        return schema.Texts("enum").Concat(schema.Elements("anyOf").SelectMany(part => Names(part, document)));
    }
}
