using System;
using System.Collections.Generic;
using System.Linq;
using BatchTasks.Shared.Endpoints;
using BatchTasks.Shared.Limits;

namespace BatchTasks.Shared.Providers;

/// <summary>What one service of the Batch API allows: the presets that the library offers at run time and that a project names for its checks.</summary>
internal sealed record ProviderLimits
{
    /// <summary>Source: the service's Batch guide.</summary>
    public static readonly ProviderLimits OpenAI = new("OpenAI", "OpenAI") { HasPublishedModels = true, HasPublishedBodies = true, TakesFileExpiry = true };

    /// <summary>
    /// Source: its documentation of global batch limits. Models are named by deployments. Of the endpoints its articles name fewer than its API reference, so
    /// none is refused; it takes them with and without the version.
    /// </summary>
    public static readonly ProviderLimits AzureOpenAI = new("AzureOpenAI", "Azure OpenAI")
    {
        Endpoints = new() { OtherPrefixes = ["", ServedEndpoints.PublishedPrefix], HasOthers = true },
        Requests = 100_000,
        HasPublishedBodies = true,
        OwnParameters = ["data_sources", "enhancements", "user_security_context"],
        TakesFileExpiry = true,
    };

    /// <summary>Source: its package and documentation.</summary>
    public static readonly ProviderLimits Groq = new("Groq", "Groq")
    {
        Bytes = 100_000_000,
        CompletionWindows = new(24, 7 * 24),

        // And audio, which has no published endpoint in batches.
        Endpoints = new() { Service = "Groq", Endpoints = [EndpointCatalog.ChatCompletions], HasOthers = true },
    };

    /// <summary>Alibaba Model Studio. Source: its error codes and batch documentation.</summary>
    public static readonly ProviderLimits DashScope = new("DashScope", "DashScope")
    {
        Bytes = 500_000_000,
        BytesPerLine = 1_000_000,
        CustomIdLength = 256,
        CompletionWindows = new(24, 14 * 24),
        Endpoints = new()
        {
            Service = "DashScope",
            Endpoints = [EndpointCatalog.ChatCompletions, EndpointCatalog.Embeddings],

            // Answers for nothing, to try a file with.
            OtherUrls = new Dictionary<string, string> { ["/v1/chat/ds-test"] = EndpointCatalog.ChatCompletions },
        },
    };

    /// <summary>Zhipu (BigModel). Source: its Batch API guide.</summary>
    public static readonly ProviderLimits Zhipu = new("Zhipu", "Zhipu")
    {
        Bytes = 100_000_000,
        CustomIdLength = 64,
        Endpoints = new()
        {
            Service = "Zhipu",
            Prefix = "/v4",
            Endpoints = [EndpointCatalog.ChatCompletions, EndpointCatalog.Embeddings, EndpointCatalog.ImageGenerations],
            HasOthers = true,
        },
    };

    /// <summary>Its batch runner has no limits of its own. It goes by the end of a url, and has scores, ranks and audio beside the published endpoints.</summary>
    public static readonly ProviderLimits Vllm = new("Vllm", "vLLM")
    {
        Requests = int.MaxValue,
        Bytes = long.MaxValue,
        EmbeddingInputs = int.MaxValue,
        EmbeddingInputsPerRequest = int.MaxValue,
        CompletionWindows = null,
        Endpoints = new()
        {
            Service = "vLLM",
            Endpoints = [EndpointCatalog.ChatCompletions, EndpointCatalog.Embeddings, EndpointCatalog.Completions],
            GoesByTheEnd = true,
            HasOthers = true,
        },
    };

    /// <summary>The strictest of what is known of all services, so that a file goes to any of them that serves its endpoint under the published url.</summary>
    public static readonly ProviderLimits Portable = new("Portable", "any known service")
    {
        Bytes = 100_000_000,
        BytesPerLine = 1_000_000,
        HasPublishedBodies = true,
        CustomIdLength = 64,
        CustomIdAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-",
    };

    public static readonly IReadOnlyList<ProviderLimits> All = [OpenAI, AzureOpenAI, Groq, DashScope, Zhipu, Vllm, Portable];

    private ProviderLimits(string key, string name) => (Key, Name) = (key, name);

    /// <summary>How a project names it in <c>BatchTasksProvider</c>: the name of the library's preset.</summary>
    public string Key { get; }

    /// <summary>The service's name, for messages.</summary>
    public string Name { get; }

    public int Requests { get; private init; } = BatchLimits.RequestsPerFile;

    public long Bytes { get; private init; } = BatchLimits.BytesPerFile;

    /// <summary>Bytes of one line, or null where only the file's limit holds.</summary>
    public long? BytesPerLine { get; private init; }

    public int EmbeddingInputs { get; private init; } = BatchLimits.EmbeddingInputsPerBatch;

    public int EmbeddingInputsPerRequest { get; private init; } = BatchLimits.EmbeddingInputsPerRequest;

    /// <summary>Code points of a custom_id, or null where no limit is documented.</summary>
    public int? CustomIdLength { get; private init; }

    /// <summary>The characters that a custom_id may have, or null where any will do.</summary>
    public string? CustomIdAlphabet { get; private init; }

    /// <summary>The completion windows, or null where any will do.</summary>
    public CompletionWindows? CompletionWindows { get; private init; } = CompletionWindows.Only24Hours;

    /// <summary>The endpoints that its batches serve, and their urls.</summary>
    public ServedEndpoints Endpoints { get; private init; } = ServedEndpoints.Published;

    /// <summary>Whether models are named as in the published schema, so that one that serves another endpoint is a mistake.</summary>
    public bool HasPublishedModels { get; private init; }

    /// <summary>Whether bodies have the parameters of the published schema and no others.</summary>
    public bool HasPublishedBodies { get; private init; }

    /// <summary>Whether files may be given the time after which they are deleted.</summary>
    public bool TakesFileExpiry { get; private init; }

    /// <summary>Parameters that the service has beside those of the published schema.</summary>
    public IReadOnlyList<string> OwnParameters { get; private init; } = [];

    /// <summary>The preset of that key, upper and lower case alike, or null.</summary>
    public static ProviderLimits? Find(string key) => All.FirstOrDefault(each => each.Key.Equals(key, StringComparison.OrdinalIgnoreCase));
}
