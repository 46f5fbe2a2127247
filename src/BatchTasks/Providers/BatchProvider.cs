using BatchTasks.Shared.Endpoints;
using BatchTasks.Shared.Limits;
using BatchTasks.Shared.Providers;

namespace BatchTasks;

/// <summary>What one service of the Batch API allows. Start from a preset and change what differs with a <c>with</c> expression.</summary>
public sealed record BatchProvider
{
    /// <summary>OpenAI: 50,000 requests and 200,000,000 bytes a file; 50,000 embedding inputs a batch. Source: the service's Batch guide.</summary>
    public static BatchProvider OpenAI { get; } = Of(ProviderLimits.OpenAI);

    /// <summary>
    /// Azure OpenAI: 100,000 requests and 200,000,000 bytes a file. It takes urls with and without <c>/v1</c>; for those of its older API versions
    /// (<c>/chat/completions</c>) give <c>BatchProvider.AzureOpenAI with { UrlPrefix = "" }</c>. Source: its documentation of global batch limits.
    /// </summary>
    public static BatchProvider AzureOpenAI { get; } = Of(ProviderLimits.AzureOpenAI);

    /// <summary>Groq: chat completions; 50,000 requests and 100,000,000 bytes a file. Source: its package and documentation.</summary>
    public static BatchProvider Groq { get; } = Of(ProviderLimits.Groq);

    /// <summary>DashScope (Alibaba Model Studio): chat completions and embeddings; 50,000 requests, 500,000,000 bytes a file, 1,000,000 bytes a line, ids of up to 256 characters.</summary>
    public static BatchProvider DashScope { get; } = Of(ProviderLimits.DashScope);

    /// <summary>
    /// Zhipu (BigModel): urls that begin with <c>/v4</c>; chat completions, embeddings and image generations; 50,000 requests and 100,000,000 bytes a file, ids
    /// of up to 64 characters. Source: its Batch API guide.
    /// </summary>
    public static BatchProvider Zhipu { get; } = Of(ProviderLimits.Zhipu);

    /// <summary>vLLM's batch runner: chat completions, completions and embeddings, and urls of its own; no limits.</summary>
    public static BatchProvider Vllm { get; } = Of(ProviderLimits.Vllm);

    /// <summary>
    /// The strictest of what is known of all services: 50,000 requests and 100,000,000 bytes a file, 1,000,000 bytes a line, ids of 1 to 64 characters
    /// out of <c>A-Z a-z 0-9 _ -</c>. Which endpoints a service has differs: all have chat completions.
    /// </summary>
    public static BatchProvider Portable { get; } = Of(ProviderLimits.Portable);

    /// <summary>
    /// The presets by the names that a project's <c>BatchTasksProvider</c> has for them, upper and lower case alike: for a name out of a configuration or a
    /// command line.
    /// </summary>
    public static IReadOnlyDictionary<string, BatchProvider> Presets { get; } = new[] { OpenAI, AzureOpenAI, Groq, DashScope, Zhipu, Vllm, Portable }
        .ToDictionary(static provider => provider.Preset!.Key, StringComparer.OrdinalIgnoreCase);

    /// <summary>The service's name, for messages.</summary>
    public required string Name { get; init; }

    /// <summary>Requests (lines) in one file.</summary>
    public int MaxRequestsPerFile { get; init; } = BatchLimits.RequestsPerFile;

    /// <summary>Bytes of one file, line breaks among them.</summary>
    public long MaxBytesPerFile { get; init; } = BatchLimits.BytesPerFile;

    /// <summary>Bytes of one line with its line break, or <see langword="null"/> where only the file's limit holds.</summary>
    public long? MaxBytesPerLine { get; init; }

    /// <summary>Embedding inputs over all requests of one batch.</summary>
    public int MaxEmbeddingInputsPerBatch { get; init; } = BatchLimits.EmbeddingInputsPerBatch;

    /// <summary>Embedding inputs of one request.</summary>
    public int MaxEmbeddingInputsPerRequest { get; init; } = BatchLimits.EmbeddingInputsPerRequest;

    /// <summary>Characters (Unicode code points) of a <c>custom_id</c>, or <see langword="null"/> where no limit is documented.</summary>
    public int? MaxCustomIdLength { get; init; }

    /// <summary>The characters that a <c>custom_id</c> may have, or <see langword="null"/> where any will do.</summary>
    public string? CustomIdAlphabet { get; init; }

    /// <summary>The shortest completion window in hours, or <see langword="null"/> where any text will do. Where it is also the longest, it is given as <c>24h</c>.</summary>
    public int? MinCompletionWindowHours { get; init; }

    /// <summary>The longest completion window in hours, or <see langword="null"/> where any text will do.</summary>
    public int? MaxCompletionWindowHours { get; init; }

    /// <summary>The endpoints of <see cref="BatchEndpoints"/> that the service's batches serve. All of them unless given.</summary>
    public IReadOnlyList<string> Endpoints { get; init; } = EndpointCatalog.All;

    /// <summary>What urls begin with in place of the <c>/v1</c> of <see cref="BatchEndpoints"/>: <c>/v4</c>, or nothing.</summary>
    public string UrlPrefix { get; init; } = ServedEndpoints.PublishedPrefix;

    /// <summary>Whether the service serves its <see cref="Endpoints"/> and no other urls.</summary>
    public bool HasPublishedEndpoints { get; init; }

    /// <summary>Whether an uploaded file may be given the time after which it is deleted, and a batch that of its result files.</summary>
    public bool TakesFileExpiry { get; init; }

    /// <summary>The preset that it was made from, which knows what bodies may hold; null for a service of the user's own.</summary>
    internal ProviderLimits? Preset { get; private init; }

    /// <summary>The url that the service knows an endpoint by: what stands in each line, and what the batch is created with.</summary>
    /// <param name="endpoint">One of <see cref="BatchEndpoints"/>. Anything else is a url already, and stays as it is.</param>
    public string UrlOf(string endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return Served.UrlOf(endpoint);
    }

    /// <summary>The endpoints with what the preset knows of their urls.</summary>
    internal ServedEndpoints Served => (Preset?.Endpoints ?? new() { Service = Name }) with { Endpoints = Endpoints, Prefix = UrlPrefix, HasOthers = !HasPublishedEndpoints };

    /// <summary>Whether the service's batches serve an endpoint. Of urls that no service publishes it is not known; they are left to a service that may have them.</summary>
    /// <param name="endpoint">One of <see cref="BatchEndpoints"/>, or a url in the service's own form.</param>
    public bool Serves(string endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        var served = Served;
        return served.Takes(served.UrlOf(endpoint));
    }

    /// <summary>The end of a message about an endpoint that it refuses.</summary>
    internal string HintFor(string endpoint) => UnservedEndpoint.Of(endpoint, Served).Hint;

    private static BatchProvider Of(ProviderLimits limits) => new()
    {
        Preset = limits,
        Name = limits.Name,
        MaxRequestsPerFile = limits.Requests,
        MaxBytesPerFile = limits.Bytes,
        MaxBytesPerLine = limits.BytesPerLine,
        MaxEmbeddingInputsPerBatch = limits.EmbeddingInputs,
        MaxEmbeddingInputsPerRequest = limits.EmbeddingInputsPerRequest,
        MaxCustomIdLength = limits.CustomIdLength,
        CustomIdAlphabet = limits.CustomIdAlphabet,
        MinCompletionWindowHours = limits.CompletionWindows?.LeastHours,
        MaxCompletionWindowHours = limits.CompletionWindows?.MostHours,
        Endpoints = limits.Endpoints.Endpoints,
        UrlPrefix = limits.Endpoints.Prefix,
        HasPublishedEndpoints = !limits.Endpoints.HasOthers,
        TakesFileExpiry = limits.TakesFileExpiry,
    };
}
