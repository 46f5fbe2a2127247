using System.Text.Json;

namespace BatchTasks;

/// <summary>What a run was started with, as far as whoever carries it on without the caller's options needs it.</summary>
internal sealed record RunSettings
{
    /// <summary>The endpoint as the service knows it.</summary>
    public required string Url { get; init; }

    public required string CompletionWindow { get; init; }

    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    public TimeSpan? InputExpiresAfter { get; init; }

    public TimeSpan? OutputExpiresAfter { get; init; }

    public TimeSpan PollInterval { get; init; }

    public TimeSpan ResultFileWait { get; init; }

    public TimeSpan TransferTimeout { get; init; }

    public TimeSpan CreationWait { get; init; }

    public BatchRetryPolicy Retry { get; init; } = BatchRetryPolicy.Default;

    public BatchFileCleanUp FileCleanUp { get; init; }

    public int? MaxBatchesInFlight { get; init; }

    public long? MaxEnqueuedTokens { get; init; }

    public static RunSettings Of(BatchRunOptions options, string endpoint) => new()
    {
        Url = options.Provider.UrlOf(endpoint),
        CompletionWindow = options.CompletionWindow,
        Metadata = options.Metadata,
        InputExpiresAfter = options.InputExpiresAfter ?? options.UsualExpiry,
        OutputExpiresAfter = options.OutputExpiresAfter ?? options.UsualExpiry,
        PollInterval = options.PollInterval,
        ResultFileWait = options.ResultFileWait,
        TransferTimeout = options.TransferTimeout,
        CreationWait = options.CreationWait,
        Retry = options.Retry,
        FileCleanUp = options.FileCleanUp,
        MaxBatchesInFlight = options.MaxBatchesInFlight,
        MaxEnqueuedTokens = options.MaxEnqueuedTokens,
    };

    public static RunSettings Parse(string json) => JsonSerializer.Deserialize(json, RunSettingsJson.Default.RunSettings)!;

    public string ToJson() => JsonSerializer.Serialize(this, RunSettingsJson.Default.RunSettings);
}
