namespace BatchTasks.Shared.Limits;

/// <summary>The numbers of the Batch API, each written here and nowhere else. Source: the service's Batch guide and OpenAPI document.</summary>
internal static class BatchLimits
{
    /// <summary>Requests in one input file.</summary>
    public const int RequestsPerFile = 50_000;

    /// <summary>Bytes of one input file. The documents say "200 MB"; the smaller reading (10^6) is the safe one.</summary>
    public const long BytesPerFile = 200_000_000;

    /// <summary>Embedding inputs over all requests of one batch: each element of an array input counts.</summary>
    public const int EmbeddingInputsPerBatch = 50_000;

    /// <summary>Elements of one embedding request's array input.</summary>
    public const int EmbeddingInputsPerRequest = 2048;

    /// <summary>Characters of the url of an image that is edited or that a video begins with; a data URL with its base64 counts as one.</summary>
    public const int ImageUrlCharacters = 20_971_520;

    public const string CompletionWindow = "24h";

    public const int MetadataPairs = 16;
    public const int MetadataKeyCharacters = 64;
    public const int MetadataValueCharacters = 512;

    /// <summary>Seconds in <c>expires_after</c> and <c>output_expires_after</c>.</summary>
    public const int ExpirySecondsMinimum = 3_600;
    public const int ExpirySecondsMaximum = 2_592_000;

    /// <summary>Characters of a schema or function name, out of <c>a-z A-Z 0-9 _ -</c>.</summary>
    public const int SchemaNameCharacters = 64;
}
