using System.Collections.Generic;

namespace BatchTasks.Shared.Endpoints;

/// <summary>The endpoints that the Batch API serves. Source: <c>CreateBatchRequest.endpoint</c> of the OpenAPI document (2.3.0).</summary>
internal static class EndpointCatalog
{
    public const string Responses = "/v1/responses";
    public const string ChatCompletions = "/v1/chat/completions";
    public const string Embeddings = "/v1/embeddings";
    public const string Completions = "/v1/completions";
    public const string Moderations = "/v1/moderations";
    public const string ImageGenerations = "/v1/images/generations";
    public const string ImageEdits = "/v1/images/edits";
    public const string Videos = "/v1/videos";

    /// <summary>In the order in which the service lists them in its error message.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        Responses, ChatCompletions, Embeddings, Completions, Moderations, ImageGenerations, ImageEdits, Videos,
    ];

    public static bool IsServed(string endpoint)
    {
        foreach (var served in All)
        {
            if (served == endpoint)
                return true;
        }

        return false;
    }

    /// <summary>
    /// The parts of a body that the Batch API asks for before it runs anything. Source: <c>required</c> of each request's schema, and for the responses
    /// endpoint the answer "Model parameter is required.".
    /// </summary>
    public static IReadOnlyList<string> RequiredBodyParts(string endpoint) => endpoint switch
    {
        ChatCompletions => ["model", "messages"],
        Embeddings => ["model", "input"],
        Completions => ["model", "prompt"],
        Responses => ["model"],
        Moderations => ["input"],
        ImageGenerations or Videos => ["prompt"],
        ImageEdits => ["images", "prompt"],
        _ => [],
    };
}
