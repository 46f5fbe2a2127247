using System;
using System.Collections.Generic;
using System.Linq;
using BatchTasks.Shared.Bodies.Data;
using BatchTasks.Shared.Endpoints;

namespace BatchTasks.Shared.Bodies;

/// <summary>The published bodies of the endpoints that the Batch API serves. Each is made when it is first asked for.</summary>
internal static class BodyCatalog
{
    private static readonly Dictionary<string, Lazy<IReadOnlyList<BodyProperty>>> s_parameters =
        new Dictionary<string, Lazy<IReadOnlyList<BodyProperty>>>(StringComparer.Ordinal)
        {
            [EndpointCatalog.Responses] = Of(static () => ResponsesBody.Create()),
            [EndpointCatalog.ChatCompletions] = Of(static () => ChatCompletionsBody.Create()),
            [EndpointCatalog.Embeddings] = Of(static () => EmbeddingsBody.Create()),
            [EndpointCatalog.Completions] = Of(static () => CompletionsBody.Create()),
            [EndpointCatalog.Moderations] = Of(static () => ModerationsBody.Create()),
            [EndpointCatalog.ImageGenerations] = Of(static () => ImageGenerationsBody.Create()),
            [EndpointCatalog.ImageEdits] = Of(static () => ImageEditsBody.Create()),
            [EndpointCatalog.Videos] = Of(static () => VideosBody.Create()),
        };

    /// <summary>The parameters of a body, or null for an endpoint that the Batch API does not serve.</summary>
    public static IReadOnlyList<BodyProperty>? Parameters(string endpoint) => s_parameters.TryGetValue(endpoint, out var parameters) ? parameters.Value : null;

    public static BodyProperty? Parameter(string endpoint, string name) => Parameters(endpoint)?.FirstOrDefault(each => each.Name == name);

    private static Lazy<IReadOnlyList<BodyProperty>> Of(Func<BodySchema> create) => new(() => create().Object!.Properties!);
}
