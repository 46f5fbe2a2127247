using System.Security.Cryptography;
using BatchTasks.Catalog.OpenApi;
using BatchTasks.Catalog.Schemas;
using BatchTasks.Catalog.Writing;
using BatchTasks.Shared.Endpoints;

namespace BatchTasks.Catalog;

/// <summary>The catalogue's data as C# files, computed out of the service's OpenAPI document and nothing else.</summary>
public static class CatalogFiles
{
    private static readonly (string Endpoint, string Name)[] s_endpoints =
    [
        (EndpointCatalog.Responses, "ResponsesBody"),
        (EndpointCatalog.ChatCompletions, "ChatCompletionsBody"),
        (EndpointCatalog.Embeddings, "EmbeddingsBody"),
        (EndpointCatalog.Completions, "CompletionsBody"),
        (EndpointCatalog.Moderations, "ModerationsBody"),
        (EndpointCatalog.ImageGenerations, "ImageGenerationsBody"),
        (EndpointCatalog.ImageEdits, "ImageEditsBody"),
        (EndpointCatalog.Videos, "VideosBody"),
    ];

    /// <summary>Each file's name and content, for the document's bytes.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(byte[] openApi)
    {
        ArgumentNullException.ThrowIfNull(openApi);
        var document = new OpenApiDocument(openApi);
        var source = $"the service's OpenAPI document {document.Version} (SHA-256 {Convert.ToHexStringLower(SHA256.HashData(openApi))})";
        var files = new List<KeyValuePair<string, string>>();
        foreach (var (endpoint, name) in s_endpoints)
        {
            var body = SchemaReader.Read(endpoint, document);
            files.Add(new($"{name}.cs", SchemaWriter.Write(endpoint, name, body, source)));
        }

        files.Add(new("PublishedModels.cs", ModelsWriter.Write(ModelNames.Read(document), source)));
        return files;
    }
}
