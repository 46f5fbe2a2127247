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

    /// <summary>A parameter, or with dots the property of an object that a parameter is (<c>reasoning.effort</c>); null where none of that name is known.</summary>
    public static BodyProperty? Parameter(string endpoint, string name)
    {
        var properties = Parameters(endpoint);
        BodyProperty? found = null;
        foreach (var step in name.Split('.'))
        {
            found = properties?.FirstOrDefault(each => each.Name == step);
            if (found is null)
                return null;

            properties = Properties(found.Schema);
        }

        return found! with { Name = name };
    }

    /// <summary>The properties of an object; of one of several all that one of them has. Null where any name will do, or where it is no object.</summary>
    public static IReadOnlyList<BodyProperty>? Properties(BodySchema schema) => schema.Object is not { } shape ? null
        : shape.Discriminator is null ? shape.Properties
        : [.. shape.Variants.Select(variant => variant.Shape).Concat(shape.Default is { } other ? [other] : []).SelectMany(each => each.Properties ?? [])];

    private static Lazy<IReadOnlyList<BodyProperty>> Of(Func<BodySchema> create) => new(() => create().Object!.Properties!);
}
