using BatchTasks.Shared.Endpoints;

namespace BatchTasks;

/// <summary>The endpoints that the Batch API serves, as the <c>url</c> of a batch line and the <c>endpoint</c> of a batch.</summary>
/// <remarks>Source: <c>CreateBatchRequest.endpoint</c> in the published OpenAPI document of the service.</remarks>
public static class BatchEndpoints
{
    /// <summary><c>/v1/chat/completions</c></summary>
    public const string ChatCompletions = EndpointCatalog.ChatCompletions;

    /// <summary><c>/v1/embeddings</c></summary>
    public const string Embeddings = EndpointCatalog.Embeddings;

    /// <summary><c>/v1/responses</c></summary>
    public const string Responses = EndpointCatalog.Responses;

    /// <summary><c>/v1/completions</c></summary>
    public const string Completions = EndpointCatalog.Completions;

    /// <summary><c>/v1/moderations</c></summary>
    public const string Moderations = EndpointCatalog.Moderations;

    /// <summary><c>/v1/images/generations</c></summary>
    public const string ImageGenerations = EndpointCatalog.ImageGenerations;

    /// <summary><c>/v1/images/edits</c></summary>
    public const string ImageEdits = EndpointCatalog.ImageEdits;

    /// <summary><c>/v1/videos</c></summary>
    public const string Videos = EndpointCatalog.Videos;
}
